"""What is done once: a mutation that is sent again with its key does nothing twice, and answers with what was made."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from avustin_core import audit
from avustin_core.access import Actor
from avustin_core.errors import KeyReused
from avustin_core.storage import Row, model_named


class IdempotencyKey(SQLModel, table=True):
    """A mutation that was done: the same key does nothing twice and answers with what was made."""

    __tablename__ = "idempotency_keys"

    actor: str = Field(primary_key=True)
    mutation: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    digest: str
    made: str
    at: datetime


@dataclass(frozen=True)
class Once:
    """The key under which a mutation is done once, with what was asked."""

    mutation: str
    key: str
    asked: object

    @property
    def digest(self) -> str:
        """One spelling of what was asked."""
        return hashlib.sha256(audit.canonical(self.asked)).hexdigest()


def remember(actor: Actor, once: Once, made: Row, at: datetime) -> IdempotencyKey:
    """What was made, for the next time."""
    return IdempotencyKey(
        actor=str(actor.user_id),
        mutation=once.mutation,
        key=once.key,
        digest=once.digest,
        made=f"{type(made).__name__}:{made.id}",
        at=at,
    )


async def made_before(session: AsyncSession, actor: Actor, once: Once) -> Row | None:
    """What it made when it was done already. Refused with KeyReused when something else was asked then."""
    known = await session.get(IdempotencyKey, (str(actor.user_id), once.mutation, once.key))
    if known is None:
        return None
    if known.digest != once.digest:
        raise KeyReused("idempotencyKey")
    name, _, id = known.made.partition(":")
    return await session.get(model_named(name), UUID(id))


def did_it_meanwhile(error: Exception, once: Once | None) -> bool:
    """Whether the same mutation was sent twice at a time, and the other one is done: the next try finds what it made."""
    return once is not None and isinstance(error, IntegrityError) and "idempotency_keys" in str(error.orig)
