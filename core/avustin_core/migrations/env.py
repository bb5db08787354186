"""Alembic's environment: one set of revisions for both databases."""

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from avustin_core import slices
from avustin_core.storage import make_engine
from avustin_core.storage.types import Json, Names

assert slices.TABLES


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


def run(connection: Connection) -> None:
    """All revisions in one transaction: an interrupted one leaves the old schema whole."""
    context.configure(
        connection=connection, target_metadata=SQLModel.metadata, transactional_ddl=True, render_item=render,
        render_as_batch=False, compare_type=True,
    )  # fmt: skip
    with context.begin_transaction():
        context.run_migrations()


async def run_async() -> None:
    """The same over an asynchronous driver."""
    engine = make_engine(context.config.attributes["url"])
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


asyncio.run(run_async())
