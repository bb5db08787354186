"""What an operation costs, before it is run: page sizes times what is asked of each, variables by their values.

Fields are collected as execution collects them, so that what is spread or written twice counts once.
"""

from collections.abc import Callable, Iterable
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    value_from_ast_untyped,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues

from avustin_schema.http.limits.weights import REQUEST, length_of, weight_of
from avustin_schema.paging import MOST, SIZE

PAGES = ("first", "last")
BEYOND = 1_000_000  #: points; nothing further is counted
Check = Callable[[str, int], None]


class Costs:
    """Counts one operation with its variables' values. `check` gets each page size and number of ids, by its argument."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode,
        variables: VariableValues, check: Check,
    ) -> None:  # fmt: skip
        self._schema, self._operation, self._variables, self._check = schema, operation, variables, check
        self._fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        self._known: dict[tuple[Any, ...], float] = {}
        self._visited = 0

    def counted(self) -> int:
        """The points."""
        root = self._schema.get_root_type(self._operation.operation)
        assert root is not None
        found = collect_fields(self._schema, self._fragments, self._variables, root, self._operation)
        is_mutation = self._operation.operation.value == "mutation"
        points = self._sum(root, found.grouped_field_set, None, is_mutation=is_mutation)
        return REQUEST + int(min(points + 0.999, BEYOND))

    def _sum(self, parent: GraphQLObjectType, groups: Any, size: int | None, *, is_mutation: bool = False) -> float:
        total = 0.0
        for details in groups.values():
            total += self._field(parent, [each.node for each in details], size, is_mutation)
        return total

    def _field(self, parent: GraphQLObjectType, nodes: list[FieldNode], size: int | None, is_mutation: bool) -> float:
        name = nodes[0].name.value
        field = self._schema.get_field(parent, name)
        assert field is not None
        kind = get_named_type(field.type)
        own = weight_of(parent, name, kind, is_mutation=is_mutation)
        arguments = {each.name.value: self._value(each.value) for each in nodes[0].arguments or ()}
        if is_leaf_type(kind):
            return own
        page = self._page(arguments) if "first" in field.args else None
        times = self._times(parent, name, field.type, arguments, size)
        return times * (own + self._below(kind, nodes, page))

    def _times(
        self, parent: GraphQLObjectType, name: str, type_: Any, arguments: dict[str, Any], size: int | None
    ) -> int:
        """How many objects the field gives."""
        if not is_list_type(get_nullable_type(type_)):
            return 1
        if size is not None and name in ("nodes", "edges"):
            return size
        if isinstance(ids := arguments.get("ids"), list):
            self._check("ids", len(ids))
            return len(ids)
        return length_of(self._schema, parent, name)

    def _page(self, arguments: dict[str, Any]) -> int:
        for name in PAGES:
            if isinstance(size := arguments.get(name), int):
                self._check(name, size)
                return max(0, min(size, MOST))
        return SIZE

    def _below(self, kind: Any, nodes: list[FieldNode], size: int | None) -> float:
        """What is asked of each object; of an interface or union, of its dearest type."""
        place = (kind.name, size, *(id(node) for node in nodes))
        if place not in self._known:
            self._visited += 1
            if self._visited > BEYOND // 100:
                return BEYOND
            types: Iterable[Any] = self._schema.get_possible_types(kind) if is_abstract_type(kind) else (kind,)
            self._known[place] = max((self._of(each, nodes, size) for each in types), default=0)
        return self._known[place]

    def _of(self, type_: GraphQLObjectType, nodes: list[FieldNode], size: int | None) -> float:
        found = collect_subfields(
            self._schema, self._fragments, self._variables, self._operation, type_,
            [FieldDetails(node, None) for node in nodes],
        )  # fmt: skip
        return self._sum(type_, found.grouped_field_set, size)

    def _value(self, value: Any) -> Any:
        if isinstance(value, VariableNode):
            return self._variables.coerced.get(value.name.value)
        return value_from_ast_untyped(value, self._variables.coerced)
