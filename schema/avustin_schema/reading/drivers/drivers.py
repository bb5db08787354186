"""What plans ask of a database, and the driver that its address wants."""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import make_url

from avustin_schema.reading.drivers.postgresql import PostgreSQL
from avustin_schema.reading.drivers.sqlite import SQLite
from avustin_schema.reading.plans.prepared import Prepared


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
