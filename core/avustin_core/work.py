"""One operation, one transaction: `await avustin.run(actor, lambda work: applications.submit(work, …))`."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from time import monotonic
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from avustin_core import audit, live
from avustin_core.access import Actor, Guard
from avustin_core.access.capacity import acts_as
from avustin_core.access.getting import Beside, getting
from avustin_core.clock import Clock, SystemClock
from avustin_core.counts import RETRIES, counted
from avustin_core.errors import ALWAYS, Busy, Conflict, NotFound, Refusal
from avustin_core.once import Once, did_it_meanwhile, made_before, remember
from avustin_core.outbox import OutboxMessage
from avustin_core.outbox.forced import Forced
from avustin_core.plugin import Event
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import Row, Versioned, make_engine, reading
from avustin_core.storage.adding import insert_of
from avustin_core.storage.files import Bucket, Store, open_store
from avustin_core.storage.rows import with_defaults
from avustin_core.storage.sessions import Session
from avustin_core.storage.trying import IN_THE_WAY, pause, was_in_the_way

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Row)
E = TypeVar("E", bound=Event)
Reaction = Callable[["Work", Any], Awaitable[None]]

TRIES = 8
PATIENCE = 30.0  #: seconds after which no further try begins


@dataclass
class Work:
    """What an operation works with: the transaction, what is installed, who acts, and when."""

    session: AsyncSession
    registry: Registry
    settings: Settings
    files: Store
    actor: Actor
    now: datetime
    request_id: str | None = None
    clock: Clock | None = None  #: the installation's, for the operation that moves it; all others ask `now`
    act: str = ""
    events: list[Event] = field(default_factory=list)
    recorded: audit.Recorded = field(default_factory=audit.Recorded)  #: what the trail will tell
    forced: Forced = field(default_factory=Forced)  #: what fails in a demonstration that was told to
    afterwards: list[Callable[[], Awaitable[None]]] = field(default_factory=list)  #: done after the commit
    at_hand: dict[UUID, Any] = field(default_factory=dict)  #: what was worked out of a row, for reactions to use again
    reactions: ClassVar[dict[type[Event], list[Reaction]]] = {}

    async def get(self, model: type[R], id: UUID, *, lock: bool = False, beside: Beside = ()) -> R:
        """The row, if the actor sees it. What isn't there and what isn't seen answer alike.

        Rows `beside` it are read by the same statement, whoever sees them: the session has them at hand.
        """
        statement = getting(model, self.actor, self.now, lock=lock, beside=beside)
        row: R | None = await self.session.scalar(statement, {"row_id": id})
        if row is None:
            raise NotFound()
        return row

    def may(self, guard: Guard[Any], state: Any) -> None:
        """Refuses what the guard blocks; in which roles the actor may is recorded."""
        if refusal := guard.refusal(self.actor, state, self.now):
            raise refusal
        self.recorded.roles |= acts_as(guard, self.actor, state)

    def expect(self, row: Versioned, revision: int) -> None:
        """Refuses when the row isn't the one that was read."""
        if row.revision != revision:
            raise Conflict("revision")

    async def add(self, row: R) -> R:
        """A new row, with its defaults."""
        self.session.add(row)
        await self.session.flush()
        return row

    async def add_all(self, model: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
        """New rows, with their defaults, that nobody needs at hand. What they refer to is written before."""
        if not rows:
            return
        await self.session.flush()
        values = [with_defaults(model, each) for each in rows]
        self.recorded.added(model, values)
        await self.session.execute(insert_of(model), values)

    async def happened(self, event: Event) -> None:
        """Lets the slices above react, in this transaction; plugins hear of it after the commit."""
        self.events.append(event)
        for reaction in self.reactions.get(type(event), ()):
            await reaction(self, event)

    def happened_as(self, result: object) -> list[audit.Event]:
        """The events of the trail that tell what was done and what it gave."""
        return self.recorded.events(
            self.act, result, at=self.now, actor_id=self.actor.user_id, request_id=self.request_id
        )

    def send(self, kind: str, payload: dict[str, Any], *, at: datetime | None = None) -> None:
        """Puts a message into the outbox."""
        self.session.add(OutboxMessage(kind=kind, payload=payload, created_at=self.now, due_at=at or self.now))


Operation = Callable[Concatenate[Work, P], Awaitable[T]]


def operation(*, refuses: Iterable[type[Refusal]] = ()) -> Callable[[Operation[P, T]], Operation[P, T]]:
    """Marks what can be done. `refuses` lists its refusals, beside those that are always possible."""

    def mark(act: Operation[P, T]) -> Operation[P, T]:
        @wraps(act)
        async def named(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
            work.act = work.act or f"{act.__module__.split('.')[1]}.{act.__name__}"
            return await act(work, *args, **kwargs)

        named.refuses = (*refuses, *ALWAYS)  # type: ignore[attr-defined]
        return named

    return mark


def reacts_to(kind: type[E]) -> Callable[[Callable[[Work, E], Awaitable[None]]], Callable[[Work, E], Awaitable[None]]]:
    """Registers what a slice does, in the same transaction, when a lower one says that something happened."""

    def register(reaction: Callable[[Work, E], Awaitable[None]]) -> Callable[[Work, E], Awaitable[None]]:
        Work.reactions.setdefault(kind, []).append(reaction)
        return reaction

    return register


class Avustin:
    """One installation: its database, plugins, files and clock."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        *,
        clock: Clock | None = None,
        engine: AsyncEngine | None = None,
        files: Store | None = None,
    ) -> None:
        self.settings = settings
        self.registry = registry
        self.clock: Clock = clock or SystemClock()
        self.forced = Forced()
        self.engine = engine or make_engine(settings.database_url)
        self.files = files or store_of(settings)
        self._reads = reading(self.engine)
        self._closing: list[Callable[[], Awaitable[None]]] = []
        self._sessions = async_sessionmaker(
            self.engine, class_=Session, expire_on_commit=False, sync_session_class=audit.RecordedSession
        )

    async def run(
        self,
        actor: Actor,
        act: Callable[[Work], Awaitable[T]],
        *,
        once: Once | None = None,
        arrived: datetime | None = None,
        request_id: str | None = None,
    ) -> T:
        """Does it in one transaction, again when another was in its way; then tells the plugins.

        Refused with Busy when the tries or the time are used up. `arrived` is the moment when the request's last byte was
        read, and becomes `work.now`.
        """
        now = arrived or self.clock.now()
        with counted():
            result, events = await self._done(actor, act, once, now, request_id)
        for one in events:
            self.registry.announce(one)
        return result

    async def _done(
        self,
        actor: Actor,
        act: Callable[[Work], Awaitable[T]],
        once: Once | None,
        now: datetime,
        request_id: str | None,
    ) -> tuple[T, list[Event]]:
        began = monotonic()
        for attempt in range(TRIES):
            try:
                return await self._try(actor, act, once, now, request_id)
            except Refusal:
                if once is None or (made := await self._made_meanwhile(actor, once)) is None:
                    raise
                return made, []  # type: ignore[return-value]
            except IN_THE_WAY as error:
                if not was_in_the_way(error) and not did_it_meanwhile(error, once):
                    raise
                if attempt == TRIES - 1 or monotonic() - began > PATIENCE:
                    raise Busy() from error
            RETRIES.inc()
            await asyncio.sleep(pause(attempt))
        raise AssertionError("the last try returns or raises")

    async def _try(
        self,
        actor: Actor,
        act: Callable[[Work], Awaitable[T]],
        once: Once | None,
        now: datetime,
        request_id: str | None,
    ) -> tuple[T, list[Event]]:
        async with self._sessions() as session, session.begin():
            work = Work(
                session,
                self.registry,
                self.settings,
                self.files,
                actor,
                now,
                request_id,
                self.clock,
                forced=self.forced,
            )
            if once and (made := await made_before(session, actor, once)):
                return made, []  # type: ignore[return-value]
            work.recorded.watch(session)
            result = await act(work)
            await session.flush()
            row: object = getattr(result, "row", None) or result  # a result that tells more than the row names the row
            if once and isinstance(row, Row):
                session.add(remember(actor, once, row, now))
            events = work.happened_as(row)
            await audit.write(session, events)
            await live.raised(session, work.recorded.changes, work.recorded.matters, events=len(events))
        for one in work.afterwards:
            await one()
        return result, work.events

    async def _made_meanwhile(self, actor: Actor, once: Once) -> Row | None:
        """What the same mutation made, sent twice at a time, while this one waited for it and was refused because of it."""
        async with self._sessions() as session, session.begin():
            return await made_before(session, actor, once)

    def reading(self) -> AsyncConnection:
        """A connection that only reads, for use in `async with`."""
        return self._reads.connect()

    def closes(self, close: Callable[[], Awaitable[None]]) -> None:
        """Something that stands on this installation's database, and is closed with it."""
        self._closing.append(close)

    async def close(self) -> None:
        """Lets the database go; whatever comes later takes it anew."""
        await self.close_others()
        await self.engine.dispose()

    async def close_others(self) -> None:
        """Closes what stands on this installation's database, but not the engine, which may be another's too."""
        for close in self._closing:
            await close()


def store_of(settings: Settings) -> Store:
    """The store of attachments: the folder, or the object storage."""
    secret = settings.s3_secret.get_secret_value()
    bucket = Bucket(settings.s3_endpoint, settings.s3_region, settings.s3_key, secret)
    return open_store(settings.file_folder or settings.files, bucket)
