"""How a table's rows are read for a case file: by the very rights of their slice, each field under its own audience."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, rights_of
from avustin_core.casefile.entries import Entry
from avustin_core.storage import alias_of, among

Reader = AsyncConnection | AsyncSession
Found = list[tuple[UUID, Entry]]  #: entries with the matter that each is of
PLACE = "case file"


@dataclass(frozen=True)
class Way:
    """How a table's rows lead to their matter."""

    matter: Callable[[Any], ColumnElement[UUID]]
    of: Callable[[Any, Sequence[UUID]], ColumnElement[bool]]  #: the rows of these matters, found by an index


def by(column: str) -> Way:
    """By a column of their own."""
    return Way(lambda table: getattr(table, column), lambda table, ids: getattr(table, column).in_(ids))


def through(owner: Any, column: str) -> Way:
    """By the row that they belong to, which has a `matter_id`."""

    def matter(table: Any) -> ColumnElement[UUID]:
        looked = alias_of(owner, "matter of the case file")
        found: ColumnElement[UUID] = (
            select(col(looked.matter_id)).where(col(looked.id) == getattr(table, column)).scalar_subquery()
        )
        return found

    def of(table: Any, ids: Sequence[UUID]) -> ColumnElement[bool]:
        looked = alias_of(owner, "owners of the case file")
        return among(getattr(table, column), select(col(looked.id)).where(col(looked.matter_id).in_(ids)))

    return Way(matter, of)


OF_MATTER = by("matter_id")


@dataclass(frozen=True)
class Beside:
    """Another row that a row leads to, read together with it as far as the reader sees that one."""

    model: Any
    column: str  #: that leads there
    reads: tuple[str, ...]


class UndeclaredColumn(TypeError):
    """A column of which no slice says who sees it: a case file doesn't read it."""


@dataclass(frozen=True)
class Source:
    """One table of a matter: its columns, and what its rows tell. What the reader doesn't see of a row is None there.

    `named` says the API's field of a column whose name is another.
    """

    model: Any
    reads: tuple[str, ...]
    tell: Callable[[Any], Iterable[Entry | None]]
    way: Way = OF_MATTER
    named: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Beside] = field(default_factory=dict)  #: by the names before whose columns stand

    def check(self) -> None:
        """Refuses columns of which no slice says who sees them."""
        for model, column in ((self.model, each) for each in self.reads):
            audience_of(model, column, self.named)
        for other in self.beside.values():
            for column in other.reads:
                audience_of(other.model, column)

    async def read(self, reader: Reader, ids: Sequence[UUID], actor: Actor, now: datetime) -> Found:
        """The entries of the rows that the actor sees, by one statement; none where the actor sees no such rows."""
        rights, table = rights_of(self.model), alias_of(self.model, PLACE)
        if rights.rows.sees(table, actor, now) is False:
            return []
        asked = _Asked(actor, now)
        asked.add("id", table.id)
        asked.add("of_matter", self.way.matter(table))
        for column in self.reads:
            asked.add(column, getattr(table, column), audience_of(self.model, column, self.named), table)
        statement = select(*asked.columns).where(self.way.of(table, ids), rights.rows.predicate(table, actor, now))
        for name, other in self.beside.items():
            statement = self._joined(statement, table, name, other, asked)
        records = (await reader.execute(statement.with_only_columns(*asked.columns))).all()
        return [
            (row.of_matter, entry) for row in map(asked.row, records) for entry in self.tell(row) if entry is not None
        ]

    def _joined(self, statement: Any, table: Any, name: str, other: Beside, asked: "_Asked") -> Any:
        there = alias_of(other.model, f"{PLACE} beside {name}")
        seen = rights_of(other.model).rows.predicate(there, asked.actor, asked.now)
        for column in other.reads:
            asked.add(f"{name}_{column}", getattr(there, column), audience_of(other.model, column), there)
        return statement.outerjoin(there, and_(there.id == getattr(table, other.column), seen))


class _Asked:
    """The columns of a statement, and beside each that isn't for everybody whether the reader sees it."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self.actor, self.now = actor, now
        self.columns: list[Any] = []
        self._places: dict[str, tuple[int | None, int | None]] = {}

    def add(self, name: str, column: Any, audience: Audience = ROW, table: Any = None) -> None:
        seen = True if audience is ROW else audience.sees(table, self.actor, self.now)
        if seen is False:
            self._places[name] = (None, None)
            return
        self._places[name] = (self._place(column), None if seen is True else self._place(seen))

    def _place(self, column: Any) -> int:
        self.columns.append((literal(column) if isinstance(column, bool) else column).label(f"c{len(self.columns)}"))
        return len(self.columns) - 1

    def row(self, record: Sequence[Any]) -> SimpleNamespace:
        """What the reader sees of it, by the columns' names."""
        return SimpleNamespace(**dict(self._values(record)))

    def _values(self, record: Sequence[Any]) -> Iterator[tuple[str, Any]]:
        for name, (value, seen) in self._places.items():
            yield name, None if value is None or (seen is not None and not record[seen]) else record[value]


def audience_of(model: Any, column: str, named: Mapping[str, str] | None = None) -> Audience:
    """Who sees the field of that column, by the slice's own rights."""
    fields = rights_of(model).fields
    names = ((named or {}).get(column, ""), _camel(column), _camel(column.removesuffix("_id")))
    found = next((fields[name] for name in names if name in fields), None)
    if found is None:
        raise UndeclaredColumn(f"{model.__name__}.{column}: no slice says who sees it")
    return found


def _camel(column: str) -> str:
    first, *rest = column.split("_")
    return first + "".join(part.title() for part in rest)
