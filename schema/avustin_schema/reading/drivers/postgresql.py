"""PostgreSQL, by asyncpg's connections: the shortest way to it, beside SQLAlchemy."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from weakref import finalize

import asyncpg  # type: ignore[import-untyped]
import orjson
from sqlalchemy import URL

from avustin_schema.reading.drivers.lending import Lent, Noted
from avustin_schema.reading.plans.prepared import DIALECTS

SHORT = {"max_parallel_workers_per_gather": "0", "jit": "off"}  #: either costs more than a short statement
SQLALCHEMYS = ("prepared_statement_cache_size", "prepared_statement_name_func", "async_fallback", "async_creator_fn")


class PostgreSQLConnection(Noted):
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

    def connection(self) -> Lent[PostgreSQLConnection]:
        """A connection that is free, or a new one."""
        return Lent(self)

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


def _address(url: URL, *, writes: bool) -> dict[str, Any]:
    """What SQLAlchemy would give to the driver for that address, but its own options; connections only read, unless told."""
    _, given = DIALECTS["postgresql"].create_connect_args(url)
    kept = {name: value for name, value in given.items() if name not in SQLALCHEMYS}
    settings = {**SHORT, **kept.pop("server_settings", {}), "default_transaction_read_only": "off" if writes else "on"}
    return kept | {"server_settings": settings}


async def _codecs(connection: Any) -> None:
    """JSON in the database's own form, as it stands within arrays of records too: a byte for its version before jsonb."""
    for kind, head in (("json", b""), ("jsonb", b"\1")):
        await connection.set_type_codec(
            kind, schema="pg_catalog", format="binary",
            encoder=lambda text, head=head: head + text.encode(),
            decoder=lambda data, start=len(head): orjson.loads(data[start:]),
        )  # fmt: skip
