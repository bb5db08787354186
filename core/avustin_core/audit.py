"""The audit trail: who did what to what, written in the transaction of the act, each event chained to the one before."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstanceState, Session
from sqlmodel import Field, SQLModel, col

from avustin_core.storage import Json, Row, column_of, new_id

CORE = "core"


class AuditHead(SQLModel, table=True):
    """The last link of a chain; locked last of all."""

    __tablename__ = "audit_heads"

    chain: str = Field(primary_key=True)
    seq: int = 0
    digest: str = ""


class AuditEvent(Row, table=True):
    """One act. Its values lie in a row of their own, so that they can be erased and the chain still be checked."""

    __tablename__ = "audit_events"
    __table_args__ = (UniqueConstraint("chain", "seq"),)

    chain: str
    seq: int
    at: datetime
    actor_id: UUID | None = None
    act: str
    object_type: str
    object_id: str
    request_id: str | None = None
    values_digest: str
    digest: str


class AuditValues(SQLModel, table=True):
    """What the act changed, before and after, with the salt of its digest."""

    __tablename__ = "audit_values"

    event_id: UUID = Field(primary_key=True, foreign_key="audit_events.id")
    salt: str
    changes: Any = Field(sa_column=column_of(Json()))


def canonical(value: object) -> bytes:
    """One spelling of a JSON value; of what isn't text, such as half a surrogate pair, too."""
    spelt = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return spelt.encode(errors="surrogatepass")


def link(event: AuditEvent, previous: str) -> str:
    """The digest that ties an event to the one before it."""
    parts = (event.chain, event.seq, event.at.isoformat(), event.actor_id, event.act)
    return hashlib.sha256(
        canonical([previous, *parts, event.object_type, event.object_id, event.request_id, event.values_digest])
    ).hexdigest()


async def write(session: AsyncSession, event: AuditEvent, changes: dict[str, Any]) -> None:
    """Add the event to the end of its chain."""
    await write_all(session, [(event, changes)])


async def write_all(session: AsyncSession, events: Sequence[tuple[AuditEvent, dict[str, Any]]]) -> None:
    """Add the events, all of one chain, to its end in their order."""
    head = await _head(session, events[0][0].chain)
    kept = []
    for event, changes in events:
        values = AuditValues(event_id=event.id, salt=secrets.token_hex(16), changes=changes)
        event.seq = head.seq + 1
        event.values_digest = hashlib.sha256(values.salt.encode() + canonical(changes)).hexdigest()
        event.digest = link(event, head.digest)
        head.seq, head.digest = event.seq, event.digest
        kept.append(values)
    session.add_all(event for event, _ in events)
    await session.flush()
    session.add_all(kept)
    await session.flush()


async def _head(session: AsyncSession, chain: str) -> AuditHead:
    """The last link of the chain, locked."""
    head: AuditHead | None = await session.scalar(
        select(AuditHead).where(col(AuditHead.chain) == chain).with_for_update()
    )
    if head is None:
        head = AuditHead(chain=chain)
        session.add(head)
    return head


def event(
    act: str, thing: tuple[str, str], *, at: datetime, actor_id: UUID | None, request_id: str | None
) -> AuditEvent:
    """An event that is not yet in a chain."""
    return AuditEvent(
        id=new_id(),
        chain=CORE,
        seq=0,
        at=at,
        actor_id=actor_id,
        act=act,
        object_type=thing[0],
        object_id=thing[1],
        request_id=request_id,
        values_digest="",
        digest="",
    )


def changes_of(session: Session) -> dict[str, Any]:
    """What the session is about to write, by table and id: every column that changes, before and after."""
    found: dict[str, Any] = {}
    for rows, told in ((session.new, _new), (session.dirty, _changed), (session.deleted, _gone)):
        for row in rows:
            if type(row) not in OWN and (columns := told(row, inspect(row))):
                found[f"{row.__tablename__}:{getattr(row, 'id', None) or getattr(row, 'code', None)}"] = columns
    return found


OWN = (AuditHead, AuditEvent, AuditValues)


def _new(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    values = {each.key: state.dict.get(each.key) for each in state.mapper.column_attrs}
    return {name: [None, _plain(value)] for name, value in values.items() if value is not None}


def _gone(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    return {name: [after, None] for name, (_, after) in _new(row, state).items()}


def _changed(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    columns = {}
    for name in set(state.mapper.column_attrs.keys()) - state.unmodified:
        history = state.attrs[name].history
        if history.has_changes():
            before, after = (side[0] if side else None for side in (history.deleted, history.added))
            columns[name] = [_plain(before), _plain(after)]
    return columns


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list | str | int | bool | None):
        return value
    return getattr(value, "name", None) or str(value)
