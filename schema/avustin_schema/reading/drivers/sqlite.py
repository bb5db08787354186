"""The embedded database, by the standard library's sqlite3: what is quick is read in place, and what isn't on a thread.

A turn of a thread takes as long as most statements do, and longer where the machine is busy.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import thread_time
from typing import Any

from sqlalchemy import URL

from avustin_core.storage.texts import teach_sqlite
from avustin_schema.reading.drivers.lending import Lent, Noted

QUICK = 0.002  #: seconds of the processor: no other request waits longer for a statement
FADES = 0.9  #: what is left of a slow run with each quick one after it
KNOWN = 1_000  #: statements whose times are kept
PATIENCE = 15_000  #: milliseconds that a statement on a thread waits for a lock; one in place waits for none


class SQLiteConnection(Noted):
    """A connection that only reads, and its thread."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor, took: dict[str, float]) -> None:
        self._connection, self._thread, self._took = connection, thread, took

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        """The records that a text gives."""
        if self._took.get(text, QUICK) < QUICK:
            try:
                return self._timed(text, values)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._patiently, text, values)

    def _patiently(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        self._connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            return self._timed(text, values)
        finally:
            self._connection.execute("PRAGMA busy_timeout=0")

    def _timed(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        began = thread_time()
        found = self._connection.execute(text, values).fetchall()
        before = self._took.get(text, 0.0)
        if len(self._took) >= KNOWN:
            self._took.clear()
        self._took[text] = max(thread_time() - began, FADES * before)
        return found

    def close(self) -> None:
        """Closes it, when its thread is done; a statement that runs there is given up."""
        self._connection.interrupt()
        self._thread.submit(self._connection.close)
        self._thread.shutdown(wait=False)


class SQLite:
    """Lends connections, each with a thread."""

    name = "sqlite"

    def __init__(self, url: URL) -> None:
        self._path = url.database
        self._free: list[SQLiteConnection] = []
        self._took: dict[str, float] = {}  #: seconds, by text

    def connection(self) -> Lent[SQLiteConnection]:
        """A connection that is free, or a new one."""
        return Lent(self)

    async def lend(self) -> SQLiteConnection:
        """One that is free, or a new one."""
        if self._free:
            return self._free.pop()
        thread = ThreadPoolExecutor(1, thread_name_prefix="avustin-reads")
        opened = await asyncio.get_running_loop().run_in_executor(thread, self._connect)
        return SQLiteConnection(opened, thread, self._took)

    def take_back(self, lent: SQLiteConnection, *, broken: bool) -> None:
        """Keeps it for the next one, unless it was left in the middle of a statement."""
        if broken:
            lent.close()
        else:
            self._free.append(lent)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{self._path}?mode=ro", uri=True, check_same_thread=False, isolation_level=None, timeout=0
        )
        teach_sqlite(connection)
        return connection

    async def close(self) -> None:
        """Closes those that are free."""
        while self._free:
            self._free.pop().close()
