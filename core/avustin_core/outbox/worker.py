"""The worker: claims messages, lets each be handled, and writes what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from avustin_core.clock import Clock, SystemClock
from avustin_core.outbox.claiming import claim, finish, is_waiting, release
from avustin_core.outbox.models import MessageFault, OutboxMessage
from avustin_core.outbox.outcomes import Outcome, Retries, again
from avustin_core.outbox.waking import woken_by

log = logging.getLogger("avustin.outbox")
Handle = Callable[[OutboxMessage], Awaitable[Outcome]]


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
    ) -> None:
        self._engine = engine
        self._handle = handle
        self._clock = clock
        self._retries = retries
        self._lease = lease
        self._at_once = at_once
        self._wall: Clock = wall or SystemClock()
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def run(self, stopping: asyncio.Event, *, poll: float = 5.0, grace: float = 4.0) -> None:
        """Goes on until it is time to stop; looks every `poll` seconds, and at once when something is committed here.

        What is being sent then gets `grace` seconds; what isn't done by then is let go of, for another worker.
        """
        with woken_by(self._engine) as wake:
            while not stopping.is_set():
                wake.clear()
                if await self.step(stopping, grace=grace) < self._at_once:
                    await _first_of(stopping.wait(), wake.wait(), within=poll)

    async def step(self, stopping: asyncio.Event | None = None, *, grace: float = 4.0) -> int:
        """Claims what is due, as much as is sent at once, and handles it; says how much that was."""
        messages = await self._claimed()
        tasks = {asyncio.create_task(self._one(message)): message for message in messages}
        try:
            if tasks:
                await self._until_done(set(tasks), stopping or asyncio.Event(), grace)
        finally:
            late = [task for task in tasks if not task.done()]
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            await asyncio.shield(self._let_go(tasks[task] for task in late))
        for task in tasks:
            if task not in late:
                task.result()  # what the database refused is told to whoever runs the worker
        return len(messages)

    async def drain(self) -> int:
        """Handles whatever is due now; says how many attempts that took."""
        taken = 0
        while found := await self.step():
            taken += found
        return taken

    async def _claimed(self) -> list[OutboxMessage]:
        now, wall = self._clock.now(), self._wall.now()
        async with self._engine.execution_options(reads=True).connect() as connection:
            if not await is_waiting(connection, now=now, wall=wall):
                return []
        async with self._sessions() as session, session.begin():
            return await claim(session, now=now, wall=wall, until=wall + self._lease, at_most=self._at_once)

    async def _until_done(self, tasks: set[asyncio.Task[None]], stopping: asyncio.Event, grace: float) -> None:
        stop = asyncio.create_task(stopping.wait())
        going: set[asyncio.Task[Any]] = set(tasks)
        while going and not stop.done():
            _, left = await asyncio.wait({*going, stop}, return_when=asyncio.FIRST_COMPLETED)
            going = left - {stop}
        stop.cancel()
        if going:
            await asyncio.wait(going, timeout=grace)

    async def _one(self, message: OutboxMessage) -> None:
        try:
            outcome = await self._handle(message)
        except Exception as error:
            log.exception("message %s of kind %s failed: %s", message.id, message.kind, type(error).__name__)
            outcome = again(MessageFault.FAILED)
        await self._finish(message, outcome)

    async def _finish(self, message: OutboxMessage, outcome: Outcome) -> None:
        values = outcome.values(message, self._clock.now(), self._retries)
        async with self._sessions() as session, session.begin():
            ours = await finish(session, message, values)
            if ours:
                session.add_all(outcome.more)
        state = getattr(values.get("state", message.state), "name", "")
        fault = outcome.fault.name if outcome.fault else "-"
        told = (message.id, message.kind, state, message.attempts, fault, outcome.reply or "-")
        log.info("message %s of kind %s: %s after attempt %s (%s, %s)", *told)
        if not ours:
            log.warning("message %s took longer than its lease; another worker has it", message.id)

    async def _let_go(self, messages: Iterable[OutboxMessage]) -> None:
        held = list(messages)
        if held:
            async with self._sessions() as session, session.begin():
                await release(session, held)


async def _first_of(*awaited: Awaitable[object], within: float | None = None) -> None:
    """Waits for the first of them, or so many seconds."""
    tasks = [asyncio.ensure_future(each) for each in awaited]
    try:
        await asyncio.wait(tasks, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
