"""Plans by operation: parsed and validated once, compiled once for each shape of viewer, kept in bounded caches."""

import json
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cross_web import HTTPException
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues, get_variable_values
from sqlalchemy.exc import SQLAlchemyError

from avustin_core.access import PUBLIC
from avustin_core.errors import Refusal
from avustin_core.settings import Settings
from avustin_schema.context import Context
from avustin_schema.http.limits.documents import Documents
from avustin_schema.kept import Kept, weight_of
from avustin_schema.operations.outcomes import note, noted_of
from avustin_schema.reading.drivers.drivers import Driver
from avustin_schema.reading.plans.emitter import Anomaly
from avustin_schema.reading.plans.planner import Planner
from avustin_schema.reading.running import counting
from avustin_schema.reading.running.compiled import Run, compile_root
from avustin_schema.reading.running.running import Environment
from avustin_schema.reading.running.standing import unchanged
from avustin_schema.reading.running.variables import form_of, uses
from avustin_schema.reading.shared.asking import Asking
from avustin_schema.reading.shared.marks import NOW, NotPlanned, Shape, shape_of, template_of
from avustin_schema.schema import Schema

log = logging.getLogger("avustin.plans")
ROOM = 200_000  #: tokens of the operations that are known, and of those with plans; a plan takes some 700 bytes a token
NOBODY = shape_of(PUBLIC)
LONGEST_DOCUMENT, LONGEST_VALUES = 20_000, 4_000  #: characters; what is longer isn't kept, and so not planned


@dataclass(frozen=True)
class Known:
    """An operation that is valid, and which of its variables a plan is made for; or the reason why it isn't planned."""

    weight: int  #: of its document, in tokens
    operation: OperationDefinitionNode | None = None
    fragments: dict[str, FragmentDetails] | None = None
    fixed: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    shaped: frozenset[str] = frozenset()  #: free ones that stand in filters: their form decides
    noted: Mapping[str, Any] = field(default_factory=dict)  #: what log lines tell of it
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
        self._operations: Kept[Known] = Kept(ROOM)
        self._plans: Kept[Plan | str] = Kept(ROOM)
        self._trusted: Kept[Plan | str] = Kept(ROOM)  #: plans of trusted documents, which no others push out
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
            data = await self._in_earnest(context, query or "", variables or {}, name, event)
        except NotPlanned as reason:
            self._count(str(reason))
            return None
        except HTTPException:  # who asks isn't let in, or no longer
            raise
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
        key = query, name, trusted
        if found := self._operations.find(key):
            return found
        known = self._known(query, name, trusted)
        return self._operations.keep(key, known, known.weight)

    async def _in_earnest(
        self, context: Context, query: str, given: dict[str, Any], name: str | None, event: Context | None
    ) -> dict[str, Any]:
        """The data for who asks now: read for who asked of late, if a statement found that they still stand as they did."""
        if context.presumed is None:
            return (await self._answer(context, query, given, name, event))[0]
        before = context.actor
        try:
            data, is_sure = await self._answer(context, query, given, name, event)
            if is_sure:
                context.presumed = None  # who looks up holds the request, which holds the context
                return data
            await context.settle()
            if context.actor == before:
                return data
        except NotPlanned:
            await context.settle()
            if context.actor == before:
                raise
        context.secrets.read = []
        return (await self._answer(context, query, given, name, event))[0]

    async def _answer(
        self, context: Context, query: str, given: dict[str, Any], name: str | None, event: Context | None
    ) -> tuple[dict[str, Any], bool]:
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
        fixed = json.dumps([values.get(each) for each in known.fixed], default=str) if known.fixed else ""
        if len(fixed) > LONGEST_VALUES:
            raise NotPlanned("long values")
        shape = (
            query, name, _shape_of(context), context.presumed is None, context.language, fixed,
            tuple(form_of(values.get(each)) if each in known.shaped else values.get(each) is None for each in known.free),
        )  # fmt: skip
        try:
            kept = self._trusted if context.trusted else self._plans
            roots = kept.find(shape) or kept.keep(shape, self._compiled(known, variables, context), known.weight)
        except Refusal as refusal:  # of these values: others may be planned
            raise NotPlanned(f"refused: {refusal.code}") from refusal
        if isinstance(roots, str):
            raise NotPlanned(roots)
        note(known.noted)
        return await self._run(roots, event or context, variables)

    async def _run(self, plan: Plan, context: Context, variables: VariableValues) -> tuple[dict[str, Any], bool]:
        """The data, and whether who asks was found to stand as they did."""
        try:
            given = plan.planner.filters.values(variables)
            if context.presumed:
                given = given | context.presumed.standing.given
            async with self._driver.connection() as connection:
                env = Environment(context, context.reading(), connection, given)
                return {key: await run(env, variables) for key, run in plan.roots}, bool(env.is_sure)
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
        guard = unchanged(self._driver.name) if context.presumed else None
        planner = Planner(asking, reading, self._driver.name, guard)
        try:
            return Plan(planner, [(key, compile_root(planner, nodes)) for key, nodes in asking.roots()])
        except NotPlanned as reason:
            return str(reason)

    def _known(self, query: str, name: str | None, trusted: bool) -> Known:
        found = self._texts.of(query, trusted=trusted)
        weight = weight_of(query + (name or ""), found.tokens)
        if found.node is None:
            return Known(weight, reason="not valid")
        operation = get_operation_ast(found.node, name)
        if operation is None:
            return Known(weight, reason="no operation")
        return self._split(found.node, operation, weight)

    def _split(self, document: DocumentNode, operation: OperationDefinitionNode, weight: int) -> Known:
        fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        declared = [each.variable.name.value for each in operation.variable_definitions or ()]
        free, bound, shaped = uses(self._schema, document, operation)
        return Known(
            weight, operation, fragments, tuple(name for name in declared if name in bound or name not in free),
            tuple(name for name in declared if name in free and name not in bound),
            frozenset(shaped - bound), noted_of(operation),
        )  # fmt: skip


def _shape_of(context: Context) -> Shape:
    if context.presumed:
        return context.presumed.standing.shape
    return shape_of(context.actor) if context.actor is not PUBLIC else NOBODY
