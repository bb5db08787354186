"""Databases in their drivers' own values, without references and durability: for making much quickly."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url
from tests.benchmarks.reading.multiplying import Raw, Row, later


class PostgreSQL:
    """By COPY."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        found = await self._connection.fetch(f'select * from "{table}" limit 0')
        statement = await self._connection.prepare(f'select * from "{table}"')
        assert found == []
        return [each.name for each in statement.get_attributes()]

    async def rows(self, table: str, columns: Sequence[str]) -> list[Row]:
        """All of its rows."""
        return [tuple(row) for row in await self._connection.fetch(f'select {", ".join(columns)} from "{table}"')]

    async def add(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Adds rows."""
        await self._connection.copy_records_to_table(table, records=rows, columns=columns)

    async def run(self, statement: str) -> None:
        """Runs a statement."""
        await self._connection.execute(statement)

    def id(self, id: UUID) -> UUID:
        """An id."""
        return id

    def later(self, moment: datetime, seconds: int) -> datetime:
        """A later moment."""
        return later(moment, seconds)


class SQLite:
    """By executemany, in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        return [row[1] for row in self._connection.execute(f'pragma table_info("{table}")')]

    async def rows(self, table: str, columns: Sequence[str]) -> list[Row]:
        """All of its rows."""
        return self._connection.execute(f'select {", ".join(columns)} from "{table}"').fetchall()

    async def add(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Adds rows."""
        places = ", ".join("?" * len(columns))
        self._connection.executemany(f'insert into "{table}" ({", ".join(columns)}) values ({places})', rows)

    async def run(self, statement: str) -> None:
        """Runs a statement."""
        self._connection.execute(statement)

    def id(self, id: UUID) -> str:
        """An id's digits."""
        return id.hex

    def later(self, moment: str, seconds: int) -> str:
        """A later moment."""
        return f"{later(datetime.fromisoformat(moment), seconds):%Y-%m-%d %H:%M:%S.%f}"


@asynccontextmanager
async def raw(url: str) -> AsyncIterator[Raw]:
    """The database, past references and triggers; committed and analysed at the end."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        file = sqlite3.connect(str(address.database), isolation_level=None)
        file.executescript("pragma synchronous = off; pragma cache_size = -200000; begin")
        yield SQLite(file)
        file.execute("commit")
        file.close()
        return
    server = await asyncpg.connect(address.set(drivername="postgresql").render_as_string(hide_password=False))
    await server.execute("set session_replication_role = replica")
    yield PostgreSQL(server)
    await server.execute("vacuum analyze")
    await server.close()
