"""Back to how the demonstration was made: its rows and files are kept beside it, and put back while it is served."""

import shutil
import sqlite3
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from avustin_core.clock import SetClock
from avustin_core.demo.making import made_in
from avustin_core.demo.refusals import NotADemonstration, NothingKept
from avustin_core.demo.rights import RESET_DEMO
from avustin_core.settings import Settings
from avustin_core.storage import make_engine
from avustin_core.work import Work, operation

KEPT = "made"  #: the schema, or the end of the names, of what is kept
PATIENCE = 60.0  #: seconds to wait for whoever writes


@operation(refuses=(NotADemonstration, NothingKept))
async def reset_demo(work: Work) -> datetime:
    """Throws away what was done since the demonstration was made, and sets the clock to that moment."""
    work.may(RESET_DEMO, work)
    made = await made_in(await work.session.connection())
    if made is None or not await _is_kept(work):
        raise NothingKept()
    work.afterwards.append(lambda: _back(work, made))
    return made


async def keep(settings: Settings) -> None:
    """Keeps the demonstration as it is now, in place of what was kept before."""
    if settings.database:
        await _keep_tables(settings)
    else:
        await to_thread(_copy, _file(settings), _beside(_file(settings)))
    if folder := settings.file_folder:
        shutil.rmtree(_beside(folder), ignore_errors=True)
        if folder.exists():
            shutil.copytree(folder, _beside(folder))


async def forget(settings: Settings) -> None:
    """Lets go of what was kept: the database has changed its schema since."""
    if settings.database:
        async with _writing(settings) as connection:
            await connection.execute(text(f"drop schema if exists {KEPT} cascade"))
    else:
        _beside(_file(settings)).unlink(missing_ok=True)


async def put_back(settings: Settings) -> None:
    """Puts back what was kept, in one transaction of the database: readers see the one or the other."""
    if settings.database:
        await _put_tables_back(settings)
    else:
        await to_thread(_copy, _beside(_file(settings)), _file(settings))
    settings.anchors.unlink(missing_ok=True)  # what was anchored is no more
    if (folder := settings.file_folder) and _beside(folder).exists():
        shutil.copytree(_beside(folder), folder, dirs_exist_ok=True)


async def _back(work: Work, made: datetime) -> None:
    await put_back(work.settings)
    assert isinstance(work.clock, SetClock)
    work.clock.set(made)
    work.forced.mail = work.forced.scan = None


async def _is_kept(work: Work) -> bool:
    if not work.settings.database:
        return _beside(_file(work.settings)).exists()
    found = await work.session.scalar(text("select to_regclass(:table)"), {"table": f"{KEPT}.audit_events"})
    return found is not None


def _file(settings: Settings) -> Path:
    return settings.data.absolute() / "avustin.db"


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{KEPT}")


def _copy(source: Path, target: Path) -> None:
    """SQLite's own copy of a database that is in use, into one that may be."""
    reads, writes = sqlite3.connect(source, timeout=PATIENCE), sqlite3.connect(target, timeout=PATIENCE)
    try:
        reads.backup(writes)
    finally:
        reads.close()
        writes.close()


async def _keep_tables(settings: Settings) -> None:
    async with _writing(settings) as connection:
        await connection.execute(text(f"drop schema if exists {KEPT} cascade"))
        await connection.execute(text(f"create schema {KEPT}"))
        for table in _tables():
            await connection.execute(text(f"create table {KEPT}.{table} as table public.{table}"))


async def _put_tables_back(settings: Settings) -> None:
    async with _writing(settings) as connection:
        await connection.execute(text(f"truncate {', '.join(_tables())}"))
        for table in _tables():
            columns = ", ".join(await _columns(connection, table))
            await connection.execute(text(f"insert into {table} ({columns}) select {columns} from {KEPT}.{table}"))


@asynccontextmanager
async def _writing(settings: Settings) -> AsyncIterator[AsyncConnection]:
    engine = make_engine(settings.database_url)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


async def _columns(connection: AsyncConnection, table: str) -> list[str]:
    """Those that are stored: the database works out the others."""
    asked = text(
        "select column_name from information_schema.columns "
        "where table_schema = 'public' and table_name = :table and is_generated = 'NEVER' order by ordinal_position"
    )
    return [f'"{name}"' for name in await connection.scalars(asked, {"table": table.strip('"')})]


def _tables() -> list[str]:
    """In the order in which they refer to one another."""
    return [f'"{table.name}"' for table in SQLModel.metadata.sorted_tables]
