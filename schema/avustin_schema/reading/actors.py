"""Who asks, found by a prepared statement: every signed-in request begins with it."""

from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam

from avustin_core.access import PUBLIC
from avustin_core.access.actor import Actor, actor_from, statement_of
from avustin_schema.reading.drivers import Driver
from avustin_schema.reading.marks import NOW
from avustin_schema.reading.plans import VALUE, Given
from avustin_schema.reading.prepared import Prepared, prepare


class Actors:
    """Finds users by their subjects."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        statement = statement_of(bindparam("subject", Given()))
        self._prepared: Prepared = prepare(statement, driver.name)
        self._names = [str(column.key) for column in statement.selected_columns]

    async def find(self, subject: str) -> Actor | None:
        """The user of that subject, or None."""
        values = self._prepared.values(PUBLIC, NOW, {VALUE: subject})
        async with self._driver.connection() as connection:
            records = await connection.fetch(self._prepared, values)
        return actor_from([self._row(record) for record in records])

    def _row(self, record: Any) -> SimpleNamespace:
        return SimpleNamespace(**{name: self._prepared.read(record, place) for place, name in enumerate(self._names)})
