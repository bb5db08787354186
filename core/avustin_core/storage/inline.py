"""The embedded database driven in the calling thread, for long work of one caller.

The usual driver hands each step of each statement to a thread of its own and back, which is right for a server and
most of the time that thousands of statements in a row take. While this one works, the event loop waits.
"""

import sqlite3
from typing import Any

from sqlalchemy import create_engine, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

from avustin_core.storage.engine import make_engine, prepare_sqlite
from avustin_core.storage.types import json_of, of_json


class _Cursor(sqlite3.Cursor):
    """A cursor that an asynchronous session can let go of."""

    async def _async_soft_close(self) -> None:
        """Nothing waits for it."""


class _Connection(sqlite3.Connection):
    """A connection of such cursors."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        """A cursor."""
        return super().cursor(factory)


class InlineDialect(SQLiteDialect_pysqlite):
    """The standard library's driver, taken for an asynchronous one that never has to wait."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> Any:
        """The driver."""
        return SQLiteDialect_pysqlite.import_dbapi()


registry.register("sqlite.inline", __name__, "InlineDialect")


def make_inline_engine(url: str) -> AsyncEngine:
    """An engine for that database; of a kind that isn't embedded, the usual one."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return make_engine(url)
    engine = AsyncEngine(
        create_engine(
            address.set(drivername="sqlite+inline"),
            hide_parameters=True,
            json_serializer=json_of,
            json_deserializer=of_json,
            poolclass=NullPool,
            connect_args={"factory": _Connection},
        )
    )
    prepare_sqlite(engine)
    return engine
