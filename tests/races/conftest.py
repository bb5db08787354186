"""Races between several processes on one database."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.races.racers import Course, Job, ready, run

from avustin_core.registry import Registry
from avustin_core.work import Avustin

FOLDER = Path(__file__).parent
PROCESSES = 4


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them share the processes, so one worker runs them."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("races"))


@pytest.fixture(scope="session")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Four processes, forked from one that has imported it all."""
    context = get_context("forkserver")
    context.set_forkserver_preload(
        ["tests.races.racers", "avustin_core.slices", "tests.core.deciding", "tests.benchmarks.serving"]
    )
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        wait([pool.submit(ready) for _ in range(PROCESSES)])
        yield pool


class Race:
    """Runs jobs in all processes, begun at the same moment."""

    def __init__(self, pool: ProcessPoolExecutor, avustin: Avustin, registry: Callable[[], Registry]) -> None:
        self._pool = pool
        url, data = avustin.settings.database_url, avustin.settings.data
        self._course = Course(url, data, registry, avustin.clock.now())

    async def __call__(self, jobs: Sequence[Job]) -> list[str]:
        """What became of each, in the order of the jobs."""
        begins, loop = time.time() + 0.3, asyncio.get_running_loop()
        shares = [jobs[number::PROCESSES] for number in range(PROCESSES)]
        ran = await asyncio.gather(
            *(loop.run_in_executor(self._pool, run, self._course, share, begins) for share in shares)
        )
        outcomes = [""] * len(jobs)
        for number, share in enumerate(ran):
            outcomes[number::PROCESSES] = share
        return outcomes

    async def counts(self, jobs: Sequence[Job]) -> Counter[str]:
        """How many of each outcome."""
        return Counter(await self(jobs))
