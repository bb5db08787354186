"""Keeping terms: whatever writes a row that is searched writes its terms in the same transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, event, insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core.search.models import SearchTerm
from avustin_core.search.terms import terms_of
from avustin_core.storage import Row

MANY = 500  #: rows whose terms are made anew at a time


@dataclass(frozen=True)
class Searched:
    """A table that is searched, and which of its columns: texts, or JSON with texts by language.

    Only what all may see who see the row is searched: else who finds it would learn of what is hidden.
    """

    model: type[Row]
    columns: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What its terms are kept under."""
        return str(self.model.__tablename__)

    def terms(self, row: Any) -> set[str]:
        """The terms of a row, or of a record with these columns."""
        return {term for name in self.columns for text in _texts(getattr(row, name)) for term in terms_of(text)}


KNOWN: dict[type[Row], Searched] = {}


def searched(model: type[Row], *columns: str) -> None:
    """From now on the terms of these columns are kept with each row."""
    KNOWN[model] = known = Searched(model, columns)

    @event.listens_for(model, "after_insert")
    def added(mapper: Any, connection: Connection, row: Any) -> None:
        _add(connection, known, [row])

    @event.listens_for(model, "after_update")
    def changed(mapper: Any, connection: Connection, row: Any) -> None:
        state = inspect(row)
        if any(state.attrs[name].history.has_changes() for name in columns):
            _remove(connection, row.id)
            _add(connection, known, [row])

    @event.listens_for(model, "after_delete")
    def gone(mapper: Any, connection: Connection, row: Any) -> None:
        _remove(connection, row.id)


async def make_anew(connection: AsyncConnection) -> int:
    """Makes the terms of all rows anew; says of how many rows."""
    await connection.execute(delete(SearchTerm))
    count = 0
    for known in KNOWN.values():
        wanted = select(col(known.model.id), *(getattr(known.model, name) for name in known.columns))
        for some in (await connection.execute(wanted)).partitions(MANY):
            await connection.run_sync(_add, known, some)
            count += len(some)
    return count


def _add(connection: Connection, known: Searched, rows: Iterable[Any]) -> None:
    values = [{"kind": known.kind, "term": term, "row_id": row.id} for row in rows for term in sorted(known.terms(row))]
    if values:
        connection.execute(insert(SearchTerm), values)


def _remove(connection: Connection, id: Any) -> None:
    connection.execute(delete(SearchTerm).where(col(SearchTerm.row_id) == id))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a column: itself, or what is in it by language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for text in value.values() if isinstance(text, str))
