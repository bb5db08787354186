"""Time as a change: calls open and close, and deadlines pass, though nobody writes anything."""

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, union_all
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.live import EVERYTHING, Thing
from avustin_core.time_limits.models import TimeLimit
from avustin_core.work import Avustin
from avustin_schema.background import waited

log = logging.getLogger("avustin.live")
STEP = 1.0  #: seconds at most between looks at the clock
SET = timedelta(seconds=1.5)  #: a clock that is this far from where it should be was set
MOMENTS: tuple[Any, ...] = (Call.opens_at, Call.closes_at, Application.completion_due_at, TimeLimit.due_at)


class Times:
    """The next moment at which something changes by itself; a clock that is set changes everything."""

    def __init__(self, avustin: Avustin, hear: Callable[[Collection[Thing]], None]) -> None:
        self._avustin, self._hear = avustin, hear
        self._is_known = False
        self._next: datetime | None = None

    def look(self) -> None:
        """The next moment may be another."""
        self._is_known = False

    async def run(self, stopping: asyncio.Event) -> None:
        """Goes on until it is time to stop."""
        now = self._avustin.clock.now()
        step = 0.0
        while not await waited(stopping, step):
            before, now = now, self._avustin.clock.now()
            if not -SET < now - before - timedelta(seconds=step) < SET or (self._next and now >= self._next):
                self._hear({EVERYTHING})
            if not self._is_known:
                await self._find(now)
            left = (self._next - now).total_seconds() if self._next else STEP
            step = min(STEP, max(left, 0.001))

    async def _find(self, now: datetime) -> None:
        self._is_known = True
        try:
            self._next = await self._following(now)
        except Exception:  # a database that is away comes back
            log.exception("the next moment couldn't be found")
            self._is_known = False

    async def _following(self, now: datetime) -> datetime | None:
        found = union_all(*(select(func.min(col(each))).where(col(each) > now) for each in MOMENTS))
        async with self._avustin.reading() as connection:
            moments = [moment for (moment,) in await connection.execute(found) if moment]
        return min(moments, default=None)
