"""Who acts for an organisation, and who holds which role: an administrator gives and takes both, with a reason."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import Mandate, Membership, RoleGrant, User
from avustin_core.access.identity import LONGEST, subject_of
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.forms.identifiers import read_email
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.refusals import LastAdministrator, NotHeld, ReasonMissing
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
    """The person whom the installation's identity provider calls `subject`; one who is there already is answered as is."""
    work.may(ADD_USER, None)
    _check_texts(subject=subject, name=name)
    address = _address(email) if email and email.strip() else None
    known_as = _known_as(work, subject)
    known: User | None = await work.session.scalar(select(User).where(col(User.subject) == known_as))
    return known or await work.add(
        User(subject=known_as, name=name.strip(), email=address, language=language, is_fictional=is_fictional)
    )


@operation(refuses=(ReasonMissing,))
async def appoint_administrator(work: Work, *, subject: str, name: str, reason: str) -> RoleGrant:
    """The person is an administrator from now on, known here or not. The command line calls it; clients can't."""
    _check_texts(subject=subject, name=name)
    because(work, reason)
    known_as = _known_as(work, subject)
    user: User | None = await work.session.scalar(select(User).where(col(User.subject) == known_as))
    user = user or await work.add(User(subject=known_as, name=name.strip()))
    known = await _grant(work, user.id, Role.ADMINISTRATOR, None)
    return known or await work.add(RoleGrant(user_id=user.id, role=Role.ADMINISTRATOR))


@operation(refuses=(ReasonMissing,))
async def give_mandate(
    work: Work, organisation_id: UUID, user_id: UUID, mandate: Mandate, *, reason: str
) -> Membership:
    """The person acts for the organisation from now on; another mandate replaces the one that was."""
    work.may(GIVE_MANDATE, None)
    because(work, reason)
    await work.get(Organisation, organisation_id)
    await work.get(User, user_id, lock=True)
    membership = await _membership(work, organisation_id, user_id)
    if membership is None:
        return await work.add(Membership(user_id=user_id, organisation_id=organisation_id, mandate=mandate))
    membership.mandate = mandate
    return membership


@operation(refuses=(ReasonMissing, NotHeld))
async def take_mandate(work: Work, organisation_id: UUID, user_id: UUID, *, reason: str) -> Organisation:
    """The person acts for the organisation no more."""
    work.may(TAKE_MANDATE, None)
    because(work, reason)
    organisation = await work.get(Organisation, organisation_id)
    membership = await _membership(work, organisation_id, user_id)
    if membership is None:
        raise NotHeld("userId")
    await work.session.delete(membership)
    return organisation


@operation(refuses=(ReasonMissing,))
async def give_role(work: Work, user_id: UUID, role: Role, *, call_id: UUID | None = None, reason: str) -> RoleGrant:
    """The person holds the official's role in the call or, without a call, in all; giving it again changes nothing."""
    work.may(GIVE_ROLE, None)
    because(work, reason)
    if role not in OFFICIALS:
        raise InvalidInput("role", reason=NOT_AN_OFFICIALS)
    await work.get(User, user_id, lock=True)  # one that is given twice at once is given once
    if call_id and await work.session.get(model_named("Call"), call_id) is None:  # calls stand above this slice
        raise NotFound("callId")
    known = await _grant(work, user_id, role, call_id)
    return known or await work.add(RoleGrant(user_id=user_id, role=role, call_id=call_id))


@operation(refuses=(ReasonMissing, NotHeld, LastAdministrator))
async def take_role(work: Work, user_id: UUID, role: Role, *, call_id: UUID | None = None, reason: str) -> User:
    """The person holds the role no more, in that call or, without a call, in all."""
    work.may(TAKE_ROLE, None)
    because(work, reason)
    user = await work.get(User, user_id)
    if role is Role.ADMINISTRATOR and call_id is None:
        await _leave_one(work, user_id)
    grant = await _grant(work, user_id, role, call_id)
    if grant is None:
        raise NotHeld("role")
    await work.session.delete(grant)
    return user


async def _leave_one(work: Work, user_id: UUID) -> None:
    """Refuses when it is the only one; locked, so that two can't take each other's."""
    statement = select(col(RoleGrant.user_id)).where(
        col(RoleGrant.role) == Role.ADMINISTRATOR, col(RoleGrant.call_id).is_(None)
    )
    holders = set(await work.session.scalars(statement.order_by(col(RoleGrant.id)).with_for_update()))
    if holders == {user_id}:
        raise LastAdministrator("userId")


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


def because(work: Work, reason: str) -> None:
    """Notes the reason in the trail; refused without one."""
    if not reason.strip():
        raise ReasonMissing("reason")
    work.recorded.changes["reason"] = {"text": [None, reason.strip()]}


def _known_as(work: Work, subject: str) -> str:
    return subject_of(work.settings.oidc_issuer, subject)


def _check_texts(**texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise InvalidInput(name, reason=NEEDED)
        if len(text) > LONGEST:
            raise InvalidInput(name, reason=TOO_LONG)


def _address(text: str) -> str:
    address = read_email(text)
    if not isinstance(address, str):
        raise InvalidInput("email", reason=NO_ADDRESS)
    return address


NEEDED = Text(fi="Täytä kenttä.", sv="Fyll i fältet.", en="Fill in the field.")
NOT_AN_OFFICIALS = Text(
    fi="Roolin voi antaa vain virkatehtävää varten; organisaation edustajalle annetaan valtuus.",
    sv="En roll kan ges bara för ett tjänsteuppdrag; en företrädare för en organisation får en fullmakt.",
    en="Only an official's role can be given; one who acts for an organisation gets a mandate.",
)
TOO_LONG = Text(
    fi=f"Lyhennä: enintään {LONGEST} merkkiä.",
    sv=f"Förkorta: högst {LONGEST} tecken.",
    en=f"Shorten it to {LONGEST} characters at most.",
)
NO_ADDRESS = Text(
    fi="Anna sähköpostiosoite muodossa nimi@esimerkki.fi tai jätä kenttä tyhjäksi.",
    sv="Ange e-postadressen i formatet namn@exempel.fi eller lämna fältet tomt.",
    en="Give an e-mail address such as name@example.fi, or leave it out.",
)
