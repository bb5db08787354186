"""Recipients: the members of the organisations concerned, as long as they see what a message is about."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import Membership, User, actors_of
from avustin_core.access.getting import seeing
from avustin_core.messages.kinds import KINDS, organisations_of
from avustin_core.outbox import OutboxMessage

MEMBERS = (
    select(col(Membership.organisation_id), User)
    .join(User, col(User.id) == col(Membership.user_id))
    .where(col(Membership.organisation_id).in_(bindparam("ids", expanding=True)), col(User.email).is_not(None))
)
Concerned = set[tuple[UUID, UUID]]  #: of a notice and a person


async def members_of(session: AsyncSession, organisations: Collection[UUID]) -> dict[UUID, list[User]]:
    """Everyone who acts for one of them and can be written to, by the organisation."""
    found: dict[UUID, list[User]] = {}
    for organisation, user in await session.execute(MEMBERS, {"ids": list(organisations)}) if organisations else ():
        if user.email:
            found.setdefault(organisation, []).append(user)
    return found


async def concerned_by(
    session: AsyncSession, notices: Sequence[OutboxMessage], people: Collection[UUID], now: datetime
) -> Concerned:
    """Who of these people still acts for an organisation of a notice, and sees its row by the same rights as in the API."""
    actors = await actors_of(session, people)
    acting: dict[tuple[Any, UUID], list[OutboxMessage]] = {}
    for notice in notices:
        for id, actor in actors.items():
            if any(actor.edits_for(each) for each in organisations_of(notice.payload)):
                acting.setdefault((KINDS[notice.kind].about, id), []).append(notice)
    concerned: Concerned = set()
    for (model, id), theirs in acting.items():
        rows = {each.id: KINDS[each.kind].row(each.payload) for each in theirs}
        seen = set(await session.scalars(seeing(model, actors[id], now), {"row_ids": list(set(rows.values()))}))
        concerned |= {(notice, id) for notice, row in rows.items() if row in seen}
    return concerned
