"""Writing events to the ends of their chains, in the transaction of the act."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Text, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.audit.following import ends_of, wait_with
from avustin_core.audit.recording import Event
from avustin_core.audit.rows import EVENTS, HEADS, VALUES, columns_of, follow, values_of
from avustin_core.storage.together import together_of

INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
HEAD = select(HEADS.c.seq, HEADS.c.digest).where(HEADS.c.chain == bindparam("of")).with_for_update()
FOLLOWED = HEADS.update().where(HEADS.c.chain == bindparam("of")).values(seq=bindparam("to"), digest=bindparam("by"))
KEPT = VALUES.insert().values(changes=bindparam("changes", type_=Text()))  # spelt already


async def write(session: AsyncSession, events: Sequence[Event]) -> None:
    """Adds the events to the ends of their chains, in their order. Locks the heads, in the order of their names.

    A single one is written together with all that waits, where anything does.
    """
    await session.flush()
    if events:
        connection = await session.connection()
        await connection.run_sync(_write, sorted(events, key=lambda each: each[0].chain))


def _write(connection: Connection, events: Sequence[Event]) -> None:
    together = together_of(connection)
    if together and len(events) == 1:
        wait_with(together, events[0], ends_of(connection.engine), begin=_write_now)
    else:
        _write_now(connection, events)


def _write_now(connection: Connection, events: Sequence[Event]) -> None:
    values: list[dict[str, Any]] = []
    for chain, of_chain in groupby(events, key=lambda each: each[0].chain):
        seq, digest = _head(connection, chain)
        for event, changes in of_chain:
            values.append(values_of(event, changes))
            follow(event, seq, digest)
            seq, digest = event.seq, event.digest
        connection.execute(FOLLOWED, {"of": chain, "to": seq, "by": digest})
    connection.execute(EVENTS.insert(), [columns_of(event) for event, _ in events])
    connection.execute(KEPT, values)


def _head(connection: Connection, chain: str) -> tuple[int, str]:
    """Number and digest of the last link, locked; a chain begins with its first event."""
    head = connection.execute(HEAD, {"of": chain}).one_or_none()
    if head is None:
        begin = INSERTS[connection.dialect.name](HEADS).values(chain=chain, seq=0, digest="")
        connection.execute(begin.on_conflict_do_nothing())  # another may begin it at the same moment
        head = connection.execute(HEAD, {"of": chain}).one()
    seq, digest = head
    return seq, digest
