"""One event added to its chain by one statement, where the chain's end is still the one that is known. PostgreSQL's."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Text, bindparam, select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from avustin_core.audit.recording import Event
from avustin_core.audit.writing import COLUMNS, EVENTS, HEADS, VALUES, follow

Fetch = Callable[[str, Sequence[Any]], Awaitable[Sequence[Any]]]
TRIES = 3
DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]


class Follower:
    """Adds events by `fetch`, which runs a statement of its own transaction; one at a time, so that it knows the end."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._ends: dict[str, tuple[int, str]] = {}
        self._turn = asyncio.Lock()

    async def add(self, event: Event) -> bool:
        """Whether the event is in the trail: not where the chain hasn't begun, or others were faster again and again."""
        chain = event[0].chain
        async with self._turn:
            for _ in range(TRIES):
                end = self._ends.pop(chain, None) or await self._end(chain)
                if end is None:
                    return False
                if await self._follows(event, end):
                    self._ends[chain] = event[0].seq, event[0].digest
                    return True
        return False

    async def _end(self, chain: str) -> tuple[int, str] | None:
        text, names = _end_of()
        found = await self._fetch(text, [{"of": chain}[name] for name in names])
        return (found[0][0], found[0][1]) if found else None

    async def _follows(self, event: Event, end: tuple[int, str]) -> bool:
        values = follow(*event, *end)
        row = {name: getattr(event[0], name) for name in COLUMNS}
        given = {**row, "salt": values["salt"], "changes": values["changes"], "after": end[0], "upon": end[1]}
        text, names = _following()
        return bool(await self._fetch(text, [given[name] for name in names]))


@cache
def _end_of() -> tuple[str, list[str]]:
    return _compiled(select(HEADS.c.seq, HEADS.c.digest).where(HEADS.c.chain == bindparam("of")))


@cache
def _following() -> tuple[str, list[str]]:
    """Moves the end if it is that one; then the event and its values are written, else nothing is."""
    known = (
        HEADS.c.chain == bindparam("chain"), HEADS.c.seq == bindparam("after"), HEADS.c.digest == bindparam("upon"),
    )  # fmt: skip
    moved = HEADS.update().where(*known).values(seq=bindparam("seq"), digest=bindparam("digest"))
    moved = moved.returning(HEADS.c.chain).cte("moved")
    event = select(*(bindparam(name, type_=EVENTS.c[name].type) for name in COLUMNS)).select_from(moved)
    written = EVENTS.insert().from_select(COLUMNS, event).returning(EVENTS.c.id).cte("written")
    values = select(written.c.id, bindparam("salt"), bindparam("changes", type_=Text()))
    kept = VALUES.insert().from_select(("event_id", "salt", "changes"), values)
    return _compiled(kept.returning(VALUES.c.event_id))


def _compiled(statement: ClauseElement) -> tuple[str, list[str]]:
    compiled: Any = statement.compile(dialect=DIALECT)
    return str(compiled), list(compiled.positiontup)
