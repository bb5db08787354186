"""The shortest way to each database: prepared text to records, beside SQLAlchemy, for reads alone."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext, suppress
from typing import Any, Protocol
from weakref import finalize

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
        self.connection = connection

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        """The records that a text gives."""
        found: Sequence[Any] = await self.connection.fetch(text, *values)
        return found


class PostgreSQL:
    """asyncpg, the connection used last lent first; nothing is set on one, so nothing is reset, and asyncpg's pool, which
    gives each back in a task of its own, isn't needed."""

    name = "postgresql"

    def __init__(self, url: URL, size: int, *, writes: bool = False) -> None:
        self._given = _address(url, writes=writes)
        self._places = asyncio.Semaphore(size)
        self._free: list[PostgreSQLConnection] = []
        finalize(self, _let_go, self._free)

    def connection(self) -> "_Lent":
        """A connection that is free, or a new one."""
        return _Lent(self)

    async def lend(self) -> PostgreSQLConnection:
        """Waits until there is one."""
        await self._places.acquire()
        try:
            while self._free:
                if not (found := self._free.pop()).connection.is_closed():
                    return found
            opened = await asyncpg.connect(**self._given)
            await _codecs(opened)
            return PostgreSQLConnection(opened)
        except BaseException:
            self._places.release()
            raise

    def take_back(self, lent: PostgreSQLConnection, *, broken: bool) -> None:
        """Keeps it for the next one, unless it was left in the middle of a statement."""
        if broken:
            lent.connection.terminate()
        else:
            self._free.append(lent)
        self._places.release()

    async def close(self) -> None:
        """Closes those that are free; the next read opens another."""
        while self._free:
            connection = self._free.pop().connection
            try:
                await connection.close()
            except OSError:  # the database has gone before
                connection.terminate()


def _let_go(free: list[PostgreSQLConnection]) -> None:
    """Of one that nobody closed."""
    for each in free:
        with suppress(RuntimeError):  # its loop has ended
            each.connection.terminate()


class _Lent:
    """One connection while it is lent."""

    def __init__(self, of: PostgreSQL) -> None:
        self._of = of
        self._lent: Any = None

    async def __aenter__(self) -> PostgreSQLConnection:
        self._lent = await self._of.lend()
        return self._lent  # type: ignore[no-any-return]

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._of.take_back(self._lent, broken=kind is not None and not issubclass(kind, Exception))


def _address(url: URL, *, writes: bool) -> dict[str, Any]:
    """What SQLAlchemy would give to the driver for that address, but its own options; connections only read, unless told."""
    _, given = DIALECTS["postgresql"].create_connect_args(url)
    kept = {name: value for name, value in given.items() if name not in SQLALCHEMYS}
    settings = {**kept.pop("server_settings", {}), "default_transaction_read_only": "off" if writes else "on"}
    return kept | {"server_settings": settings}


async def _codecs(connection: Any) -> None:
    """JSON in the database's own form, as it stands within arrays of records too: a byte for its version before jsonb."""
    for kind, head in (("json", b""), ("jsonb", b"\1")):
        await connection.set_type_codec(
            kind, schema="pg_catalog", format="binary",
            encoder=lambda text, head=head: head + text.encode(),
            decoder=lambda data, start=len(head): orjson.loads(data[start:]),
        )  # fmt: skip


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
