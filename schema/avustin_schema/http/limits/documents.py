"""Documents, each parsed, measured and validated once, and kept while there is room."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from avustin_core.errors import InvalidInput, Refusal
from avustin_core.plugin import Text
from avustin_core.settings import Settings
from avustin_schema.http.limits.cost import PAGES, Costs
from avustin_schema.http.limits.measuring import broken_by, error_of, unread
from avustin_schema.http.limits.refusals import IntrospectionOff
from avustin_schema.http.limits.shape import shape_of
from avustin_schema.http.limits.weights import INVALID, SAVES
from avustin_schema.kept import Kept, weight_of
from avustin_schema.paging import MOST
from avustin_schema.schema import Schema

RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
ROOM = 250_000  #: tokens of the documents that are kept; their trees are about a third of a kilobyte a token
LONGEST = 20_000  #: characters of a document that is kept
MOST_TRUSTED = 10_000  #: documents of front ends' builds, which no other document pushes out
MOST_COSTS = 100  #: an operation's costs that are kept, by the values that count
SIZED = (*PAGES, "ids")


@dataclass
class Operation:
    """One operation of a document."""

    node: OperationDefinitionNode
    counting: tuple[str, ...]  #: the variables on which its cost depends
    costs: dict[tuple[Any, ...], int | Refusal] = field(default_factory=dict)

    @cached_property
    def is_save(self) -> bool:
        """Whether it only saves what somebody types."""
        fields = self.node.selection_set.selections
        saved = [isinstance(each, FieldNode) and each.name.value in SAVES for each in fields]
        return self.node.operation is OperationType.MUTATION and all(saved)


@dataclass
class Document:
    """What is known of a document; with errors it isn't run."""

    errors: list[GraphQLError]
    node: DocumentNode | None = None
    tokens: int = 0
    is_paid: bool = False  #: whether somebody was charged for its being read
    operations: dict[str | None, Operation | None] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation | None:
        """The operation of that name, or the only one."""
        if name not in self.operations:
            assert self.node is not None
            found = get_operation_ast(self.node, name)
            if found is None:
                return None
            self.operations[name] = Operation(found, _counting(self.node))
        return self.operations[name]


class Documents:
    """Those of one schema."""

    def __init__(self, schema: Schema, settings: Settings) -> None:
        self._schema, self._settings = schema._schema, settings
        self._kept: Kept[Document] = Kept(ROOM)
        self._trusted: dict[tuple[str, bool], Document] = {}

    def of(self, text: str, *, trusted: bool = False) -> Document:
        """A document, whoever sends it."""
        return self.find(text, hidden=False, trusted=trusted) or self.prepare(text, hidden=False, trusted=trusted)

    def find(self, text: str, *, hidden: bool, trusted: bool) -> Document | None:
        """A document that is known; `hidden` when the schema isn't told, `trusted` when it is a front end's own."""
        if trusted:
            return self._trusted.get((text, hidden))
        return self._kept.find((text, hidden))

    def prepare(self, text: str, *, hidden: bool, trusted: bool) -> Document:
        """Reads a document that isn't known."""
        made = self._prepared(text, hidden, trusted)
        if trusted:
            if len(self._trusted) >= MOST_TRUSTED:  # those of folders from before
                self._trusted.clear()
            self._trusted[(text, hidden)] = made
        elif len(text) <= LONGEST:
            self._kept.keep((text, hidden), made, weight_of(text, made.tokens))
        return made

    def _prepared(self, text: str, hidden: bool, trusted: bool) -> Document:
        settings = self._settings
        try:
            node = parse(text, max_tokens=None if trusted else settings.limit_tokens or None)
        except GraphQLSyntaxError as error:
            return Document([unread(error, settings)])
        shape = shape_of(node)
        refused: list[Refusal] = [] if trusted else list(broken_by(shape, settings))
        if hidden and shape.introspects:
            refused.append(IntrospectionOff())
        if refused:
            return Document([error_of(each) for each in refused], None, node.token_count)
        most = settings.limit_validation_errors
        errors = validate(self._schema, node, RULES, max_errors=most, hide_suggestions=hidden)
        return Document(errors[:most], None if errors else node, node.token_count)

    def cost(self, document: Document, operation: Operation, given: dict[str, Any]) -> int | Refusal:
        """What the operation costs with these variables; or why it can't be run with them."""
        key = tuple(_plain(given[name]) if name in given else ... for name in operation.counting)
        found = operation.costs.get(key)
        if found is None:
            found = self._counted(document, operation, given)
            if len(operation.costs) >= MOST_COSTS:
                operation.costs.clear()
            operation.costs[key] = found
        return found

    def _counted(self, document: Document, operation: Operation, given: dict[str, Any]) -> int | Refusal:
        assert document.node is not None
        wanted = [
            each for each in operation.node.variable_definitions or () if each.variable.name.value in operation.counting
        ]
        values = get_variable_values(self._schema, wanted, given)
        if not isinstance(values, VariableValues):
            return INVALID  # whoever runs it says which value can't be used
        try:
            return Costs(self._schema, document.node, operation.node, values, self._check).counted()
        except Refusal as refusal:
            return refusal

    def _check(self, argument: str, size: int) -> None:
        most = self._settings.limit_ids if argument == "ids" else self._settings.limit_page
        if most < size <= MOST:  # what is beyond that is refused by whoever runs it
            reason = Text(
                fi=f"{argument}: enintään {most}.", sv=f"{argument}: högst {most}.", en=f"{argument}: {most} at most."
            )
            raise InvalidInput(argument, reason=reason)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int | float | str):
        return value
    return (type(value).__name__, len(value)) if isinstance(value, list | dict) else type(value).__name__


def _counting(document: DocumentNode) -> tuple[str, ...]:
    """The variables by which pages and ids are given, and fields left out."""
    found: dict[str, None] = {}
    waiting: list[Any] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        given = [each for each in getattr(node, "arguments", None) or () if each.name.value in SIZED]
        given += [each for directive in getattr(node, "directives", None) or () for each in directive.arguments or ()]
        for each in given:
            if isinstance(each.value, VariableNode):
                found[each.value.name.value] = None
        inner = getattr(node, "selection_set", None)
        waiting.extend(inner.selections if inner else ())
    return tuple(found)
