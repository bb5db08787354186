"""An event at the end of its chain in the very statement that finds the end, where that is the one that was known. PostgreSQL's."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ClauseElement, Connection, Engine, Text, and_, bindparam, case, column, select, table
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from avustin_core.audit.chain import FIRST
from avustin_core.audit.models import AuditEvent
from avustin_core.audit.recording import Event
from avustin_core.audit.rows import COLUMNS, EVENTS, HEADS, VALUES, columns_of, follow, values_of
from avustin_core.storage.together import Part, Together, combine

Fetch = Callable[[str, Sequence[Any]], Awaitable[Sequence[Any]]]
Begin = Callable[[Connection, Sequence[Event]], None]
Check = Callable[[Connection, Any], None]
End = tuple[int, str]  #: number and digest of a chain's last link
Ends = dict[str, End]
TRIES = 3
DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
UNKNOWN = (-1, FIRST)
MOVED = table("moved", column("digest"))
WRITTEN = table("written", column("id"))
_ends: WeakKeyDictionary[Engine, Ends] = WeakKeyDictionary()


def ends_of(engine: Engine) -> Ends:
    """The ends of chains as this process last knew them, also those that aren't committed yet."""
    return _ends.setdefault(engine, {})


class Follower:
    """Adds events by `fetch`, which runs a statement of its own transaction; one at a time, so that it knows the end."""

    def __init__(self, fetch: Fetch, ends: Ends) -> None:
        self._fetch, self._ends = fetch, ends
        self._turn = asyncio.Lock()

    async def add(self, event: Event) -> bool:
        """Whether the event is in the trail: not where the chain hasn't begun, or others were faster again and again."""
        async with self._turn:
            row, kept = event[0], values_of(*event)
            for _ in range(TRIES):
                text, values = combine(following(row, kept, self._ends))
                found = (await self._fetch(text, values))[0][0]
                if found is None:
                    return False
                if _has_come(row, found, self._ends):
                    return True
        return False


def wait_with(together: Together, event: Event, ends: Ends, *, begin: Begin) -> None:
    """Lets the event wait for the statement that writes all. `begin` writes the first of a chain.

    Where the end was another one it is locked all the same, and the event is written after it.
    """
    row, kept = event[0], values_of(*event)

    def check(connection: Connection, found: Any) -> None:
        if found is None:
            begin(connection, [event])
            ends[row.chain] = row.seq, row.digest
        elif not _has_come(row, found, ends):
            together.waiting += following(row, kept, ends, check)
            together.send(connection)

    together.waiting += following(row, kept, ends, check)


def following(row: AuditEvent, kept: Mapping[str, Any], ends: Ends, check: Check | None = None) -> list[Part]:
    """The parts that move the end if it is the known one, and write the event and its values if it was.

    The first gives the end as it became, and keeps it locked whether it moved or not.
    """
    after, upon = ends.get(row.chain, UNKNOWN)
    follow(row, after, upon)
    ends[row.chain] = row.seq, row.digest
    given = {**columns_of(row), **kept, "after": after, "upon": upon}
    return [
        Part(text, [given[each] for each in names], name=name, asks=asks, check=check if name == "moved" else None)
        for name, text, names, asks in _following()
    ]


def _has_come(row: AuditEvent, found: Sequence[str], ends: Ends) -> bool:
    """Whether it is the end now; that is known from now on."""
    seq, digest = found
    ends[row.chain] = int(seq), digest
    return digest == row.digest


@cache
def _following() -> list[tuple[str, str, list[str], str]]:
    is_known = and_(HEADS.c.seq == bindparam("after"), HEADS.c.digest == bindparam("upon"))
    to = {
        name: case((is_known, bindparam(name, type_=HEADS.c[name].type)), else_=HEADS.c[name])
        for name in ("seq", "digest")
    }
    moved = HEADS.update().where(HEADS.c.chain == bindparam("chain")).values(to).returning(HEADS.c.seq, HEADS.c.digest)
    event = select(*(bindparam(name, type_=EVENTS.c[name].type) for name in COLUMNS))
    event = event.where(MOVED.c.digest == bindparam("digest")).select_from(MOVED)
    written = EVENTS.insert().from_select(COLUMNS, event).returning(EVENTS.c.id)
    values = select(WRITTEN.c.id, bindparam("salt"), bindparam("changes", type_=Text()))
    kept = VALUES.insert().from_select(("event_id", "salt", "changes"), values).returning(VALUES.c.event_id)
    return [
        ("moved", *_compiled(moved), "(SELECT ARRAY[CAST(seq AS TEXT), digest] FROM moved)"),
        ("written", *_compiled(written), "(SELECT count(*) FROM written)"),
        ("kept", *_compiled(kept), "(SELECT count(*) FROM kept)"),
    ]


def _compiled(statement: ClauseElement) -> tuple[str, list[str]]:
    compiled: Any = statement.compile(dialect=DIALECT)
    return str(compiled), list(compiled.positiontup)
