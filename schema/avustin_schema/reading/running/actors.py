"""Who asks, found by a prepared statement: in earnest, or as they stood of late."""

from collections.abc import Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Select, select

from avustin_core.access import PUBLIC
from avustin_core.access.actor import Actor, actor_from, kept_of, statement_of
from avustin_schema.reading.drivers.drivers import Driver
from avustin_schema.reading.plans.prepared import Prepared, prepare
from avustin_schema.reading.running.standing import SUBJECT, Standing, subject
from avustin_schema.reading.shared.marks import NOW

KNOWN = 1_000  #: standings that are kept


class Actors:
    """Finds users by their subjects."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._known: dict[str, Standing] = {}

    @cached_property
    def _found(self) -> Prepared:
        return prepare(statement_of(subject()), self._driver.name)

    @cached_property
    def _stood(self) -> Prepared:
        rows = statement_of(subject()).subquery()
        standing: Select[Any] = select(*rows.c, kept_of(subject(), self._driver.name))
        return prepare(standing, self._driver.name)

    @cached_property
    def _names(self) -> list[str]:
        return [str(column.key) for column in statement_of(subject()).selected_columns]

    async def find(self, subject: str) -> Actor | None:
        """The user of that subject as of now, or None."""
        return actor_from([self._row(record) for record in await self._fetch(self._found, subject)])

    async def standing(self, subject: str) -> Standing | None:
        """The same as of late: it holds only where a statement looks whether it still does."""
        known = self._known.get(subject)
        if known is not None:
            return known
        records = await self._fetch(self._stood, subject)
        actor = actor_from([self._row(record) for record in records])
        if actor is None:
            return None
        if len(self._known) >= KNOWN:
            self._known.clear()
        self._known[subject] = made = Standing(subject, actor, records[0][len(self._names)])
        return made

    def forget(self, standing: Standing) -> None:
        """It holds no longer."""
        self._known.pop(standing.subject, None)

    async def _fetch(self, prepared: Prepared, subject: str) -> Sequence[Any]:
        values = prepared.values(PUBLIC, NOW, {SUBJECT: subject})
        async with self._driver.connection() as connection:
            records: Sequence[Any] = await connection.fetch(prepared, values)
        return records

    def _row(self, record: Any) -> SimpleNamespace:
        return SimpleNamespace(**{name: self._found.read(record, place) for place, name in enumerate(self._names)})
