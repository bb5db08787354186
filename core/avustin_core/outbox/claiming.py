"""Taking messages for a while: several workers share them, and what a dead one held comes free when its lease ends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.outbox.models import MessageState, OutboxMessage
from avustin_core.storage import among
from avustin_core.storage.together import WAITS


@dataclass(frozen=True)
class Kinds:
    """Which kinds a worker takes: only those, or all others."""

    named: Collection[str] = ()
    others: bool = True

    def fit(self) -> ColumnElement[bool]:
        """The condition."""
        kind = col(OutboxMessage.kind)
        return kind.not_in(self.named) if self.others else kind.in_(self.named)


ALL = Kinds()
Became = tuple[OutboxMessage, dict[str, Any]]  #: a message, and its columns as they become
FINISH = (
    update(OutboxMessage)
    .where(
        col(OutboxMessage.id).in_(bindparam("ids", expanding=True)), col(OutboxMessage.state) == MessageState.PENDING
    )
    .returning(col(OutboxMessage.id))
)
TABLE: Any = OutboxMessage.__table__  # type: ignore[attr-defined]
COLUMNS = tuple(TABLE.c.keys())
ADD = insert(TABLE).execution_options(**{WAITS: True})


def _free(now: datetime, wall: datetime, kinds: Kinds) -> ColumnElement[bool]:
    unheld = or_(col(OutboxMessage.leased_until).is_(None), col(OutboxMessage.leased_until) < wall)
    due = and_(col(OutboxMessage.state) == MessageState.PENDING, col(OutboxMessage.due_at) <= now)
    return and_(due, unheld, kinds.fit())


async def is_waiting(connection: AsyncConnection, *, now: datetime, wall: datetime, kinds: Kinds = ALL) -> bool:
    """Whether there is anything to claim: a look that locks nothing."""
    waiting = select(col(OutboxMessage.id)).where(_free(now, wall, kinds)).limit(1)
    return await connection.scalar(waiting) is not None


async def claim(
    session: AsyncSession, *, now: datetime, wall: datetime, until: datetime, at_most: int, kinds: Kinds = ALL
) -> list[OutboxMessage]:
    """Messages that are due and that nobody holds, held until then; each counts an attempt. The oldest come first.

    One statement. `now` is the installation's clock, `wall` and `until` are the machine's.
    """
    oldest = (
        select(col(OutboxMessage.id))
        .where(_free(now, wall, kinds))
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    held = (
        update(OutboxMessage)
        .where(among(col(OutboxMessage.id), oldest))
        .values(leased_until=until, attempts=col(OutboxMessage.attempts) + 1)
        .returning(OutboxMessage)
    )
    messages = await session.scalars(held, execution_options={"synchronize_session": False})
    return sorted(messages, key=lambda each: (each.due_at, each.id))


async def finish(session: AsyncSession, became: Sequence[Became]) -> set[UUID]:
    """Writes what became of messages, those alike by one statement; gives the ids of those whose lease was still ours."""
    alike: dict[Any, list[UUID]] = {}
    for message, values in became:
        alike.setdefault((message.leased_until, *values.items()), []).append(message.id)
    ours: set[UUID] = set()
    for (leased_until, *values), ids in alike.items():
        done = FINISH.values(dict(values)).where(col(OutboxMessage.leased_until) == leased_until)
        ours.update(await session.scalars(done, {"ids": ids}, execution_options={"synchronize_session": False}))
    return ours


async def add_made(session: AsyncSession, made: Sequence[OutboxMessage]) -> None:
    """Writes messages that were made of others. Nobody is woken: whoever made them knows."""
    if made:
        await session.execute(ADD, [{name: getattr(each, name) for name in COLUMNS} for each in made])


def released(message: OutboxMessage) -> dict[str, Any]:
    """The columns of one that wasn't tried to the end, as if it had not been claimed."""
    return {"leased_until": None, "attempts": message.attempts - 1}
