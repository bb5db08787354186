"""Writing events to the ends of their chains, in the transaction of the act."""

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.audit.chain import link, values_digest
from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.recording import Event
from avustin_core.audit.spelling import spelt

INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


async def write(session: AsyncSession, events: Sequence[Event]) -> None:
    """Adds the events to the ends of their chains, in their order. Locks the heads, in the order of their names."""
    await session.flush()
    if not events:
        return
    events = sorted(events, key=lambda each: each[0].chain)
    values: list[dict[str, Any]] = []
    for chain, of_chain in groupby(events, key=lambda each: each[0].chain):
        values += _follow(await _head(session, chain), list(of_chain))
    await session.flush()
    await session.execute(insert(AuditEvent), [event.model_dump() for event, _ in events])
    await session.execute(insert(AuditValues), values)


def _follow(head: AuditHead, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Ties the events to the head, one after the other; gives their rows of values."""
    values = []
    for event, changes in events:
        salt = secrets.token_hex(16)
        event.seq, event.previous = head.seq + 1, head.digest
        event.values_digest = values_digest(salt, spelt(changes))
        event.digest = link(event)
        head.seq, head.digest = event.seq, event.digest
        values.append({"event_id": event.id, "salt": salt, "changes": changes})
    return values


async def _head(session: AsyncSession, chain: str) -> AuditHead:
    """The last link of the chain, locked; a chain begins with its first event."""
    locked = select(AuditHead).where(col(AuditHead.chain) == chain).with_for_update()
    head: AuditHead | None = await session.scalar(locked)
    if head is None:
        begin = INSERTS[session.get_bind().dialect.name](AuditHead).values(chain=chain, seq=0, digest="")
        await session.execute(begin.on_conflict_do_nothing())  # another may begin it at the same moment
        head = (await session.scalars(locked)).one()
    return head
