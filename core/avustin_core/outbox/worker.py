"""The worker: claims messages, lets each be handled, and writes what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from avustin_core import live
from avustin_core.clock import Clock, SystemClock
from avustin_core.outbox.claiming import ALL, Kinds, claim, finish, is_waiting, released
from avustin_core.outbox.models import MessageFault, OutboxMessage
from avustin_core.outbox.outcomes import Made, Outcome, Retries, again
from avustin_core.outbox.waking import woken_by
from avustin_core.storage import reading
from avustin_core.storage.sessions import Session, in_one_statement
from avustin_core.storage.together import WritingSession

log = logging.getLogger("avustin.outbox")
Handle = Callable[[OutboxMessage], Awaitable[Outcome]]
Attempt = Callable[[], Awaitable[Outcome]]
Going = dict[asyncio.Task[None], OutboxMessage]


class Worker:
    """One of any number. `clock` says what is due; leases go by `wall`, the machine's clock, which nobody sets.

    One that `goes_on` handles what was made of a message in the same breath, where it has places left.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        handle: Handle,
        *,
        clock: Clock,
        retries: Retries = Retries(),
        lease: timedelta = timedelta(seconds=90),
        at_once: int = 5,
        wall: Clock | None = None,
        kinds: Kinds = ALL,
        goes_on: bool = True,
    ) -> None:
        self._engine = engine
        self._handle = handle
        self._clock = clock
        self._retries = retries
        self._lease = lease
        self._at_once = at_once
        self._kinds = kinds
        self._goes_on = goes_on
        self._promised = 0  #: places for what is being written
        self._wall: Clock = wall or SystemClock()
        self._reads = reading(engine)
        self._sessions = async_sessionmaker(
            engine, class_=Session, expire_on_commit=False, sync_session_class=WritingSession
        )
        self._writing = asyncio.Semaphore(1 if engine.dialect.name == "sqlite" else at_once)  # SQLite has one writer

    async def run(self, stopping: asyncio.Event, *, poll: float = 5.0, grace: float = 4.0) -> None:
        """Goes on until it is time to stop; looks every `poll` seconds, and at once when something is committed here.

        What is being sent then gets `grace` seconds; what isn't done by then is let go of, for another worker. One that
        takes its time keeps one place of several, and holds nobody else up.
        """
        going: Going = {}
        looks = True
        with woken_by(self._engine) as wake:
            try:
                while not stopping.is_set():
                    if looks and len(going) <= self._at_once // 2:
                        wake.clear()
                        wanted = self._at_once - len(going)
                        looks = await self._begin(going) == wanted  # where it was all that was asked for, more may wait
                    calls = (stopping,) if looks else (stopping, wake)
                    happened = await _any_of(going, *calls, within=None if looks else poll)
                    looks = looks or wake.is_set() or not happened
                    _take_out_done(going)
            finally:
                await self._end(going, grace)

    async def drain(self) -> int:
        """Handles whatever is due now; says how many attempts that took."""
        taken = 0
        while found := await self.step():
            taken += found
        return taken

    async def step(self) -> int:
        """Claims what is due, as much as is sent at once, and handles it; says how many attempts that took."""
        going: Going = {}
        await self._begin(going)
        while any(not task.done() for task in going):
            await asyncio.wait(going)
        many = len(going)
        _take_out_done(going)
        return many

    async def _begin(self, going: Going) -> int:
        messages = await self._claimed(self._at_once - len(going))
        for message in messages:
            self._go(going, message, partial(self._handle, message))
        return len(messages)

    def _go(self, going: Going, message: OutboxMessage, attempt: Attempt) -> None:
        going[asyncio.create_task(self._one(going, message, attempt))] = message

    async def _end(self, going: Going, grace: float) -> None:
        if not going:
            return
        await asyncio.wait(going, timeout=grace)
        late = [task for task in going if not task.done()]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        for task in late:
            await self._finish(going[task], released(going[task]))

    async def _claimed(self, at_most: int) -> list[OutboxMessage]:
        now, wall = self._clock.now(), self._wall.now()
        if self._engine.dialect.name == "sqlite":  # where to write is to keep others from writing
            async with self._reads.connect() as connection:
                if not await is_waiting(connection, now=now, wall=wall, kinds=self._kinds):
                    return []
        async with self._writing, self._sessions() as session, session.begin():
            await in_one_statement(session)
            until = wall + self._lease
            return await claim(session, now=now, wall=wall, until=until, at_most=at_most, kinds=self._kinds)

    async def _one(self, going: Going, message: OutboxMessage, attempt: Attempt) -> None:
        try:
            outcome = await attempt()
        except Exception as error:
            log.exception("message %s of kind %s failed: %s", message.id, message.kind, type(error).__name__)
            outcome = again(MessageFault.FAILED)
        values = outcome.values(message, self._clock.now(), self._retries)
        at_once = self._held(going, outcome.more)
        self._promised += len(at_once)
        try:
            ours = await self._finish(message, values, [each.message for each in outcome.more])
        finally:
            self._promised -= len(at_once)
        self._tell(message, outcome, values)
        if not ours:
            log.warning("message %s took longer than its lease; another worker has it", message.id)
            return
        for made in at_once:
            self._go(going, made.message, made.attempt)

    def _held(self, going: Going, made: Sequence[Made]) -> Sequence[Made]:
        """Those that this worker has places for, held from their beginning, so that nobody has to claim them."""
        free = self._at_once - len(going) - self._promised
        held = made[: max(0, free)] if self._goes_on else ()
        for each in held:
            each.message.leased_until, each.message.attempts = self._wall.now() + self._lease, 1
        return held

    async def _finish(self, message: OutboxMessage, values: dict[str, Any], more: Sequence[OutboxMessage] = ()) -> bool:
        """Writes what became of it, with what was made of it, if the lease is still ours; says whether it was."""
        try:
            async with self._writing, self._sessions() as session, session.begin():
                if more:
                    session.add_all(more)
                    await session.flush()
                else:
                    await in_one_statement(session)
                await finish(session, message, values)
                await live.tell(session, {live.Thing(live.Kind.OUTBOX, message.id)})
        except StaleDataError:
            return False
        return True

    def _tell(self, message: OutboxMessage, outcome: Outcome, values: dict[str, Any]) -> None:
        state = getattr(values.get("state", message.state), "name", "")
        fault = outcome.fault.name if outcome.fault else "-"
        told = (message.id, message.kind, state, message.attempts, fault, outcome.reply or "-")
        log.info("message %s of kind %s: %s after attempt %s (%s, %s)", *told)


async def _any_of(going: Going, *events: asyncio.Event, within: float | None) -> bool:
    """Waits until a task is done or an event is set, or for so many seconds; says whether anything happened."""
    calls = [asyncio.create_task(event.wait()) for event in events]
    try:
        done, _ = await asyncio.wait({*going, *calls}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
    return bool(done)


def _take_out_done(going: Going) -> None:
    """Forgets what is done; what the database refused is told to whoever runs the worker."""
    for task in [task for task in going if task.done()]:
        del going[task]
        task.result()
