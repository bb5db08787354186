"""Writing events to the ends of their chains, in the transaction of the act."""

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select
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


async def write(session: AsyncSession, events: Sequence[Event]) -> None:
    """Adds the events to the ends of their chains, in their order. Locks the heads, in the order of their names."""
    await session.flush()
    if not events:
        return
    events = sorted(events, key=lambda each: each[0].chain)
    values: list[dict[str, Any]] = []
    for chain, of_chain in groupby(events, key=lambda each: each[0].chain):
        seq, digest = await _head(session, chain)
        for event, changes in of_chain:
            values.append(_follow(event, changes, seq, digest))
            seq, digest = event.seq, event.digest
        await session.execute(HEADS.update().where(HEADS.c.chain == chain).values(seq=seq, digest=digest))
    await session.execute(EVENTS.insert(), [event.model_dump() for event, _ in events])
    await session.execute(VALUES.insert(), values)


def _follow(event: AuditEvent, changes: dict[str, Any], seq: int, digest: str) -> dict[str, Any]:
    """Ties the event to the end of its chain; gives the row of its values."""
    salt = secrets.token_hex(16)
    event.seq, event.previous = seq + 1, digest
    event.values_digest = values_digest(salt, spelt(changes))
    event.digest = link(event)
    return {"event_id": event.id, "salt": salt, "changes": changes}


async def _head(session: AsyncSession, chain: str) -> tuple[int, str]:
    """Number and digest of the last link, locked; a chain begins with its first event."""
    locked = select(HEADS.c.seq, HEADS.c.digest).where(HEADS.c.chain == chain).with_for_update()
    head = (await session.execute(locked)).one_or_none()
    if head is None:
        begin = INSERTS[session.get_bind().dialect.name](HEADS).values(chain=chain, seq=0, digest="")
        await session.execute(begin.on_conflict_do_nothing())  # another may begin it at the same moment
        head = (await session.execute(locked)).one()
    seq, digest = head
    return seq, digest
