"""Raising what changed: with the transaction on PostgreSQL, and in this process as soon as it is committed."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, event, func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from avustin_core.live.things import Thing, spelt, things_of
from avustin_core.storage.together import Part, together_of

CHANNEL = "avustin"
RAISED = "what changed, and how many events of the trail tell of it"
Hear = Callable[[Collection[Thing]], None]
NOTIFY = select(func.pg_notify(CHANNEL, bindparam("told")))


@dataclass
class Own:
    """What was committed through one engine: by whose name it is told to others, who hears it here, and how much it was."""

    name: str = field(default_factory=lambda: secrets.token_hex(4))
    ears: list[Hear] = field(default_factory=list)
    events: int = 0  #: of the trail, since the process began


_own: WeakKeyDictionary[Engine, Own] = WeakKeyDictionary()


def own_of(engine: Engine) -> Own:
    """What is known of that engine."""
    return _own.setdefault(engine, Own())


@contextmanager
def heard_by(engine: AsyncEngine, hear: Hear) -> Iterator[Own]:
    """Tells `hear` what is committed through that engine."""
    own = own_of(engine.sync_engine)
    own.ears.append(hear)
    try:
        yield own
    finally:
        own.ears.remove(hear)


async def raised(session: AsyncSession, changes: Mapping[str, Any], matters: Iterable[UUID], *, events: int) -> None:
    """Raises what these changes are about, as the last thing of a transaction that wrote so many events of the trail."""
    await tell(session, things_of(changes, matters), events=events)


async def tell(session: AsyncSession, things: Collection[Thing], *, events: int = 0) -> None:
    """Raises that these things changed: nobody hears of it unless the transaction is committed."""
    engine = session.get_bind().engine
    before, many = session.sync_session.info.get(RAISED, (frozenset(), 0))
    session.sync_session.info[RAISED] = (before | set(things), many + events)
    if things and engine.dialect.name == "postgresql":
        connection, told = await session.connection(), f"{own_of(engine).name} {spelt(things)}"
        together = together_of(connection.sync_connection) if connection.sync_connection else None
        if together:
            together.waiting.append(Part("SELECT pg_notify($1::TEXT, $2::TEXT)", (CHANNEL, told)))
        else:
            await connection.execute(NOTIFY, {"told": told})


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    things, events = session.info.pop(RAISED, ((), 0))
    if not things and not events:
        return
    own = own_of(session.get_bind().engine)
    own.events += events
    for hear in own.ears if things else ():
        hear(things)


@event.listens_for(Session, "after_rollback")
def _taken_back(session: Session) -> None:
    session.info.pop(RAISED, None)
