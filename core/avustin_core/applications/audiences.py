"""The people that an application has: its party, the officials of its call, and those who take part in the project."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, select
from sqlmodel import col

from avustin_core.access import Actor, Audience, either, handling
from avustin_core.access.rights import Condition, over_owner
from avustin_core.applications.models import Application, Participant
from avustin_core.calls.rights import DECIDING
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.storage import alias_of, among


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


def _of_participants(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    part = alias_of(Participant, "taking part")
    theirs = select(col(part.application_id)).where(col(part.organisation_id).in_(list(actor.mandates)))
    return and_(row.submitted_at.is_not(None), among(row.id, theirs))


def officials_as(requires: str, *roles: Role) -> Audience:
    """Those who hold one of the roles in the call, from the submission on."""
    holders = handling(requires, *roles)

    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        if holders.sees(row, actor, now) is False:
            return False
        return and_(row.submitted_at.is_not(None), holders.predicate(row, actor, now))

    return Audience(f"{requires}, once the application was handed in", sees)


party = Audience("a member of the applicant organisation", _of_party)
officials = officials_as("an official of the call", *OFFICIALS)
deciding = officials_as("an official of the call, other than an assessor", *DECIDING)
participants = Audience("a member of a participant organisation, once the application was handed in", _of_participants)
handlers = either(party, officials)
readers = either(party, officials, participants)


def known_decided_at(row: Any, actor: Actor, now: datetime) -> ColumnElement[datetime | None]:
    """When it was decided, as far as the actor knows: officials from the signature, others from the notification."""
    told: ColumnElement[datetime | None] = row.told_decided_at
    if deciding.sees(row, actor, now) is False:
        return told
    return case((deciding.predicate(row, actor, now), row.decided_at), else_=told)


def of_application(audience: Audience) -> Audience:
    """The same people, over a row that belongs to an application by its `application_id`."""
    return over_owner(Application, "application_id", audience)
