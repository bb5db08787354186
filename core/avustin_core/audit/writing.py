"""Writing events to the ends of their chains, in the transaction of the act."""

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Text, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.audit.chain import link, values_digest
from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.recording import Event
from avustin_core.audit.spelling import spelt

INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
EVENTS: Any = AuditEvent.__table__  # type: ignore[attr-defined]
HEADS: Any = AuditHead.__table__  # type: ignore[attr-defined]
VALUES: Any = AuditValues.__table__  # type: ignore[attr-defined]
HEAD = select(HEADS.c.seq, HEADS.c.digest).where(HEADS.c.chain == bindparam("of")).with_for_update()
FOLLOWED = HEADS.update().where(HEADS.c.chain == bindparam("of")).values(seq=bindparam("to"), digest=bindparam("by"))
KEPT = VALUES.insert().values(changes=bindparam("changes", type_=Text()))  # spelt already
COLUMNS = tuple(EVENTS.c.keys())


async def write(session: AsyncSession, events: Sequence[Event]) -> None:
    """Adds the events to the ends of their chains, in their order. Locks the heads, in the order of their names."""
    await session.flush()
    if not events:
        return
    events = sorted(events, key=lambda each: each[0].chain)
    connection = await session.connection()
    await connection.run_sync(_write, events)


def _write(connection: Connection, events: Sequence[Event]) -> None:
    values: list[dict[str, Any]] = []
    for chain, of_chain in groupby(events, key=lambda each: each[0].chain):
        seq, digest = _head(connection, chain)
        for event, changes in of_chain:
            values.append(follow(event, changes, seq, digest))
            seq, digest = event.seq, event.digest
        connection.execute(FOLLOWED, {"of": chain, "to": seq, "by": digest})
    connection.execute(EVENTS.insert(), [{name: getattr(event, name) for name in COLUMNS} for event, _ in events])
    connection.execute(KEPT, values)


def follow(event: AuditEvent, changes: dict[str, Any], seq: int, digest: str) -> dict[str, Any]:
    """Ties the event to the end of its chain; gives the row of its values."""
    salt = secrets.token_hex(16)
    event.seq, event.previous = seq + 1, digest
    text = spelt(changes)
    event.values_digest = values_digest(salt, text)
    event.digest = link(event)
    return {"event_id": event.id, "salt": salt, "changes": text}


def _head(connection: Connection, chain: str) -> tuple[int, str]:
    """Number and digest of the last link, locked; a chain begins with its first event."""
    head = connection.execute(HEAD, {"of": chain}).one_or_none()
    if head is None:
        begin = INSERTS[connection.dialect.name](HEADS).values(chain=chain, seq=0, digest="")
        connection.execute(begin.on_conflict_do_nothing())  # another may begin it at the same moment
        head = connection.execute(HEAD, {"of": chain}).one()
    seq, digest = head
    return seq, digest
