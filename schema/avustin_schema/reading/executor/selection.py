"""What is asked of the field that the executor resolves: the same asking, of an `info`."""

from collections.abc import Iterable
from typing import Any

from graphql import FieldNode, GraphQLObjectType, get_named_type
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues
from strawberry.types import Info

from avustin_schema.reading.shared.asking import Asked, Asking


class Selection(Asking):
    """Reads what is asked of the field that is being resolved."""

    def __init__(self, info: Info) -> None:
        raw = info._raw_info
        values = raw.variable_values
        super().__init__(
            info.schema,
            raw.operation,
            {name: FragmentDetails(definition) for name, definition in raw.fragments.items()},
            values if isinstance(values, VariableValues) else VariableValues({}, values),
        )
        self.nodes = tuple(raw.field_nodes)
        self.type = get_named_type(raw.return_type)
        self._parent = raw.parent_type

    def asked(self, parent: GraphQLObjectType, nodes: Iterable[FieldNode]) -> list[Asked]:
        """The fields of an object type, in the order of the operation; `__typename` is the executor's."""
        return [each for each in self.fields(parent, nodes) if not each.name.startswith("__")]

    def own_arguments(self) -> dict[str, Any]:
        """The arguments of the field that is being resolved."""
        return self.arguments(self._parent, self.nodes[0])
