"""Alembic's environment: one set of revisions for both databases, run whole or not at all, by one process at a time."""

import asyncio
from typing import Any, Literal

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script
from sqlalchemy import Connection, event, text
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from avustin_core import slices
from avustin_core.storage import CannotMigrate, belongs_to_plugin, make_engine
from avustin_core.storage.types import Json, Names

assert slices.TABLES
LOCK = 0x4176757374696E  #: "Avustin"; of two who migrate, the second waits here and then finds it done


def render(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Our own column types by the columns that they are: a migration doesn't depend on today's code."""
    if kind == "type" and isinstance(item, Names):
        return "sa.String(40)"
    if kind == "type" and isinstance(item, Json):
        autogen_context.imports.add("from avustin_core.storage.types import Json")
        return "Json()"
    if kind == "type" and isinstance(item, UTCDateTime):
        autogen_context.imports.add("from sqlmodel.sql.sqltypes import UTCDateTime")
        return "UTCDateTime()"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


def compared(name: str | None, kind: str, parents: Any) -> bool:
    """What is held against the core's tables: not those of plugins."""
    return kind != "table" or not belongs_to_plugin(name or "")


def applied(ctx: MigrationContext, step: MigrationInfo, heads: Any, run_args: Any) -> None:
    """Notes a revision that was applied or undone."""
    revision = step.up_revision
    assert isinstance(revision, Script)
    context.config.attributes["applied"].append(f"{revision.revision} {revision.doc}")


def run(connection: Connection) -> None:
    """All revisions in one transaction: an interrupted one leaves the old schema whole."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK})
    context.configure(
        connection=connection, target_metadata=SQLModel.metadata, transactional_ddl=True, render_item=render,
        render_as_batch=False, compare_type=True, include_name=compared, on_version_apply=applied,
    )  # fmt: skip
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("pragma foreign_key_check").all()):
        raise CannotMigrate(f"{len(broken)} rows of {broken[0][0]} would refer to nothing; nothing was changed")


async def run_async() -> None:
    """The same over an asynchronous driver. SQLite rebuilds tables to change them: meanwhile nothing may refer."""
    engine = make_engine(context.config.attributes["url"])
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", let_go_of_references)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


def let_go_of_references(connection: Any, record: Any) -> None:
    """Foreign keys are looked at once, at the end."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


asyncio.run(run_async())
