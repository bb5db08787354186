"""The shorter way by which an installation's trail is told that secrets are read: a connection of its own."""

from collections.abc import Sequence
from typing import Any

from avustin_core.trail.telling import Teller
from avustin_core.work import Avustin
from avustin_schema.reading.drivers.postgresql import PostgreSQL


def teller_of(avustin: Avustin) -> Teller | None:
    """On PostgreSQL; an embedded database has nothing to gain."""
    if avustin.engine.dialect.name != "postgresql":
        return None
    driver = PostgreSQL(avustin.engine.url, 1, writes=True)
    avustin.closes(driver.close)

    async def fetch(text: str, values: Sequence[Any]) -> Sequence[Any]:
        async with driver.connection() as connection:
            found: Sequence[Any] = await connection.run(text, values)
            return found

    return Teller(avustin.engine.sync_engine, fetch)
