"""What an operation asks of an object type: its fields by response key, with their arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, get_named_type
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.schema import Schema
from strawberry.types.arguments import convert_arguments


@dataclass(frozen=True)
class Asked:
    """One field that is asked for: under which key, with which arguments, and what of its value."""

    key: str
    name: str
    arguments: dict[str, Any]
    nodes: tuple[FieldNode, ...]
    type: Any = None  #: the named type of its value; None of `__typename`
    parent: GraphQLObjectType | None = None


class Asking:
    """Reads the fields that an operation asks, fragments, @skip and @include applied."""

    def __init__(
        self,
        schema: Schema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDetails],
        variables: VariableValues,
    ) -> None:
        self.schema, self.operation, self.fragments, self.variables = schema, operation, fragments, variables
        self.graphql: GraphQLSchema = schema._schema

    def object_type(self, name: str) -> GraphQLObjectType:
        """The object type of that name."""
        found = self.graphql.type_map[name]
        assert isinstance(found, GraphQLObjectType)
        return found

    def roots(self) -> list[tuple[str, tuple[FieldNode, ...]]]:
        """The root fields by their response keys."""
        found = collect_fields(self.graphql, self.fragments, self.variables, self.root, self.operation)
        return [(key, tuple(each.node for each in details)) for key, details in found.grouped_field_set.items()]

    def fields(self, parent: GraphQLObjectType, nodes: Iterable[FieldNode]) -> list[Asked]:
        """The fields of an object type, in the order of the operation, `__typename` among them."""
        found = collect_subfields(
            self.graphql, self.fragments, self.variables, self.operation, parent,
            [FieldDetails(node, None) for node in nodes],
        ).grouped_field_set  # fmt: skip
        return [self._asked(parent, key, tuple(each.node for each in details)) for key, details in found.items()]

    def _asked(self, parent: GraphQLObjectType, key: str, nodes: tuple[FieldNode, ...]) -> Asked:
        name = nodes[0].name.value
        if name.startswith("__"):
            return Asked(key, name, {}, nodes)
        return Asked(
            key, name, self.arguments(parent, nodes[0]), nodes, get_named_type(parent.fields[name].type), parent
        )

    @property
    def root(self) -> GraphQLObjectType:
        """The type of the root fields."""
        found = self.graphql.get_root_type(self.operation.operation)
        assert found is not None
        return found

    def arguments(
        self, parent: GraphQLObjectType, node: FieldNode, variables: VariableValues | None = None
    ) -> dict[str, Any]:
        """The arguments of a field, as Strawberry gives them to a resolver; with other variables, if they are given."""
        definition = parent.fields[node.name.value]
        if not definition.args:
            return {}
        given = get_argument_values(definition, node, variables or self.variables)
        converter = self.schema.schema_converter
        declared = definition.extensions["strawberry-definition"].arguments
        return convert_arguments(given, declared, converter.scalar_registry, self.schema.config)
