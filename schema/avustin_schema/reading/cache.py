"""Plans by operation: parsed and validated once, compiled once for each shape of viewer, kept in bounded caches."""

import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    Node,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_operation_ast,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues, get_variable_values
from sqlalchemy.exc import SQLAlchemyError

from avustin_core.errors import Refusal
from avustin_core.settings import Settings
from avustin_schema.context import Context
from avustin_schema.http.limits.documents import Documents
from avustin_schema.operations.outcomes import note
from avustin_schema.reading import counting
from avustin_schema.reading.asking import Asking
from avustin_schema.reading.compiled import Run, compile_root, free_arguments
from avustin_schema.reading.drivers import Driver
from avustin_schema.reading.emitter import Anomaly
from avustin_schema.reading.marks import NOW, NotPlanned, shape_of, template_of
from avustin_schema.reading.planner import Planner
from avustin_schema.reading.running import Environment
from avustin_schema.schema import Schema

log = logging.getLogger("avustin.plans")
V = TypeVar("V")
DOCUMENTS, PLANS = 1_000, 1_000
LONGEST_DOCUMENT, LONGEST_VALUES = 20_000, 4_000  #: characters; what is longer isn't kept, and so not planned


class Bounded(Generic[V]):
    """The values that were used last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of the key, made when there is none."""
        try:
            self._values.move_to_end(key)
            return self._values[key]
        except KeyError:
            value = self._values[key] = make()
            if len(self._values) > self._most:
                self._values.popitem(last=False)
            return value


@dataclass(frozen=True)
class Known:
    """An operation that is valid, and which of its variables a plan is made for; or the reason why it isn't planned."""

    operation: OperationDefinitionNode | None = None
    fragments: dict[str, FragmentDetails] | None = None
    fixed: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    shaped: frozenset[str] = frozenset()  #: free ones that stand in filters: their form decides
    reason: str | None = None


@dataclass(frozen=True)
class Plan:
    """The compiled root fields of an operation, and the planner, which knows the values of its filters."""

    planner: Planner
    roots: list[tuple[str, Run]]


class Plans:
    """Answers what can be planned; the rest is Strawberry's. `fallbacks` counts it by reason."""

    def __init__(self, schema: Schema, driver: Driver, texts: Documents | None = None) -> None:
        self._schema, self._driver = schema, driver
        self._texts = texts or Documents(schema, Settings())
        self._documents: Bounded[Known] = Bounded(DOCUMENTS)
        self._plans: Bounded[Plan | str] = Bounded(PLANS)
        self._trusted: Bounded[Any] = Bounded(PLANS)  #: plans of trusted documents, which no others push out
        self.fallbacks: Counter[str] = Counter()
        self.planned = 0

    async def answer(
        self,
        context: Context,
        query: str | None,
        variables: dict[str, Any] | None,
        name: str | None,
        *,
        event: Context | None = None,
    ) -> dict[str, Any] | None:
        """The data of a query, or None when Strawberry is to run it.

        Of a subscription the data of one event: then `event` is the same context, for a viewer who notes what is asked of
        them while the plan runs.
        """
        try:
            data = await self._answer(context, query or "", variables or {}, name, event)
        except NotPlanned as reason:
            self._count(str(reason))
            return None
        except Exception as error:  # of planning: what runs tells its own
            log.exception("an operation couldn't be planned")
            self._count(f"a bug: {type(error).__name__}")
            return None
        self.planned += 1
        return data

    def _count(self, reason: str) -> None:
        self.fallbacks[reason] += 1
        counting.count(reason)

    def known(self, query: str, name: str | None, *, trusted: bool = False) -> Known:
        """The operation of a document, looked at once."""
        if len(query) > LONGEST_DOCUMENT and not trusted:
            return self._known(query, name, trusted)
        return self._documents.get((query, name, trusted), lambda: self._known(query, name, trusted))

    async def _answer(
        self, context: Context, query: str, given: dict[str, Any], name: str | None, event: Context | None
    ) -> dict[str, Any]:
        admitted = context.admit(query, given, name) if event is None else None
        if admitted and admitted.errors:
            raise NotPlanned("not let in")
        if len(query) > LONGEST_DOCUMENT and not context.trusted:
            raise NotPlanned("a long document")
        known = self.known(query, name, trusted=context.trusted)
        if known.reason or known.operation is None or known.fragments is None:
            raise NotPlanned(known.reason or "no operation")
        if event is None and known.operation.operation is OperationType.SUBSCRIPTION:
            raise NotPlanned("a subscription")
        variables = get_variable_values(self._schema._schema, known.operation.variable_definitions or (), given)
        if not isinstance(variables, VariableValues):
            raise NotPlanned("variables that are refused")
        values = variables.coerced
        fixed = json.dumps([values.get(each) for each in known.fixed], default=str)
        if len(fixed) > LONGEST_VALUES:
            raise NotPlanned("long values")
        shape = (
            query, name, shape_of(context.actor), context.language, fixed,
            tuple(form_of(values.get(each)) if each in known.shaped else values.get(each) is None for each in known.free),
        )  # fmt: skip
        try:
            kept = self._trusted if context.trusted else self._plans
            roots = kept.get(shape, lambda: self._compiled(known, variables, context))
        except Refusal as refusal:  # of these values: others may be planned
            raise NotPlanned(f"refused: {refusal.code}") from refusal
        if isinstance(roots, str):
            raise NotPlanned(roots)
        note(known.operation)
        return await self._run(roots, event or context, variables)

    async def _run(self, plan: Plan, context: Context, variables: VariableValues) -> dict[str, Any]:
        try:
            given = plan.planner.filter_values(variables)
            async with self._driver.connection() as connection:
                env = Environment(context, context.reading(), connection, given)
                return {key: await run(env, variables) for key, run in plan.roots}
        except (Anomaly, SQLAlchemyError) as anomaly:
            raise NotPlanned(f"an anomaly: {type(anomaly).__name__}") from anomaly
        except NotPlanned:
            raise
        except Refusal as refusal:
            raise NotPlanned(f"refused: {refusal.code}") from refusal
        except Exception as error:  # whatever it is, the executor tells it with its place
            log.exception("a plan failed")
            raise NotPlanned(f"an error: {type(error).__name__}") from error

    def _compiled(self, known: Known, variables: VariableValues, context: Context) -> Plan | str:
        assert known.operation is not None
        assert known.fragments is not None
        asking = Asking(self._schema, known.operation, known.fragments, variables)
        reading = replace(context.reading(), actor=template_of(context.actor), now=NOW)
        planner = Planner(asking, reading, self._driver.name)
        try:
            return Plan(planner, [(key, compile_root(planner, nodes)) for key, nodes in asking.roots()])
        except NotPlanned as reason:
            return str(reason)

    def _known(self, query: str, name: str | None, trusted: bool) -> Known:
        document = self._texts.of(query, trusted=trusted).node
        if document is None:
            return Known(reason="not valid")
        operation = get_operation_ast(document, name)
        if operation is None:
            return Known(reason="no operation")
        return self._split(document, operation)

    def _split(self, document: DocumentNode, operation: OperationDefinitionNode) -> Known:
        fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        declared = [each.variable.name.value for each in operation.variable_definitions or ()]
        free, bound, shaped = _uses(self._schema, document, operation)
        return Known(
            operation, fragments, tuple(name for name in declared if name in bound or name not in free),
            tuple(name for name in declared if name in free and name not in bound),
            frozenset(shaped - bound),
        )  # fmt: skip


