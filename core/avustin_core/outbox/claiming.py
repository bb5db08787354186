"""Taking messages for a while: several workers share them, and what a dead one held comes free when its lease ends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.outbox.models import MessageState, OutboxMessage


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

    `now` is the installation's clock, `wall` and `until` are the machine's.
    """
    statement = (
        select(OutboxMessage)
        .where(_free(now, wall, kinds))
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    messages = list(await session.scalars(statement))
    for message in messages:
        message.leased_until, message.attempts = until, message.attempts + 1
    return messages


async def finish(session: AsyncSession, message: OutboxMessage, values: dict[str, Any]) -> bool:
    """Writes what became of it, if the lease is still ours; says whether it was."""
    mine = and_(
        col(OutboxMessage.id) == message.id,
        col(OutboxMessage.state) == MessageState.PENDING,
        col(OutboxMessage.leased_until) == message.leased_until,
    )
    done: CursorResult[Any] = await session.execute(  # type: ignore[assignment]
        update(OutboxMessage).where(mine).values(**values).execution_options(synchronize_session=False)
    )
    return done.rowcount == 1


async def release(session: AsyncSession, messages: Iterable[OutboxMessage]) -> None:
    """Lets go of what wasn't tried to the end, as if it had not been claimed."""
    for message in messages:
        await finish(session, message, {"leased_until": None, "attempts": message.attempts - 1})
