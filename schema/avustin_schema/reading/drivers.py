"""The shortest way to each database: prepared text to records, beside SQLAlchemy, for reads alone."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from typing import Any, Protocol

import asyncpg  # type: ignore[import-untyped]
import orjson
from sqlalchemy import URL, make_url

from avustin_core.storage.texts import teach_sqlite
from avustin_schema.reading.prepared import DIALECTS, Prepared

SQLALCHEMYS = ("prepared_statement_cache_size", "prepared_statement_name_func", "async_fallback", "async_creator_fn")
Note = Callable[[str], object]
Span = Callable[[str], AbstractContextManager[Any]]
NO_SPAN = nullcontext()
_notes: list[Note] = []
_spans: list[Span] = []


@contextmanager
def noting(note: Note) -> Iterator[None]:
    """Tells the text of each statement that is run meanwhile: for measuring."""
    _notes.append(note)
    try:
        yield
    finally:
        _notes.remove(note)


def trace_by(span: Span) -> Callable[[], None]:
    """Runs each statement within such a span, of its text, until what is given is called."""
    _spans.append(span)
    return lambda: _spans.remove(span)


class _Noted:
    async def fetch(self, prepared: Prepared, values: Sequence[Any]) -> Sequence[Any]:
        for note in _notes:
            note(prepared.text)
        with _spans[-1](prepared.text) if _spans else NO_SPAN:
            return await self.run(prepared.text, values)

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        raise NotImplementedError


class Connection(Protocol):
    """Runs statements that only read."""

    async def fetch(self, prepared: Prepared, values: Sequence[Any]) -> Sequence[Any]:
        """The records."""


class Driver(Protocol):
    """Lends connections."""

    @property
    def name(self) -> str:
        """The database's kind."""

    def connection(self) -> Any:
        """A connection, in `async with`."""

    async def close(self) -> None:
        """Lets the database go."""


def driver_of(url: str, size: int = 10) -> Driver:
    """The driver for that database."""
    address = make_url(url)
    return SQLite(address) if address.get_backend_name() == "sqlite" else PostgreSQL(address, size)


class PostgreSQLConnection(_Noted):
    """One of asyncpg's."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        """The records that a text gives."""
        found: Sequence[Any] = await self._connection.fetch(text, *values)
        return found


class PostgreSQL:
    """asyncpg with a pool of its own; nothing is set on a connection, so nothing is reset."""

    name = "postgresql"

    def __init__(self, url: URL, size: int, *, writes: bool = False) -> None:
        self._url, self._size, self._writes = url, size, writes
        self._pool: Any = None
        self._opening = asyncio.Lock()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[PostgreSQLConnection]:
        """A connection of the pool."""
        if self._pool is None:
            await self._open()
        async with self._pool.acquire() as connection:
            yield PostgreSQLConnection(connection)

    async def _open(self) -> None:
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    **_address(self._url, writes=self._writes), min_size=0, max_size=self._size, init=_codecs, reset=_keep,
                )  # fmt: skip

    async def close(self) -> None:
        """Closes the pool; the next read opens another."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.close()


def _address(url: URL, *, writes: bool) -> dict[str, Any]:
    """What SQLAlchemy would give to the driver for that address, but its own options; connections only read, unless told."""
    _, given = DIALECTS["postgresql"].create_connect_args(url)
    kept = {name: value for name, value in given.items() if name not in SQLALCHEMYS}
    settings = {**kept.pop("server_settings", {}), "default_transaction_read_only": "off" if writes else "on"}
    return kept | {"server_settings": settings}


async def _codecs(connection: Any) -> None:
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(kind, schema="pg_catalog", encoder=str, decoder=orjson.loads)


async def _keep(connection: Any) -> None:
    """A read leaves nothing behind on its connection."""


class _SQLiteConnection(_Noted):
    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection, self._thread = connection, thread

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        """The records that a text gives."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._fetch, text, values)

    def _fetch(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        return self._connection.execute(text, values).fetchall()


class SQLite:
    """The standard library's sqlite3, a connection a thread; a connection that only reads."""

    name = "sqlite"

    def __init__(self, url: URL) -> None:
        self._path = url.database
        self._free: list[_SQLiteConnection] = []

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection that is free, or a new one."""
        connection = self._free.pop() if self._free else await self._open()
        try:
            yield connection
        finally:
            self._free.append(connection)

    async def _open(self) -> _SQLiteConnection:
        thread = ThreadPoolExecutor(1, thread_name_prefix="avustin-reads")
        opened = await asyncio.get_running_loop().run_in_executor(thread, self._connect)
        return _SQLiteConnection(opened, thread)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{self._path}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
        )
        connection.execute("PRAGMA busy_timeout=15000")
        teach_sqlite(connection)
        return connection

    async def close(self) -> None:
        """Closes all of them."""
        for each in self._free:
            each._connection.close()
            each._thread.shutdown(wait=False)
        self._free.clear()
