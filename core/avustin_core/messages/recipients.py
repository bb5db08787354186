"""Recipients: the members of the organisations concerned, as long as they see what a message is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import Membership, User, find_actor
from avustin_core.access.getting import getting
from avustin_core.messages.kinds import Kind, organisations_of


async def members_of(session: AsyncSession, organisations: Sequence[UUID]) -> list[User]:
    """Everyone who acts for one of them and can be written to, each once."""
    theirs = select(col(Membership.user_id)).where(col(Membership.organisation_id).in_(organisations))
    statement = select(User).where(col(User.id).in_(theirs), col(User.email).is_not(None)).order_by(col(User.id))
    return [user for user in await session.scalars(statement) if user.email]


async def is_concerned(
    session: AsyncSession, user: User, kind: Kind, payload: Mapping[str, Any], now: datetime
) -> bool:
    """Whether the person still acts for such an organisation, and sees the row by the same rights as in the API."""
    actor = await find_actor(session, user.subject)
    if actor is None or not any(actor.edits_for(each) for each in organisations_of(payload)):
        return False
    seen = getting(kind.about, actor, now)
    return await session.scalar(seen, {"row_id": kind.row(payload)}) is not None
