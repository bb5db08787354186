"""What an operation asks of an object type: its fields by response key, with their arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLObjectType, get_named_type
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.schema import Schema
from strawberry.types import Info
from strawberry.types.arguments import convert_arguments


@dataclass(frozen=True)
class Asked:
    """One field that is asked for: under which key, with which arguments, and what of its value."""

    key: str
    name: str
    arguments: dict[str, Any]
    nodes: tuple[FieldNode, ...]
    type: Any  #: the named type of its value


class Selection:
    """Reads the fields that an operation asks, fragments, @skip and @include applied."""

    def __init__(self, info: Info) -> None:
        raw = info._raw_info
        self._schema: Schema = info.schema
        self._raw = raw
        values = raw.variable_values
        self._variables = values if isinstance(values, VariableValues) else VariableValues({}, values)
        self._fragments = {name: FragmentDetails(definition) for name, definition in raw.fragments.items()}
        self.nodes = tuple(raw.field_nodes)
        self.type = get_named_type(raw.return_type)

    def object_type(self, name: str) -> GraphQLObjectType:
        """The object type of that name."""
        found = self._raw.schema.type_map[name]
        assert isinstance(found, GraphQLObjectType)
        return found

    def asked(self, parent: GraphQLObjectType, nodes: Iterable[FieldNode]) -> list[Asked]:
        """The fields of an object type, in the order of the operation."""
        collected = collect_subfields(
            self._raw.schema, self._fragments, self._variables, self._raw.operation, parent,
            [FieldDetails(node, None) for node in nodes],
        ).grouped_field_set  # fmt: skip
        return [
            self._asked(parent, key, tuple(detail.node for detail in details))
            for key, details in collected.items()
            if not details[0].node.name.value.startswith("__")
        ]

    def arguments(self) -> dict[str, Any]:
        """The arguments of the field that is being resolved."""
        return self._arguments(self._raw.parent_type, self._raw.field_nodes[0])

    def _asked(self, parent: GraphQLObjectType, key: str, nodes: tuple[FieldNode, ...]) -> Asked:
        name = nodes[0].name.value
        arguments = self._arguments(parent, nodes[0])
        return Asked(key, name, arguments, nodes, get_named_type(parent.fields[name].type))

    def _arguments(self, parent: GraphQLObjectType, node: FieldNode) -> dict[str, Any]:
        definition = parent.fields[node.name.value]
        if not definition.args:
            return {}
        given = get_argument_values(definition, node, self._variables)
        declared = definition.extensions["strawberry-definition"].arguments
        converter = self._schema.schema_converter
        return convert_arguments(given, declared, converter.scalar_registry, self._schema.config)
