"""What some messages are about, and whom it concerns, looked up for all of them together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import User
from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.messages.kinds import KINDS, organisations_of
from avustin_core.messages.recipients import Concerned, concerned_by, members_of
from avustin_core.organisations.models import Organisation
from avustin_core.outbox import OutboxMessage
from avustin_core.storage import Row

R = TypeVar("R", bound=Row)
IDS: Any = bindparam("ids", expanding=True)
MATTERS = (
    select(Application, Call, Organisation)
    .join(Call, col(Call.id) == col(Application.call_id))
    .join(Organisation, col(Organisation.id) == col(Application.organisation_id))
    .where(col(Application.id).in_(IDS))
)


@dataclass(frozen=True)
class Looked:
    """What is known of some messages, at a moment. The session has the rows that they are about at hand."""

    session: AsyncSession
    now: datetime
    notices: Mapping[UUID, OutboxMessage]  #: what messages to recipients were made of
    users: Mapping[UUID, User]
    members: Mapping[UUID, Sequence[User]]  #: by organisation
    concerned: Concerned
    rows: Sequence[Any]  #: the session forgets what nobody holds

    def recipients(self, notice: OutboxMessage) -> list[User]:
        """The members whom the notice concerns, each once."""
        theirs = {user.id: user for each in organisations_of(notice.payload) for user in self.members.get(each, ())}
        return [theirs[id] for id in sorted(theirs) if (notice.id, id) in self.concerned]


async def look_up(session: AsyncSession, messages: Sequence[OutboxMessage], now: datetime) -> Looked:
    """Of messages to a recipient what they were made of too; of notices the members of their organisations."""
    new = [each for each in messages if each.recipient_id is None]
    made_of = await at_hand(session, OutboxMessage, {each.notice_id for each in messages if each.notice_id})
    users = await at_hand(session, User, {each.recipient_id for each in messages if each.recipient_id})
    members = await members_of(session, {id for each in new for id in organisations_of(each.payload)})
    people = {*users, *(user.id for theirs in members.values() for user in theirs)}
    notices = [*new, *made_of.values()]
    concerned = await concerned_by(session, notices, people, now)
    return Looked(session, now, made_of, users, members, concerned, await _rows(session, notices))


async def at_hand(session: AsyncSession, model: type[R], ids: Collection[UUID | None]) -> dict[UUID, R]:
    """The rows of these ids that there are."""
    if not ids:
        return {}
    return {row.id: row for row in await session.scalars(_of_ids(model), {"ids": list(ids)})}


@cache
def _of_ids(model: Any) -> Select[Any]:
    return select(model).where(model.id.in_(IDS))


async def _rows(session: AsyncSession, notices: Sequence[OutboxMessage]) -> list[Any]:
    """The rows that they are about; of applications with the call and the applicant."""
    about: dict[type[Row], set[UUID]] = {}
    for each in notices:
        kind = KINDS[each.kind]
        about.setdefault(kind.about, set()).add(kind.row(each.payload))
    of_matters = about.pop(Application, ())
    rows: list[Any] = [*await session.execute(MATTERS, {"ids": list(of_matters)})] if of_matters else []
    for model, ids in about.items():
        rows += (await at_hand(session, model, ids)).values()
    return rows
