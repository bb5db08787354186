"""Those whom an identity provider vouches for: entered at the first time, found at every request, signed in and out."""

import hashlib
import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access import Actor, User, find_actor
from avustin_core.access.identity import Identity
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
    return await find_actor(session, identity.subject, asserted=_read(identity))


async def find_signed_in(session: Session, key: str, now: datetime) -> Actor | None:
    """The user of a browser's sign-in that is in force."""
    statement = (
        select(col(User.subject), col(SignIn.asserted))
        .join(SignIn, col(SignIn.user_id) == col(User.id))
        .where(col(SignIn.digest) == digest_of(key), col(SignIn.expires_at) > now)
    )
    row = (await session.execute(statement)).one_or_none()
    return await find_identity(session, Identity.of_kept(row.subject, row.asserted)) if row else None


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
    await _tell_of_strangers(work, identity)
    user: User | None = await work.session.scalar(select(User).where(col(User.subject) == identity.subject))
    if user is None:
        name = identity.name or identity.subject.rpartition(" ")[2]
        language = identity.language or Language.FI
        return await work.add(User(subject=identity.subject, name=name, email=identity.email, language=language))
    user.name, user.email = identity.name or user.name, identity.email or user.email
    return user


async def _tell_of_strangers(work: Work, identity: Identity) -> None:
    """Logs that organisations are asserted which our register doesn't have: how many, and not which."""
    asserted = _read(identity).mandates
    statement = select(func.count()).where(col(Organisation.business_id).in_(list(asserted)))
    strange = len(identity.mandates) - ((await work.session.scalar(statement)) or 0 if asserted else 0)
    if strange:
        log.warning("%d asserted organisations aren't in the register", strange)


def _read(identity: Identity) -> Identity:
    """The same with business ids as our register writes them; what is none is left out."""
    mandates = {id: mandate for text, mandate in identity.mandates.items() if (id := _business_id(text))}
    return replace(identity, mandates=mandates)


def _business_id(text: str) -> str | None:
    try:
        return read_business_id(text)
    except InvalidInput:
        return None
