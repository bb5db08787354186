"""The worker: claims messages, lets each be handled, and writes what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from avustin_core import live
from avustin_core.clock import Clock, SystemClock
from avustin_core.outbox.claiming import ALL, Kinds, claim, finish, is_waiting, release
from avustin_core.outbox.models import MessageFault, OutboxMessage
from avustin_core.outbox.outcomes import Outcome, Retries, again
from avustin_core.outbox.waking import woken_by
from avustin_core.storage import reading
from avustin_core.storage.together import WritingSession

log = logging.getLogger("avustin.outbox")
Handle = Callable[[OutboxMessage], Awaitable[Outcome]]
Going = dict[asyncio.Task[None], OutboxMessage]


class Worker:
    """One of any number. `clock` says what is due; leases go by `wall`, the machine's clock, which nobody sets."""

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
    ) -> None:
        self._engine = engine
        self._handle = handle
        self._clock = clock
        self._retries = retries
        self._lease = lease
        self._at_once = at_once
        self._kinds = kinds
        self._wall: Clock = wall or SystemClock()
        self._reads = reading(engine)
        self._sessions = async_sessionmaker(engine, expire_on_commit=False, sync_session_class=WritingSession)
        self._writing = asyncio.Semaphore(1 if engine.dialect.name == "sqlite" else at_once)  # SQLite has one writer

    async def run(self, stopping: asyncio.Event, *, poll: float = 5.0, grace: float = 4.0) -> None:
        """Goes on until it is time to stop; looks every `poll` seconds, and at once when something is committed here.

        What is being sent then gets `grace` seconds; what isn't done by then is let go of, for another worker. One that
        takes its time keeps one place of several, and holds nobody else up.
        """
        going: Going = {}
        with woken_by(self._engine) as wake:
            try:
                while not stopping.is_set():
                    wake.clear()
                    begun = await self._begin(going) if len(going) <= self._at_once // 2 else 0
                    full = begun > 0 and len(going) == self._at_once
                    calls = (stopping,) if full or len(going) > self._at_once // 2 else (stopping, wake)
                    await _any_of(going, *calls, within=None if full else poll)
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
        """Claims what is due, as much as is sent at once, and handles it; says how much that was."""
        going: Going = {}
        begun = await self._begin(going)
        if going:
            await asyncio.wait(going)
        _take_out_done(going)
        return begun

    async def _begin(self, going: Going) -> int:
        messages = await self._claimed(self._at_once - len(going))
        going |= {asyncio.create_task(self._one(message)): message for message in messages}
        return len(messages)

    async def _end(self, going: Going, grace: float) -> None:
        if not going:
            return
        _, late = await asyncio.wait(going, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        async with self._sessions() as session, session.begin():
            await release(session, [going[task] for task in late])

    async def _claimed(self, at_most: int) -> list[OutboxMessage]:
        now, wall = self._clock.now(), self._wall.now()
        async with self._reads.connect() as connection:
            if not await is_waiting(connection, now=now, wall=wall, kinds=self._kinds):
                return []
        async with self._writing, self._sessions() as session, session.begin():
            until = wall + self._lease
            return await claim(session, now=now, wall=wall, until=until, at_most=at_most, kinds=self._kinds)

    async def _one(self, message: OutboxMessage) -> None:
        try:
            outcome = await self._handle(message)
        except Exception as error:
            log.exception("message %s of kind %s failed: %s", message.id, message.kind, type(error).__name__)
            outcome = again(MessageFault.FAILED)
        await self._finish(message, outcome)

    async def _finish(self, message: OutboxMessage, outcome: Outcome) -> None:
        values = outcome.values(message, self._clock.now(), self._retries)
        async with self._writing, self._sessions() as session, session.begin():
            ours = await finish(session, message, values)
            if ours:
                session.add_all(outcome.more)
                await live.tell(session, {live.Thing(live.Kind.OUTBOX, message.id)})
        state = getattr(values.get("state", message.state), "name", "")
        fault = outcome.fault.name if outcome.fault else "-"
        told = (message.id, message.kind, state, message.attempts, fault, outcome.reply or "-")
        log.info("message %s of kind %s: %s after attempt %s (%s, %s)", *told)
        if not ours:
            log.warning("message %s took longer than its lease; another worker has it", message.id)


async def _any_of(going: Going, *events: asyncio.Event, within: float | None) -> None:
    """Waits until a task is done or an event is set, or for so many seconds."""
    calls = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait({*going, *calls}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)


def _take_out_done(going: Going) -> None:
    """Forgets what is done; what the database refused is told to whoever runs the worker."""
    for task in [task for task in going if task.done()]:
        del going[task]
        task.result()
