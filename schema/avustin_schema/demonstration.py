"""The demonstration from the command line: made once and kept, with its progress shown."""

import asyncio
import gc
import shutil
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import text

from avustin_core.clock import HELSINKI, Clock, SetClock, SystemClock
from avustin_core.demo.making import holds_other_data, made_at, make
from avustin_core.demo.resetting import forget, keep
from avustin_core.settings import Settings
from avustin_core.settings_of_files import DEMONSTRATION
from avustin_core.storage import make_engine, migrate
from avustin_core.work import Avustin
from avustin_schema.installing import registry_of
from avustin_schema.refused import Refused

ABOUT = 1800  #: so many operations, for the bar


def settings_of(clock: datetime | None) -> Settings:
    """The settings of a demonstration. One that begins at another moment has an embedded database of its own."""
    settings = Settings(demo=True)
    if not settings.clamd:
        settings = settings.model_copy(update={"clamd": DEMONSTRATION})
    if clock is None or settings.database:
        return settings
    return settings.model_copy(update={"data": settings.data / f"demo-{clock.astimezone(HELSINKI):%Y-%m-%dT%H%M}"})


def clock_of(clock: datetime | None) -> Clock:
    """A clock that can be moved, and begins then."""
    return SetClock(clock or SystemClock().now())


def make_once(settings: Settings, *, clock: datetime | None, again: bool = False) -> None:
    """Makes the demonstration if it isn't there; `again` throws away everything in its database first.

    Refused where the database holds anybody who isn't invented.
    """
    gc.disable()  # tens of thousands of rows live until the end: looking through them finds nothing
    changed = migrate(settings.database_url)
    asyncio.run(_refuse_real(settings))
    if changed:
        asyncio.run(forget(settings))
    if again:
        _clear(settings)
        migrate(settings.database_url)
    asyncio.run(_make(settings, clock))


async def _refuse_real(settings: Settings) -> None:
    avustin = Avustin(settings, registry_of(settings))
    real = await holds_other_data(avustin)
    await avustin.close()
    if real:
        raise Refused("the database holds people who aren't invented: a demonstration needs a database of its own")


async def _make(settings: Settings, clock: datetime | None) -> None:
    avustin = Avustin(settings, registry_of(settings), clock=clock_of(clock))
    console = Console()
    try:
        if made := await made_at(avustin):
            console.print(f"The demonstration of {made.astimezone(HELSINKI):%d.%m.%Y %H:%M} is there.")
            return
        with _progress(console) as progress:
            task = progress.add_task("Making the demonstration", total=ABOUT, day="")
            await make(avustin, told=lambda at: progress.update(task, advance=1, day=f"{at:%d.%m.%Y}"))
            progress.update(task, total=progress.tasks[0].completed)
        await keep(avustin.settings)
    finally:
        await avustin.close()


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[day]}"), TimeElapsedColumn(),
        console=console,
    )  # fmt: skip


def _clear(settings: Settings) -> None:
    """Empties the database and the folder of attachments; what was anchored of it is no more."""
    settings.anchors.unlink(missing_ok=True)
    if not settings.database:
        _clear_embedded(settings.data)
        return
    asyncio.run(_drop_all(settings.database_url))
    if settings.file_folder:  # what lies in a bucket is swept, since no row names it
        shutil.rmtree(settings.file_folder, ignore_errors=True)


def _clear_embedded(data: Path) -> None:
    for file in data.glob("avustin.db*"):
        file.unlink()
    shutil.rmtree(data / "files", ignore_errors=True)


async def _drop_all(url: str) -> None:
    engine = make_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("drop schema public cascade"))
        await connection.execute(text("create schema public"))
    await engine.dispose()
