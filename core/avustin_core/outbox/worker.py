"""The worker: claims messages, has them looked up together, lets each be attempted, and writes what became of them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from avustin_core import live
from avustin_core.clock import Clock, SystemClock
from avustin_core.outbox.claiming import ALL, Became, Kinds, add_made, claim, finish, is_waiting, released
from avustin_core.outbox.models import MessageFault, OutboxMessage
from avustin_core.outbox.outcomes import Attempt, Made, Outcome, Retries, again
from avustin_core.outbox.waking import woken_by
from avustin_core.storage import reading
from avustin_core.storage.sessions import Session, in_one_statement
from avustin_core.storage.together import WritingSession

log = logging.getLogger("avustin.outbox")
Handle = Callable[[Sequence[OutboxMessage]], Awaitable[Sequence[Outcome | Attempt]]]
Going = dict[asyncio.Task[Outcome], OutboxMessage]
Done = tuple[OutboxMessage, Outcome]
MOMENT = 0.1  #: seconds after a commit that woke the worker: what is committed in them is handled together with it


class Worker:
    """One of any number. `clock` says what is due; leases go by `wall`, the machine's clock, which nobody sets.

    `handle` looks messages up together, and says of each what became of it, or how it is attempted. One that `goes_on`
    attempts what was made of a message in the same breath, where it has places left.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        handle: Handle,
        *,
        clock: Clock,
        retries: Retries = Retries(),
        lease: timedelta = timedelta(seconds=90),
        at_once: int = 10,
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
        self._attempts = 0
        self._wall: Clock = wall or SystemClock()
        self._reads = reading(engine)
        self._sessions = async_sessionmaker(
            engine, class_=Session, expire_on_commit=False, sync_session_class=WritingSession
        )

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
                        looks = await self._begin(going)
                        continue
                    calls = (stopping,) if looks else (stopping, wake)
                    happened = await _any_of(going, *calls, within=None if looks else poll)
                    if wake.is_set():
                        await asyncio.sleep(MOMENT)
                    looks = looks or wake.is_set() or not happened
                    looks = await self._settle(going, _taken_done(going)) or looks
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
        before = self._attempts
        await self._begin(going)
        while going:
            await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            await self._settle(going, _taken_done(going))
        return self._attempts - before

    async def _begin(self, going: Going) -> bool:
        """Claims as many as there are places for; says whether more may wait."""
        wanted = self._at_once - len(going)
        messages = await self._claimed(wanted)
        ready = list(zip(messages, await self._looked_up(messages), strict=True)) if messages else []
        for message, each in ready:
            if not isinstance(each, Outcome):
                self._go(going, message, each)
        done = [(message, each) for message, each in ready if isinstance(each, Outcome)]
        return await self._settle(going, done) or len(messages) == wanted

    def _go(self, going: Going, message: OutboxMessage, attempt: Attempt) -> None:
        going[asyncio.create_task(_tried(message, attempt))] = message

    async def _looked_up(self, messages: Sequence[OutboxMessage]) -> Sequence[Outcome | Attempt]:
        """Where one of several can't be looked up, each is by itself."""
        try:
            return await self._handle(messages)
        except Exception as error:
            if len(messages) == 1:
                return [_failed(messages[0], error)]
            return [each for message in messages for each in await self._looked_up([message])]

    async def _settle(self, going: Going, done: Sequence[Done]) -> bool:
        """Writes what became of these, and goes on with what was made of them; says whether more waits."""
        if not done:
            return False
        made = [each for _, outcome in done for each in outcome.more]
        held = self._held(going, made)
        ours = await self._write(done)
        for each in held:
            if each.message.notice_id in ours:
                self._go(going, each.message, each.attempt)
        return len(held) < len(made)

    async def _end(self, going: Going, grace: float) -> None:
        if not going:
            return
        await asyncio.wait(going, timeout=grace)
        done = _taken_done(going)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
        await self._write(done)
        await self._finish([(message, released(message)) for message in going.values()])

    async def _claimed(self, at_most: int) -> list[OutboxMessage]:
        now, wall = self._clock.now(), self._wall.now()
        if self._engine.dialect.name == "sqlite":  # where to write is to keep others from writing
            async with self._reads.connect() as connection:
                if not await is_waiting(connection, now=now, wall=wall, kinds=self._kinds):
                    return []
        async with self._sessions() as session, session.begin():
            await in_one_statement(session)
            until = wall + self._lease
            return await claim(session, now=now, wall=wall, until=until, at_most=at_most, kinds=self._kinds)

    def _held(self, going: Going, made: Sequence[Made]) -> Sequence[Made]:
        """Those that this worker has places for, held from their beginning, so that nobody has to claim them."""
        held = made[: max(0, self._at_once - len(going))] if self._goes_on else ()
        until = self._wall.now() + self._lease
        for each in held:
            each.message.leased_until, each.message.attempts = until, 1
        return held

    async def _write(self, done: Sequence[Done]) -> set[UUID]:
        """Writes what became of these; gives the ids of those whose lease was still ours."""
        now = self._clock.now()
        became = [(message, outcome.values(message, now, self._retries)) for message, outcome in done]
        ours = await self._finish(became, [each.message for _, outcome in done for each in outcome.more])
        for (message, outcome), (_, values) in zip(done, became, strict=True):
            self._attempts += 1
            _tell(message, outcome, values)
            if message.id not in ours:
                log.warning("message %s took longer than its lease; another worker has it", message.id)
        return ours

    async def _finish(self, became: Sequence[Became], more: Sequence[OutboxMessage] = ()) -> set[UUID]:
        """In one transaction; what was made of a message that isn't ours any more isn't written."""
        if not became:
            return set()
        async with self._sessions() as session, session.begin():
            ours = await finish(session, became)
            await add_made(session, [each for each in more if each.notice_id in ours])
            await live.tell(session, {live.Thing(live.Kind.OUTBOX, id) for id in ours})
        return ours


async def _tried(message: OutboxMessage, attempt: Attempt) -> Outcome:
    try:
        return await attempt()
    except Exception as error:
        return _failed(message, error)


def _failed(message: OutboxMessage, error: Exception) -> Outcome:
    log.error(
        "message %s of kind %s failed: %s", message.id, message.kind, type(error).__name__, exc_info=error
    )  # fmt: skip
    return again(MessageFault.FAILED)


def _tell(message: OutboxMessage, outcome: Outcome, values: dict[str, object]) -> None:
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


def _taken_done(going: Going) -> list[Done]:
    """Those that are done, taken out."""
    return [(going.pop(task), task.result()) for task in [task for task in going if task.done()]]
