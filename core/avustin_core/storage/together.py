"""Writes that go to PostgreSQL together: what a session flushes waits for what comes next, and is sent as one statement.

A journey to the server costs more than what most statements do there. Errors come with the statement, at the latest at the
commit. On SQLite, which is in the process, nothing waits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

TOGETHER = "avustin_together"  #: the option of a connection that holds what waits
WAITS = "avustin_waits"  #: the option of a statement that waits too
AT_MOST = 400  #: parts of one statement, each of which gives a column: PostgreSQL has 1,664 at most
PLACE = re.compile(r"\$(\d+)")
TYPED = re.compile(r"\$(\d+)(?:::(TIMESTAMP WITH TIME ZONE|[A-Z]+))?")
Check = Callable[[Connection, Any], None]


@dataclass(frozen=True)
class Part:
    """One statement that gives rows. `asks` says what of them is told to `check` when all is written."""

    text: str
    values: Sequence[Any]
    table: str = ""
    flush: int = 0  #: the number of the flush that it is of
    inserts: bool = False
    name: str = "part{0}"
    asks: str = "(SELECT count(*) FROM part{0})"
    check: Check | None = None

    def is_apart_from(self, other: "Part") -> bool:
        """Whether they don't touch the same rows: those of one flush never do."""
        return self.table != other.table or self.flush == other.flush or (self.inserts and other.inserts)


@dataclass
class Together:
    """What waits in one transaction."""

    waiting: list[Part] = field(default_factory=list)
    flushes: int = 0
    is_flushing: bool = False

    def takes(self, statement: str, rows: Sequence[Sequence[Any]], context: Any) -> bool:
        """Whether it waits from now on: a write of a flush, or one that says so, of which nothing is asked but that it is done."""
        waits = self.is_flushing or context.execution_options.get(WAITS, False)
        if not waits or not (context.isinsert or context.isupdate or context.isdelete):
            return False
        if context.root_connection.in_nested_transaction():  # a savepoint's errors come before it ends
            return False
        text = unnested(statement) if context.executemany else statement
        if text is None or context.compiled.effective_returning:
            return False
        part = Part(
            f"{text} RETURNING 1", list(zip(*rows, strict=True)) if context.executemany else rows[0],
            context.compiled.compile_state.dml_table.name, self.flushes, bool(context.isinsert),
            check=_is_there if context.isupdate else None,
        )  # fmt: skip
        if len(self.waiting) == AT_MOST or not all(map(part.is_apart_from, self.waiting)):
            self.send(context.root_connection)
        self.waiting.append(part)
        context.cursor._rowcount = len(rows)
        return True

    def send(self, connection: Connection) -> None:
        """Writes what waits, and looks at what came of it."""
        if not self.waiting:
            return
        parts, self.waiting = self.waiting, []
        found = connection.exec_driver_sql(*combine(parts)).one()
        for part, each in zip(parts, found, strict=True):
            if part.check:
                part.check(connection, each)

    def forget(self) -> None:
        """What was given up isn't written."""
        self.waiting, self.is_flushing = [], False


class WritingSession(Session):
    """A session whose flushes wait."""


def together_of(connection: Connection) -> Together | None:
    """What waits in the connection's transaction; None where nothing does."""
    found: Together | None = connection.get_execution_options().get(TOGETHER)
    return found


def write_together(engine: AsyncEngine) -> None:
    """What the engine's sessions of that kind write waits; whatever else is run sends it first."""

    @event.listens_for(engine.sync_engine, "do_execute")
    def one(cursor: Any, statement: str, values: Any, context: Any) -> bool:
        return _waits(statement, [values], context)

    @event.listens_for(engine.sync_engine, "do_executemany")
    def many(cursor: Any, statement: str, rows: Any, context: Any) -> bool:
        return _waits(statement, rows, context)

    @event.listens_for(engine.sync_engine, "commit")
    def commit(connection: Connection) -> None:
        if together := together_of(connection):
            together.send(connection)


def _waits(statement: str, rows: Sequence[Sequence[Any]], context: Any) -> bool:
    together = together_of(context.root_connection)
    if together is None:
        return False
    if together.takes(statement, rows, context):
        return True
    together.send(context.root_connection)
    return False


@event.listens_for(WritingSession, "after_begin")
def _begun(session: Session, transaction: Any, connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execution_options(**{TOGETHER: _of(session)})


@event.listens_for(WritingSession, "before_flush")
def _flushing(session: Session, context: Any, instances: Any) -> None:
    together = _of(session)
    together.flushes += 1
    together.is_flushing = True


@event.listens_for(WritingSession, "after_flush")
def _flushed(session: Session, context: Any) -> None:
    _of(session).is_flushing = False


@event.listens_for(WritingSession, "after_soft_rollback")
def _given_up(session: Session, previous: Any) -> None:
    _of(session).forget()


def _of(session: Session) -> Together:
    found: Together = session.info.setdefault(TOGETHER, Together())
    return found


def _is_there(connection: Connection, count: int) -> None:
    if count != 1:
        raise StaleDataError(f"{count} rows were changed, not one")


@lru_cache(maxsize=1024)
def unnested(statement: str) -> str | None:
    """An INSERT of one row as that of any number, each column's values in an array; None where a type isn't said."""
    head, _, values = statement.partition(" VALUES (")
    row, _, rest = values.rpartition(")")
    places = [(place[1], place[2]) for place in TYPED.finditer(row)]
    if not head.startswith("INSERT INTO ") or not all(kind for _, kind in places):
        return None
    arrays = ", ".join(f"${number}::{kind}[]" for number, kind in places)
    names = ", ".join(f"c{number}" for number, _ in places)
    columns = TYPED.sub(r"many.c\1", row)
    return f"{head} SELECT {columns} FROM unnest({arrays}) AS many({names}){rest}"


def combine(parts: Sequence[Part]) -> tuple[str, tuple[Any, ...]]:
    """One statement of all, and its values; its one row has what is asked of each."""
    text = _combined(tuple((part.name, part.text, len(part.values), part.asks) for part in parts))
    return text, tuple(value for part in parts for value in part.values)


@lru_cache(maxsize=1024)
def _combined(parts: tuple[tuple[str, str, int, str], ...]) -> str:
    named = ", ".join(f"{name} AS ({text})" for name, text in _numbered(parts))
    return f"WITH {named} SELECT {', '.join(asks.format(place) for place, (*_, asks) in enumerate(parts))}"


def _numbered(parts: tuple[tuple[str, str, int, str], ...]) -> Iterator[tuple[str, str]]:
    """The parts with the places of their values after those of the parts before."""
    before = 0
    for place, (name, text, many, _) in enumerate(parts):
        yield name.format(place), PLACE.sub(lambda found, by=before: f"${int(found[1]) + by}", text)  # type: ignore[misc]
        before += many
