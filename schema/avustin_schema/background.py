"""What goes on beside the requests in every server process: listed here, begun with the process and stopped with it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from avustin_core.documents.scans import scan_files
from avustin_core.documents.sweeping import sweep_files
from avustin_core.messages.working import deliver_mail, remind_of_reports
from avustin_core.storage.holding import in_use
from avustin_core.work import Avustin
from avustin_schema.anchoring import keep_anchoring
from avustin_schema.searching import fill_search

log = logging.getLogger(__name__)

Task = Callable[[Avustin, asyncio.Event], Coroutine[Any, Any, None]]  #: goes on until the event is set
TASKS: tuple[Task, ...] = (keep_anchoring, deliver_mail, remind_of_reports, scan_files, sweep_files, fill_search)
PAUSE = 1.0  #: seconds before a failed task begins again; doubled each time, up to LONGEST_PAUSE
LONGEST_PAUSE = 60.0
GRACE = 5.0  #: seconds that a task gets to end by itself when it is asked to


@asynccontextmanager
async def running(avustin: Avustin, tasks: tuple[Task, ...] = TASKS) -> AsyncIterator[None]:
    """Runs the tasks meanwhile. One that fails is logged and begun again; when it is time, one that doesn't end is cancelled."""
    stopping = asyncio.Event()
    going = [asyncio.create_task(_kept_going(task, avustin, stopping), name=task.__name__) for task in tasks]
    try:
        with in_use(avustin.settings.database_url):
            yield
    finally:
        stopping.set()
        if going:
            _, late = await asyncio.wait(going, timeout=GRACE)
            for one in late:
                log.warning("background task cancelled", extra={"task": one.get_name()})
                one.cancel()
            await asyncio.gather(*late, return_exceptions=True)


async def _kept_going(task: Task, avustin: Avustin, stopping: asyncio.Event) -> None:
    pause = PAUSE
    while not stopping.is_set():
        try:
            await task(avustin, stopping)
            return
        except Exception:
            log.exception("background task failed", extra={"task": task.__name__})
        await waited(stopping, pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def waited(stopping: asyncio.Event, seconds: float) -> bool:
    """Waits so long, or until it is time to stop; says whether it is."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return False
    return True
