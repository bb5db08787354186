"""The engine: SQLite with its pragmas and BEGIN IMMEDIATE, or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from avustin_core.storage.one_turn import DRIVER
from avustin_core.storage.texts import teach_sqlite
from avustin_core.storage.together import write_together
from avustin_core.storage.types import json_of, of_json

PRAGMAS = ("journal_mode=WAL", "busy_timeout=15000", "foreign_keys=ON", "synchronous=FULL")


def make_engine(url: str, *, pool_size: int = 10) -> AsyncEngine:
    """An engine for that database; the folder of an embedded one is made."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        address = address.set(drivername=DRIVER)
    engine = create_async_engine(
        address, hide_parameters=True, pool_size=pool_size, max_overflow=pool_size, json_serializer=json_of,
        json_deserializer=of_json,
    )  # fmt: skip
    (prepare_sqlite if address.get_backend_name() == "sqlite" else prepare_postgresql)(engine)
    return engine


def reading(engine: AsyncEngine) -> AsyncEngine:
    """The engine for what only reads: PostgreSQL, where a transaction would show no more than its statements, begins none."""
    alone = {"isolation_level": "AUTOCOMMIT"} if engine.dialect.name == "postgresql" else {}
    return engine.execution_options(reads=True, **alone)


def prepare_postgresql(engine: AsyncEngine) -> None:
    """What the server has closed, as one that was begun again does, isn't lent: the driver hears of it, and needn't ask."""

    @event.listens_for(engine.sync_engine, "checkout")
    def checkout(connection: Any, record: Any, proxy: Any) -> None:
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError()

    write_together(engine)


def prepare_sqlite(engine: AsyncEngine) -> None:
    """Every connection with its pragmas, and a transaction that takes the write lock at once unless it only reads."""

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        teach_sqlite(connection)
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
