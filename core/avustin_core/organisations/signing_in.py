"""Those whom an identity provider vouches for: entered at the first time, found at every request, signed in and out."""

import hashlib
import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access import Actor, Mandate, User, find_actor
from avustin_core.access.actor import actor_of
from avustin_core.access.disqualification import MatterOrganisation
from avustin_core.access.identity import Identity, best
from avustin_core.access.models import SignIn
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.operations import read_business_id
from avustin_core.plugin import Language
from avustin_core.work import Work, operation

log = logging.getLogger("avustin.identity")
Session = AsyncSession | AsyncConnection


@dataclass(frozen=True)
class SignedIn:
    """A browser's sign-in, with the key that only the browser keeps."""

    row: SignIn
    key: str


async def find_identity(session: Session, identity: Identity) -> Actor | None:
    """The user of that subject, with what the database and the provider say together; None for one who isn't entered."""
    actor = await find_actor(session, identity.subject)
    return await _together(session, actor, identity) if actor else None


async def find_signed_in(session: Session, key: str, now: datetime) -> Actor | None:
    """The user of a browser's sign-in that is in force."""
    statement = select(col(SignIn.user_id), col(SignIn.asserted)).where(
        col(SignIn.digest) == digest_of(key), col(SignIn.expires_at) > now
    )
    row = (await session.execute(statement)).one_or_none()
    actor = await actor_of(session, row.user_id) if row else None
    return await _together(session, actor, Identity.of_kept("", row.asserted)) if row and actor else None


@operation()
async def enter(work: Work, identity: Identity) -> User:
    """The person whom the provider vouches for, with the name and address of today. The server calls it; clients can't.

    Two requests may come at once: who was entered by the other one is found the second time.
    """
    try:
        async with work.session.begin_nested():
            return await _entered(work, identity)
    except IntegrityError:
        return await _entered(work, identity)


@operation()
async def sign_in(work: Work, identity: Identity) -> SignedIn:
    """A browser is signed in for as long as the settings say. The server calls it, after the provider said who it is."""
    user = await enter(work, identity)
    work.actor = replace(work.actor, user_id=user.id)
    await work.session.execute(delete(SignIn).where(col(SignIn.user_id) == user.id, col(SignIn.expires_at) <= work.now))
    key = secrets.token_urlsafe(32)
    row = await work.add(
        SignIn(
            digest=digest_of(key), user_id=user.id, asserted=identity.kept(), begun_at=work.now,
            expires_at=work.now + timedelta(hours=work.settings.session_hours),
        )
    )  # fmt: skip
    return SignedIn(row, key)


@operation()
async def sign_out(work: Work, key: str) -> SignIn:
    """The browser is signed in no more."""
    row: SignIn | None = await work.session.scalar(select(SignIn).where(col(SignIn.digest) == digest_of(key)))
    if row is None:
        raise NotFound()
    work.actor = replace(work.actor, user_id=row.user_id)
    await work.session.delete(row)
    return row


def digest_of(key: str) -> str:
    """What is kept of a browser's key: who reads the database can't be that browser."""
    return hashlib.sha256(key.encode()).hexdigest()


async def _entered(work: Work, identity: Identity) -> User:
    user: User | None = await work.session.scalar(select(User).where(col(User.subject) == identity.subject))
    if user is None:
        name = identity.name or identity.subject.rpartition(" ")[2]
        language = identity.language or Language.FI
        return await work.add(User(subject=identity.subject, name=name, email=identity.email, language=language))
    user.name, user.email = identity.name or user.name, identity.email or user.email
    return user


async def _together(session: Session, actor: Actor, identity: Identity) -> Actor:
    """Rights are a union. What is asserted disqualifies as what is entered does."""
    if not identity.roles and not identity.mandates:
        return actor
    asserted = await _organisations(session, identity)
    mandates = {
        id: best(held[id] for held in (actor.mandates, asserted) if id in held) for id in (*actor.mandates, *asserted)
    }
    together = replace(actor, mandates=mandates, roles=actor.roles | identity.roles)
    return await _kept_away(session, together) if together.roles and together.mandates else together


async def _organisations(session: Session, identity: Identity) -> dict[UUID, Mandate]:
    """The organisations of our register that are asserted; the others are left out."""
    asserted = {id: mandate for text, mandate in identity.mandates.items() if (id := _business_id(text))}
    if not asserted:
        return {}
    statement = select(col(Organisation.id), col(Organisation.business_id)).where(
        col(Organisation.business_id).in_(list(asserted))
    )
    found = {row.id: asserted[row.business_id] for row in await session.execute(statement)}
    if len(found) < len(identity.mandates):
        log.info("%d asserted organisations aren't in the register", len(identity.mandates) - len(found))
    return found


async def _kept_away(session: Session, actor: Actor) -> Actor:
    """The matters of an official's own organisations, however the office or the mandate was given."""
    statement = select(col(MatterOrganisation.matter_id), col(MatterOrganisation.call_id)).where(
        col(MatterOrganisation.organisation_id).in_(list(actor.mandates))
    )
    rows = (await session.execute(statement)).all()
    return replace(
        actor,
        disqualified=actor.disqualified | {row.matter_id for row in rows},
        disqualified_in=actor.disqualified_in | {row.call_id for row in rows},
    )


def _business_id(text: str) -> str | None:
    try:
        return read_business_id(text)
    except InvalidInput:
        return None
