"""What an operation runs: the statements of its plan, where their parameters come from, and how the database goes about each."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from graphql.execution.values import VariableValues, get_variable_values
from sqlalchemy import event

from avustin_core.access import Actor
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.context import Context
from avustin_schema.reading.drivers.drivers import Connection, Driver, driver_of
from avustin_schema.reading.plans.prepared import Parameter, Prepared
from avustin_schema.reading.running.cache import Plans
from avustin_schema.reading.shared.marks import Origin

EXPLAIN = {"postgresql": "EXPLAIN ", "sqlite": "EXPLAIN QUERY PLAN "}
ORIGINS: dict[str, Callable[[Any], str]] = {
    "now": lambda of: "the moment of the request",
    "user": lambda of: "the viewer",
    "mandate": lambda of: f"the viewer's organisation {of + 1}",
    "calls": lambda of: f"calls in which the viewer is {of.name}",
    "disqualified": lambda of: "matters in which the viewer is disqualified",
    "value": lambda of: "what the operation looks up",
    "keys": lambda of: "the rows of the statement above",
    "size": lambda of: "the size of the page, and one",
    "cursor key": lambda of: f"the cursor's key {of + 1}",
    "filter": lambda of: f"the filter's value {of[1] + 1}",
}


class NoPlan(Exception):
    """The operation isn't run by a plan; the text says why."""


class Unreadable(Exception):
    """The variables aren't what the operation declares; the text says which."""


@dataclass(frozen=True)
class Said:
    """One statement: its text, its parameters in words, and the lines of the database's plan."""

    text: str
    parameters: tuple[str, ...]
    plan: tuple[str, ...]
    rows: int


@dataclass
class Listening:
    """A driver that notes what it is asked, and asks the database how it goes about it."""

    inner: Driver
    said: list[Said] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The database's kind."""
        return self.inner.name

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection that is listened to."""
        async with self.inner.connection() as connection:
            yield _Listened(connection, self)

    async def close(self) -> None:
        """Lets the database go."""
        await self.inner.close()


@dataclass
class _Listened:
    connection: Connection
    driver: Listening

    async def fetch(self, prepared: Prepared, values: Sequence[Any]) -> Sequence[Any]:
        explained = replace(prepared, text=EXPLAIN[self.driver.name] + prepared.text)
        plan = _lines(self.driver.name, await self.connection.fetch(explained, values))
        found = await self.connection.fetch(prepared, values)
        told = tuple(_told(each, value) for each, value in zip(prepared.parameters, values, strict=True))
        self.driver.said.append(Said(prepared.text, told, plan, len(found)))
        return found


async def explained(
    avustin: Avustin, query: str, variables: dict[str, Any] | None = None, *, actor: Actor
) -> list[Said]:
    """The statements that the operation runs, in their order. It is run, so it must be one that only reads."""
    schema, driver = build(avustin.registry), Listening(driver_of(avustin.settings.database_url))
    plans = Plans(schema, driver)
    if (operation := plans.known(query, None).operation) is not None:
        read = get_variable_values(schema._schema, operation.variable_definitions or (), variables or {})
        if not isinstance(read, VariableValues):
            raise Unreadable(read[0].message)
    try:
        with _beside(avustin, driver.said):
            context = Context(avustin, actor=actor)
            answer = await plans.answer(context, query, variables, None, event=context)
    finally:
        await driver.close()
    if answer is None:
        raise NoPlan(next(iter(plans.fallbacks)))
    return driver.said


@contextmanager
def _beside(avustin: Avustin, said: list[Said]) -> Iterator[None]:
    """Notes what is loaded in batches by the operation's own functions, past the plan."""
    engine = avustin.engine.sync_engine

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            said.append(Said(statement, ("loaded at once for all rows of the statement above",), (), 0))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _told(parameter: Parameter, value: Any) -> str:
    if not parameter.origins:
        return f"{value!r}"
    return ", ".join(dict.fromkeys(map(_origin, parameter.origins)))


def _origin(origin: Origin) -> str:
    return ORIGINS[origin.kind](origin.of) if origin.kind in ORIGINS else origin.kind


def _lines(kind: str, records: Sequence[Any]) -> tuple[str, ...]:
    if kind == "postgresql":
        return tuple(record[0] for record in records)
    depths = {0: -1}
    lines = []
    for number, parent, _, detail in records:
        depths[number] = depths.get(parent, -1) + 1
        lines.append("  " * depths[number] + detail)
    return tuple(lines)
