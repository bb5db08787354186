"""What runs in the processes of a race: an installation of its own, and many operations begun at the same moment."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.databases import Engines

from avustin_core.access import Actor
from avustin_core.clock import SetClock
from avustin_core.errors import Refusal
from avustin_core.once import Once
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin, Work

DONE, CONFLICT = "done", "conflict"
ENGINES = Engines()  #: of this process: a later race finds compiled what an earlier one said


@dataclass(frozen=True)
class Job:
    """One operation of somebody."""

    actor: Actor
    act: Callable[[Work], Awaitable[Any]]
    once: Once | None = None


@dataclass(frozen=True)
class Course:
    """Where a race is run: the database, what is installed, and the moment by all clocks."""

    url: str
    data: Path
    registry: Callable[[], Registry]
    now: datetime


def run(course: Course, jobs: Sequence[Job], begins: float) -> list[str]:
    """What became of each job: done, done but for a conflict, or the code of its refusal."""
    return asyncio.run(_run(course, jobs, begins))


async def _run(course: Course, jobs: Sequence[Job], begins: float) -> list[str]:
    settings = Settings(data=course.data, database=course.url)
    clock, engine = SetClock(course.now, stopped=True), ENGINES.leading_to(course.url)
    avustin = Avustin(settings, course.registry(), clock=clock, engine=engine)
    await asyncio.sleep(begins - time.time())
    try:
        return await asyncio.gather(*(_do(avustin, job) for job in jobs))
    finally:
        await avustin.close()


async def _do(avustin: Avustin, job: Job) -> str:
    try:
        result = await avustin.run(job.actor, job.act, once=job.once)
    except Refusal as refusal:
        return refusal.code
    return CONFLICT if getattr(result, "conflicts", None) else DONE


def ready() -> None:
    """A process is there, with all that it imports."""
    time.sleep(0.2)
