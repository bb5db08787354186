"""The schema of a database: brought up to date, held against what this version wants, rid of a plugin's tables."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from avustin_core.storage.branches import CannotMigrate, folders
from avustin_core.storage.engine import make_engine
from avustin_core.storage.revisions import CORE, Revisions

if TYPE_CHECKING:  # it is large, and a database that is up to date needs nothing of it
    from alembic.config import Config
    from alembic.script import ScriptDirectory


class Standing(Enum):
    """How a database stands to the revisions that are installed."""

    CURRENT = "up to date"
    BEHIND = "older than this version"
    AHEAD = "newer than this version, or with the tables of a plugin that isn't installed"


@dataclass(frozen=True)
class Schema:
    """The revisions that a database has, those that are wanted, and what that means."""

    found: tuple[str, ...]
    wanted: tuple[str, ...]
    standing: Standing


def config_for(url: str) -> "Config":
    """Alembic's configuration for that database: the core's revisions, and those of plugins that bring tables."""
    from alembic.config import Config

    config = Config()
    places = [CORE / "versions", *folders().values()]
    config.set_main_option("script_location", _escaped(CORE))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(map(_escaped, places)))
    config.attributes["url"] = url
    config.attributes["applied"] = []
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


def installed_revisions() -> "ScriptDirectory":
    """The revisions of the core and of the plugins, as Alembic runs them."""
    from alembic.script import ScriptDirectory

    Revisions.installed()
    return ScriptDirectory.from_config(config_for(""))


def migrate(url: str) -> list[str]:
    """Bring the database to the newest revisions; gives those that were applied.

    One that is interrupted leaves the old schema whole, and of two at once the second finds it done.
    """
    from alembic import command
    from alembic.script.revision import ResolutionError
    from alembic.util import CommandError

    Revisions.installed()
    config = config_for(url)
    try:
        command.upgrade(config, "heads")
    except CommandError as error:
        if not isinstance(error.__cause__, ResolutionError):
            raise
        raise CannotMigrate(f"the database is {Standing.AHEAD.value}: {error}") from None
    return list(config.attributes["applied"])


def remove_tables_of(plugin: str, url: str) -> list[str]:
    """Take a plugin's tables away, with what is in them; gives the revisions that were undone."""
    if plugin not in folders():
        raise CannotMigrate(f"no plugin {plugin!r} with tables is installed: install it to take its tables away")
    from alembic import command

    command.downgrade(config := config_for(url), f"{plugin}@base")
    return list(config.attributes["applied"])


async def schema_of(connection: AsyncConnection, installed: Revisions) -> Schema:
    """The database's revisions against those that are installed."""
    found, wanted = await _found(connection), installed.heads
    if installed.with_below(found).issuperset(wanted):
        return Schema(found, wanted, Standing.CURRENT)
    is_known = all(each in installed.known for each in found)
    return Schema(found, wanted, Standing.BEHIND if is_known else Standing.AHEAD)


async def schema_at(url: str) -> Schema:
    """The same for a database by its address."""
    engine = make_engine(url)
    try:
        async with engine.execution_options(reads=True).connect() as connection:
            return await schema_of(connection, Revisions.installed())
    finally:
        await engine.dispose()


async def _found(connection: AsyncConnection) -> tuple[str, ...]:
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return ()
    rows = await connection.execute(text("select version_num from alembic_version order by version_num"))
    return tuple(rows.scalars())
