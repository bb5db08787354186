"""Who acts for an organisation, and who holds which role: an administrator gives and takes both, with a reason."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import Mandate, Membership, RoleGrant, User
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.organisations.rights import ADD_USER, GIVE_MANDATE, GIVE_ROLE, OFFICIALS, TAKE_MANDATE, TAKE_ROLE
from avustin_core.plugin import Language, Role, Text
from avustin_core.storage import model_named
from avustin_core.work import Work, operation


@operation()
async def add_user(
    work: Work,
    *,
    subject: str,
    name: str,
    email: str | None = None,
    language: Language = Language.FI,
    is_fictional: bool = False,
) -> User:
    """The person whom the identity provider calls `subject`; one who is there already is answered as is."""
    work.may(ADD_USER, None)
    if not subject.strip() or not name.strip():
        raise InvalidInput("subject" if not subject.strip() else "name", reason=NEEDED)
    known: User | None = await work.session.scalar(select(User).where(col(User.subject) == subject))
    return known or await work.add(
        User(subject=subject, name=name, email=email, language=language, is_fictional=is_fictional)
    )


@operation(refuses=(ReasonMissing,))
async def give_mandate(
    work: Work, organisation_id: UUID, user_id: UUID, mandate: Mandate, *, reason: str
) -> Membership:
    """The person acts for the organisation from now on; another mandate replaces the one that was."""
    work.may(GIVE_MANDATE, None)
    _because(work, reason)
    await work.get(Organisation, organisation_id)
    await work.get(User, user_id)
    membership = await _membership(work, organisation_id, user_id)
    if membership is None:
        return await work.add(Membership(user_id=user_id, organisation_id=organisation_id, mandate=mandate))
    membership.mandate = mandate
    return membership


@operation(refuses=(ReasonMissing,))
async def take_mandate(work: Work, organisation_id: UUID, user_id: UUID, *, reason: str) -> Membership:
    """The person acts for the organisation no more."""
    work.may(TAKE_MANDATE, None)
    _because(work, reason)
    membership = await _membership(work, organisation_id, user_id)
    if membership is None:
        raise NotFound()
    await work.session.delete(membership)
    return membership


@operation(refuses=(ReasonMissing,))
async def give_role(work: Work, user_id: UUID, role: Role, *, call_id: UUID | None = None, reason: str) -> RoleGrant:
    """The person holds the official's role in the call or, without a call, in all; giving it again changes nothing."""
    work.may(GIVE_ROLE, None)
    _because(work, reason)
    if role not in OFFICIALS:
        raise InvalidInput("role", reason=NOT_AN_OFFICIALS)
    await work.get(User, user_id)
    if call_id and await work.session.get(model_named("Call"), call_id) is None:  # calls stand above this slice
        raise NotFound("callId")
    known = await _grant(work, user_id, role, call_id)
    return known or await work.add(RoleGrant(user_id=user_id, role=role, call_id=call_id))


@operation(refuses=(ReasonMissing,))
async def take_role(work: Work, user_id: UUID, role: Role, *, call_id: UUID | None = None, reason: str) -> RoleGrant:
    """The person holds the role no more, in that call or, without a call, in all."""
    work.may(TAKE_ROLE, None)
    _because(work, reason)
    grant = await _grant(work, user_id, role, call_id)
    if grant is None:
        raise NotFound()
    await work.session.delete(grant)
    return grant


async def _membership(work: Work, organisation_id: UUID, user_id: UUID) -> Membership | None:
    statement = select(Membership).where(
        col(Membership.organisation_id) == organisation_id, col(Membership.user_id) == user_id
    )
    found: Membership | None = await work.session.scalar(statement)
    return found


async def _grant(work: Work, user_id: UUID, role: Role, call_id: UUID | None) -> RoleGrant | None:
    statement = select(RoleGrant).where(
        col(RoleGrant.user_id) == user_id, col(RoleGrant.role) == role, col(RoleGrant.call_id) == call_id
    )  # SQLAlchemy writes `is null` for a call that is None
    found: RoleGrant | None = await work.session.scalar(statement)
    return found


def _because(work: Work, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing("reason")
    work.changes["reason"] = {"text": [None, reason.strip()]}


NEEDED = Text(fi="Täytä kenttä.", sv="Fyll i fältet.", en="Fill in the field.")
NOT_AN_OFFICIALS = Text(
    fi="Roolin voi antaa vain virkatehtävää varten; organisaation edustajalle annetaan valtuus.",
    sv="En roll kan ges bara för ett tjänsteuppdrag; en företrädare för en organisation får en fullmakt.",
    en="Only an official's role can be given; one who acts for an organisation gets a mandate.",
)
