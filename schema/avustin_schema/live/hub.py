"""The hub of a server process: hears what changes, and lets those ask anew to whom it may matter."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.live import EVERYTHING, Kind, Thing
from avustin_core.live.hearing import Hearing
from avustin_core.matters.models import Matter
from avustin_core.work import Avustin
from avustin_schema.background import waited
from avustin_schema.context import Context
from avustin_schema.http.errors import shown
from avustin_schema.json import written
from avustin_schema.live.asking import Asker, Refused
from avustin_schema.live.groups import Group, Member
from avustin_schema.live.times import Times
from avustin_schema.live.wanted import Wanted, wanted_of
from avustin_schema.reading.running.cache import Plans
from avustin_schema.schema import Schema

log = logging.getLogger("avustin.live")
AT_ONCE = {"sqlite": 2, "postgresql": 6}  #: askings; fewer than there are connections for reading
ANYWAY = 60.0  #: seconds after which everybody is asked for anew: sessions end, and what nobody told is found
KNOWN_MATTERS = 10_000
FAREWELL = 2.0  #: seconds in which connections are told that the process goes
Leave = Callable[[], Coroutine[Any, Any, None]]
Who = Callable[[str], Awaitable[Context]]  #: asks anew who it is, and whether they may still run that document


@dataclass(frozen=True)
class Begun:
    """A subscription, and who began it."""

    wanted: Wanted
    context: Context
    who: Callable[[], Awaitable[Context]]


class Hub:
    """All that is followed through one process."""

    def __init__(self, avustin: Avustin, schema: Schema, plans: Plans) -> None:
        self._avustin, self._schema, self._plans = avustin, schema, plans
        self._asker = Asker(schema, plans, avustin.settings.plans)
        self._turns = asyncio.Semaphore(AT_ONCE[avustin.engine.dialect.name])
        self._groups: dict[Hashable, Group] = {}
        self._by_topic: dict[Thing, set[Group]] = {}
        self._calls: dict[UUID, UUID] = {}  #: of matters
        self._matters: set[UUID] = set()
        self._spreads = asyncio.Event()
        self.times = Times(avustin, self.hear)
        self.leaving: set[Leave] = set()  #: how the connections that are open are told that the process goes

    async def begun(self, query: object, variables: Any, name: str | None, who: Who) -> "Begun | None":
        """A subscription that is let in; None of anything else, which is for others to answer or to refuse."""
        if not isinstance(query, str) or "subscription" not in query:
            return None
        context = await who(query)
        if not context.has_left() or (wanted := wanted_of(self._schema, self._plans, query, variables, name)) is None:
            return None
        admitted = context.admit(query, variables, name)
        if admitted and admitted.errors:
            raise Refused([shown(error, context) for error in admitted.errors])
        return Begun(wanted, context, partial(who, query))

    @asynccontextmanager
    async def following(self, begun: "Begun", credential: Hashable) -> AsyncIterator[Member]:
        """A subscriber, as long as it lasts: first told the state, and again when it has changed."""
        wanted, context = begun.wanted, begun.context
        key = (wanted.query, wanted.name, written(wanted.variables, sort=True), context.language)
        async with self._avustin.reading() as connection:
            topic = await wanted.feed.topic(connection, wanted.id)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(self._asker, wanted, self._turns)
        self._by_topic.setdefault(topic or EVERYTHING, set()).add(group)
        member = Member(wanted, begun.who, credential, context.actor.user_id)
        group.add(member)
        try:
            yield member
        finally:
            group.remove(member)
            if not group.members and self._groups.get(key) is group:
                del self._groups[key]
                for topics in [each for each, groups in self._by_topic.items() if group in groups]:
                    self._forget(topics, group)

    def _forget(self, topic: Thing, group: Group) -> None:
        self._by_topic[topic].discard(group)
        if not self._by_topic[topic]:
            del self._by_topic[topic]

    def hear(self, things: Collection[Thing]) -> None:
        """These may have changed."""
        if any(each.kind in (Kind.EVERYTHING, Kind.RIGHTS) for each in things):
            self.times.look()
            self._touch(self._groups.values())
            return
        for thing in things:
            if thing.kind is Kind.MATTER and thing.id:
                self._matters.add(thing.id)
            if thing.kind is Kind.CALL:
                self.times.look()
            self._touch(self._by_topic.get(Thing(Kind.OUTBOX) if thing.kind is Kind.OUTBOX else thing, ()))
        self._spreads.set()

    def _touch(self, groups: Collection[Group]) -> None:
        for group in groups:
            group.touch()

    async def run(self, avustin: Avustin, stopping: asyncio.Event) -> None:
        """Goes on until it is time to stop."""
        hearing = Hearing(avustin.engine, self.hear)
        async with asyncio.TaskGroup() as tasks:
            for each in (hearing.run, self.times.run, self._anyway, self._spreading):
                tasks.create_task(each(stopping))

    async def _anyway(self, stopping: asyncio.Event) -> None:
        while not await waited(stopping, ANYWAY):
            self.hear({EVERYTHING})

    async def _spreading(self, stopping: asyncio.Event) -> None:
        """What changes in a matter may change the counts and the ranking of its call."""
        while not await waited(stopping, 0.02):
            await _either(self._spreads, stopping)
            self._spreads.clear()
            matters, self._matters = self._matters, set()
            if not any(topic.kind is Kind.CALL for topic in self._by_topic):
                continue
            try:
                calls = await self._calls_of(matters)
            except Exception:
                log.exception("the calls of matters couldn't be found")
                calls = {topic.id for topic in self._by_topic if topic.kind is Kind.CALL and topic.id}
            for call in calls:
                self._touch(self._by_topic.get(Thing(Kind.CALL, call), ()))

    async def _calls_of(self, matters: set[UUID]) -> set[UUID]:
        if unknown := matters - self._calls.keys():
            found = select(col(Matter.id), col(Matter.call_id)).where(col(Matter.id).in_(unknown))
            async with self._avustin.reading() as connection:
                self._calls |= {row.id: row.call_id for row in await connection.execute(found)}
        calls = {self._calls[each] for each in matters & self._calls.keys()}
        if len(self._calls) > KNOWN_MATTERS:
            self._calls.clear()
        return calls

    async def go(self) -> None:
        """Tells all open connections that the process goes: they come back to another."""
        if leaves := [asyncio.create_task(leave()) for leave in self.leaving]:
            await asyncio.wait(leaves, timeout=FAREWELL)


async def _either(*events: asyncio.Event) -> None:
    calls = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for call in calls:
            call.cancel()
