"""Keeping terms: whatever writes a row that is searched writes its terms in the same transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, delete, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core.search.models import SearchTerm
from avustin_core.search.terms import terms_of
from avustin_core.storage import Row

KEEPING: dict[str, Any] = {
    "postgresql": postgresql.insert(SearchTerm).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(SearchTerm).on_conflict_do_nothing(),
}
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
        return {term for name in self.columns for term in _terms(getattr(row, name))}

    def terms_before(self, row: Any) -> set[str]:
        """Those that it had before it was changed."""
        state = inspect(row)
        histories = [(name, state.attrs[name].history) for name in self.columns]
        return {term for name, past in histories for value in past.deleted or past.unchanged for term in _terms(value)}

    def line(self, term: str, id: Any) -> dict[str, Any]:
        """One term of a row."""
        return {"kind": self.kind, "term": term, "row_id": id}


KNOWN: dict[type[Row], Searched] = {}


def searched(model: type[Row], *columns: str) -> None:
    """From now on the terms of these columns are kept with each row."""
    KNOWN[model] = known = Searched(model, columns)

    @event.listens_for(model, "after_insert")
    def added(mapper: Any, connection: Connection, row: Any) -> None:
        _add(connection, known, [row])

    @event.listens_for(model, "after_update")
    def changed(mapper: Any, connection: Connection, row: Any) -> None:
        before, now = known.terms_before(row), known.terms(row)
        if gone := before - now:
            connection.execute(_of(row.id).where(col(SearchTerm.term).in_(sorted(gone))))
        _keep(connection, [known.line(term, row.id) for term in sorted(now - before)])

    @event.listens_for(model, "after_delete")
    def gone(mapper: Any, connection: Connection, row: Any) -> None:
        connection.execute(_of(row.id))


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
    _keep(connection, [known.line(term, row.id) for row in rows for term in sorted(known.terms(row))])


def _keep(connection: Connection, lines: list[dict[str, Any]]) -> None:
    """Keeps the terms; one that a row has already, as by an earlier dictionary, stays."""
    if lines:
        connection.execute(KEEPING[connection.dialect.name], lines)


def _of(id: Any) -> Delete:
    return delete(SearchTerm).where(col(SearchTerm.row_id) == id)


def _terms(value: Any) -> Iterator[str]:
    return (term for text in _texts(value) for term in terms_of(text))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a column: itself, or what is in it by language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for text in value.values() if isinstance(text, str))
