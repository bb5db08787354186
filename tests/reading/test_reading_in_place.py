"""The embedded database is read in place where that is quick, and on a thread where it isn't."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from avustin_schema.reading.drivers.sqlite import SQLite

SHORT = "SELECT thread()"
LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT thread(), count(*) FROM n"
)
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[SQLite]:
    """A database with nothing in it."""
    path = tmp_path / "empty.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE one (id)")
    made.close()
    driver = SQLite(make_url(f"sqlite:///{path}"))
    yield driver
    await driver.close()


async def on_threads(driver: SQLite, text: str, times: int) -> list[bool]:
    """Whether each run was on a thread of its own."""
    async with driver.connection() as connection:
        connection._connection.create_function("thread", 0, threading.get_ident)
        return [(await connection.run(text, ()))[0][0] != threading.get_ident() for _ in range(times)]


class TestReadingInPlace:
    """What is quick needs no turn of a thread, and what isn't keeps nobody waiting."""

    async def test_a_statement_that_was_quick_is_read_in_place(self, driver: SQLite) -> None:
        assert await on_threads(driver, SHORT, 3) == [True, False, False]

    async def test_a_statement_that_was_slow_is_read_on_a_thread(self, driver: SQLite) -> None:
        assert await on_threads(driver, LONG, 3) == [True, True, True]

    async def test_a_statement_that_nobody_waits_for_any_more_is_stopped(self, driver: SQLite) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), driver.connection() as connection:
                await connection.run(ENDLESS, ())

        await asyncio.to_thread(connection._thread.shutdown)  # returns when the thread has ended

        with pytest.raises(sqlite3.ProgrammingError):
            connection._connection.execute(SHORT)
        assert driver._free == []
