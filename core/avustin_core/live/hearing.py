"""Hearing what other processes change: PostgreSQL tells it; where it can't, and on SQLite, the trail's length is looked at.

Whatever may have been missed is told as everything: whoever hears that looks anew at all that it shows.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from avustin_core.live.raising import CHANNEL, Hear, heard_by
from avustin_core.live.things import EVERYTHING, Kind, Thing, read

log = logging.getLogger("avustin.live")
LOOKS = {"sqlite": 0.5, "postgresql": 1.0}  #: seconds between looks where nobody tells
ALIVE = 10.0  #: seconds between tries whether PostgreSQL still tells
ANSWERS = 5.0  #: seconds in which a try comes back
PAUSE, LONGEST_PAUSE = 0.1, 5.0  #: seconds before a lost listener comes again
ECHO = "echo"
LENGTH = "select coalesce(sum(seq), 0) from audit_heads"
OUTBOX = Thing(Kind.OUTBOX)


class Hearing:
    """One process's ear, for as long as `run` goes on."""

    def __init__(self, engine: AsyncEngine, hear: Hear) -> None:
        self._engine, self._hear = engine, hear
        self._echoes: dict[str, asyncio.Event] = {}
        self.is_told = False  #: whether PostgreSQL tells at this moment

    async def run(self, stopping: asyncio.Event) -> None:
        """Goes on until it is time to stop."""
        with heard_by(self._engine, self._hear) as own:
            self._own = own
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._looking(stopping))
                if self._engine.dialect.name == "postgresql":
                    tasks.create_task(self._listening(stopping))

    async def _listening(self, stopping: asyncio.Event) -> None:
        pause = PAUSE
        while not stopping.is_set():
            began = asyncio.get_running_loop().time()
            try:
                await self._listen(stopping)
            except Exception as error:  # whatever breaks a connection; meanwhile the trail is looked at
                log.warning("the listener was lost and comes again", extra={"error": type(error).__name__})
            self.is_told = False
            pause = PAUSE if asyncio.get_running_loop().time() - began > ALIVE else min(pause * 2, LONGEST_PAUSE)
            await _waits(stopping, pause)

    async def _listen(self, stopping: asyncio.Event) -> None:
        async with self._connection() as connection:
            lost = asyncio.Event()
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(CHANNEL, self._notified)
            await self._try(connection)
            self.is_told = True
            self._hear({EVERYTHING})  # what was missed until now
            while not stopping.is_set():
                if await _waits(stopping, ALIVE, lost):
                    return
                await self._try(connection)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        """The driver's own connection; it isn't used again."""
        async with self._engine.connect() as connection:
            raw = await connection.get_raw_connection()
            try:
                yield raw.driver_connection
            finally:
                with suppress(Exception):
                    await connection.invalidate()

    async def _try(self, connection: Any) -> None:
        """Whether what is told comes: a pooler may take LISTEN and never tell."""
        echo = secrets.token_hex(8)
        self._echoes[echo] = asyncio.Event()
        try:
            async with asyncio.timeout(ANSWERS):
                await connection.execute("select pg_notify($1, $2)", CHANNEL, f"{ECHO} {echo}")
                await self._echoes[echo].wait()
        finally:
            del self._echoes[echo]

    def _notified(self, connection: Any, process: int, channel: str, payload: str) -> None:
        name, _, what = payload.partition(" ")
        if name == ECHO:
            if what in self._echoes:
                self._echoes[what].set()
        elif name != self._own.name:  # our own was heard when it was committed
            self._hear(read(what))

    async def _looking(self, stopping: asyncio.Event) -> None:
        """Looks whether the trail grew by what isn't our own."""
        kind = self._engine.dialect.name
        others: int | None = None
        async with self._length() as length:
            while not stopping.is_set():
                if not self.is_told and (found := await self._found(length)) is not None:
                    if others is not None and found - self._own.events != others:
                        self._hear({EVERYTHING})
                    elif others is not None:
                        self._hear({OUTBOX})  # a worker's doings aren't in the trail
                    others = found - self._own.events
                await _waits(stopping, LOOKS[kind])

    async def _found(self, length: Callable[[], Awaitable[int | None]]) -> int | None:
        try:
            return await length()
        except Exception as error:  # a database that is away comes back
            log.warning("the trail couldn't be looked at", extra={"error": type(error).__name__})
            return None

    @asynccontextmanager
    async def _length(self) -> AsyncIterator[Callable[[], Awaitable[int | None]]]:
        """How many events the trail has; None where nobody wrote anything since the last look."""
        if self._engine.dialect.name == "postgresql":
            yield self._length_in_postgresql
            return
        async with self._engine.execution_options(reads=True).connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            yield _LengthInSQLite(raw)

    async def _length_in_postgresql(self) -> int | None:
        async with self._engine.execution_options(reads=True).connect() as connection:
            return int(await connection.scalar(text(LENGTH)) or 0)


class _LengthInSQLite:
    """Looks at the trail only when the file says that another connection wrote."""

    def __init__(self, connection: Any) -> None:
        self._connection, self._version = connection, -1

    async def __call__(self) -> int | None:
        version = await self._value("PRAGMA data_version")
        if version == self._version:
            return None
        length = await self._value(LENGTH)
        self._version = version
        return length

    async def _value(self, statement: str) -> int:
        async with self._connection.execute(statement) as cursor:
            return int((await cursor.fetchone())[0])


async def _waits(stopping: asyncio.Event, seconds: float, *others: asyncio.Event) -> bool:
    """Waits so long, or until one of the events is set; says whether one is."""
    events = (stopping, *others)
    calls = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(calls, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for call in calls:
            call.cancel()
    return any(event.is_set() for event in events)
