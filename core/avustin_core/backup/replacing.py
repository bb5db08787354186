"""Putting a checked database in the place of the one that is used, which is kept beside it."""

import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from avustin_core.backup.archive import sync_folder
from avustin_core.backup.embedded import make_one_file
from avustin_core.backup.manifest import BackupFault
from avustin_core.storage import make_engine

BESIDE = ("-wal", "-shm")
LONGEST_NAME = 63  #: what is longer, PostgreSQL cuts without a word
MAINTENANCE = "postgres"  #: the database to be connected to while others are renamed


def replace_embedded(fresh: Path, place: Path, kept: Path) -> None:
    """One rename: at every moment there is a whole database at its place. `kept` is a name for the old one."""
    with closing(sqlite3.connect(fresh)) as connection:
        make_one_file(connection)
    if place.exists():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(place)) as connection:
            make_one_file(connection)
        for ending in BESIDE:  # where the old one is too damaged for that, its log goes with it
            if (log := place.with_name(place.name + ending)).exists():
                log.rename(kept.with_name(kept.name + ending))
        os.link(place, kept)
    fresh.chmod(place.stat().st_mode if place.exists() else 0o600)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(place)
    sync_folder(place.parent)


@asynccontextmanager
async def maintenance(url: str) -> AsyncIterator[AsyncEngine]:
    """An engine beside the database, for making and renaming databases."""
    engine = make_engine(make_url(url).set(database=MAINTENANCE).render_as_string(hide_password=False))
    try:
        yield engine.execution_options(isolation_level="AUTOCOMMIT")
    finally:
        await engine.dispose()


def beside(address: URL, ending: str) -> str:
    """A name for a database beside that one, as long as PostgreSQL allows."""
    return f"{str(address.database)[: LONGEST_NAME - len(ending)]}{ending}"


async def others_in(connection: AsyncConnection, name: str) -> int:
    """How many are connected to a database."""
    asked = text("select count(*) from pg_stat_activity where datname = :name and pid <> pg_backend_pid()")
    return int((await connection.execute(asked, {"name": name})).scalar_one())


async def make_beside(engine: AsyncEngine, name: str) -> None:
    """An empty database of that name; one that an earlier attempt left is thrown away."""
    async with engine.connect() as connection:
        try:
            await connection.execute(text(f'drop database if exists "{name}"'))
            await connection.execute(text(f'create database "{name}" template template0'))
        except DBAPIError as error:
            raise BackupFault(f"no database can be made beside it ({_said(error)}): its user needs CREATEDB") from None


async def drop(engine: AsyncEngine, name: str) -> None:
    """Throws it away."""
    async with engine.connect() as connection:
        await connection.execute(text(f'drop database if exists "{name}"'))


async def swap(engine: AsyncEngine, *, fresh: str, place: str, kept: str, force: bool) -> None:
    """Two renames in one transaction. `force` sends away whoever is connected."""
    async with engine.execution_options(isolation_level="READ COMMITTED").connect() as connection, connection.begin():
        if force:
            away = text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
            await connection.execute(away, {"name": place})
        try:
            await connection.execute(text(f'alter database "{place}" rename to "{kept}"'))
            await connection.execute(text(f'alter database "{fresh}" rename to "{place}"'))
        except DBAPIError as error:
            raise BackupFault(f"the databases can't be renamed ({_said(error)})") from None


def _said(error: DBAPIError) -> str:
    return str(error.orig).partition("\n")[0].rpartition(">: ")[2]
