"""The embedded database's driver: it runs, reads and closes a statement in one turn of the connection's thread.

SQLAlchemy's own takes a turn for each of the four, and the turns are most of what a short statement costs.
"""

from collections import deque
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)

DRIVER = "sqlite+oneturn"
Done = tuple[Any, int, int | None, Sequence[Any]]


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that is never open: it holds what its statement gave."""

    __slots__ = ("_done",)
    _awaitable_cursor_close = False

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = None
        self._soft_closed_memoized: Any = {}
        self._hold((None, -1, None, ()))

    @property
    def description(self) -> Any:
        """The columns."""
        return self._done[0]

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._done[1]

    @property
    def lastrowid(self) -> Any:
        """The key that SQLite gave."""
        return self._done[2]

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        return await self._turn(_run, operation, parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        return await self._turn(_run_for_each, operation, seq_of_parameters)

    async def _turn(self, run: Any, operation: Any, parameters: Any) -> None:
        connection: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            self._hold(await connection._execute(run, connection._conn, operation, parameters or ()))

    def _hold(self, done: Done) -> None:
        self._done, self._rows = done, deque(done[3])


class _Connection(AsyncAdapt_aiosqlite_connection):
    """A connection of such cursors."""

    __slots__ = ()
    _cursor_cls = _Cursor


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    """The driver, whose connections are these."""

    def connect(self, *arg: Any, **kw: Any) -> _Connection:
        """A connection, begun as SQLAlchemy's own is."""
        return _Connection(self, super().connect(*arg, **kw)._connection)


class OneTurnDialect(SQLiteDialect_aiosqlite):
    """SQLAlchemy's own, by that driver."""

    driver = "oneturn"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> AsyncAdapt_aiosqlite_dbapi:
        """The driver."""
        return _Driver(__import__("aiosqlite"), __import__("sqlite3"))


def _run(connection: Connection, operation: str, parameters: Any) -> Done:
    cursor = connection.execute(operation, parameters)
    rows = cursor.fetchall() if cursor.description else ()
    return _closed(cursor, rows)


def _run_for_each(connection: Connection, operation: str, parameters: Any) -> Done:
    return _closed(connection.executemany(operation, parameters), ())


def _closed(cursor: Any, rows: Sequence[Any]) -> Done:
    done = (cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    cursor.close()
    return done


registry.register("sqlite.oneturn", __name__, "OneTurnDialect")