def form_of(value: Any) -> Any:
    """What of a filter's value decides how its statement reads: what is asked, whether yes or no, but no value else."""
    if isinstance(value, dict):
        return tuple(sorted((name, form_of(each)) for name, each in value.items() if each is not None))
    if isinstance(value, list):
        forms = [form_of(each) for each in value]
        return "list" if all(form == "value" for form in forms) else ("list", *forms)
    return str(value) if value is None or isinstance(value, bool) else "value"


def _uses(
    schema: Schema, document: DocumentNode, operation: OperationDefinitionNode
) -> tuple[set[str], set[str], set[str]]:
    """The variables that are read when a plan runs, since they stand in such arguments of root fields or in filters; those
    that stand elsewhere; and those in filters."""
    root = schema._schema.get_root_type(operation.operation)
    assert root is not None
    filtering = {id(variable) for each in _filters(document) for variable in _variables(each)}
    places: set[int] = set(filtering)
    for field in operation.selection_set.selections:
        definition = root.fields.get(field.name.value) if isinstance(field, FieldNode) else None
        declared = definition.extensions.get("strawberry-definition") if definition else None
        if declared is None or not isinstance(field, FieldNode):
            continue
        wanted = free_arguments(declared.metadata.get("root"), field.name.value)
        for each in field.arguments or ():
            if wanted is None:
                places |= {id(variable) for variable in _variables(each)}
            elif each.name.value in wanted:
                places.add(id(each.value))
    found = _variables(document)
    return (
        {each.name.value for each in found if id(each) in places},
        {each.name.value for each in found if id(each) not in places},
        {each.name.value for each in found if id(each) in filtering},
    )


def _filters(document: DocumentNode) -> list[ArgumentNode]:
    """The arguments that are connections' filters: nothing else has one of that name."""
    found: list[ArgumentNode] = []

    class Looks(Visitor):
        def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
            if node.name.value == "filter":
                found.append(node)

    visit(document, Looks())
    return found


def _variables(node: Node) -> list[VariableNode]:
    """Where variables are used below a node."""
    found: list[VariableNode] = []

    class Looks(Visitor):
        def enter_variable_definition(self, *_: Any) -> Any:
            return self.SKIP

        def enter_variable(self, node: VariableNode, *_: Any) -> None:
            found.append(node)

    visit(node, Looks())
    return found
