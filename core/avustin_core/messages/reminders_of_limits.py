"""Reminders of time limits that run out soon, of whatever kind a party is reminded of."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.messages.kinds import LIMIT_REMINDER
from avustin_core.messages.reminding import Reminder
from avustin_core.settings import Settings
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.time_limits.operations import notice_of

REMINDED = (TimeLimitKind.COMPLETION, TimeLimitKind.HEARING, TimeLimitKind.ACCEPTANCE)  #: reports have their own


async def due_limits(session: AsyncSession, settings: Settings, now: datetime) -> AsyncIterator[Reminder]:
    """Those that end soon; one that was set, or extended, so late that it had no more time than that is left alone."""
    before = timedelta(days=settings.time_limit_reminder)
    statement = (
        select(TimeLimit)
        .where(
            col(TimeLimit.kind).in_(REMINDED), col(TimeLimit.organisation_id).is_not(None), col(TimeLimit.met_at).is_(None),
            col(TimeLimit.cancelled_at).is_(None), col(TimeLimit.due_at) > now, col(TimeLimit.due_at) <= now + before,
        )
        .order_by(col(TimeLimit.due_at), col(TimeLimit.id))
    )  # fmt: skip
    for limit in await session.scalars(statement):
        if (limit.extended_at or limit.starts_at) <= limit.due_at - before:
            key = f"{LIMIT_REMINDER}:{limit.id}:{limit.due_at.isoformat()}"
            yield Reminder(LIMIT_REMINDER, key, notice_of(limit))
