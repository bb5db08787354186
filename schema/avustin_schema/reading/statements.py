"""One SELECT in the making: its columns, each once, its joins and its conditions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from avustin_schema.sources import Join, Source

Record = Sequence[Any]


@dataclass
class Statement:
    """Columns are asked for by what they are and found by their place in the record."""

    table: Any
    conditions: list[ColumnElement[bool]] = field(default_factory=list)
    _columns: list[Any] = field(default_factory=list)
    _places: dict[Any, int] = field(default_factory=dict)
    _joins: dict[Any, tuple[Any, ColumnElement[bool]]] = field(default_factory=dict)

    def place(self, column: Any, key: Any = None) -> int:
        """The place of a column in the record; the same column is asked for once."""
        key = key if key is not None else (id(column.parent) if hasattr(column, "parent") else id(column), str(column))
        if key not in self._places:
            self._places[key] = len(self._columns)
            self._columns.append(column.label(f"c{len(self._columns)}"))
        return self._places[key]

    def join(
        self, table: Any, name: str, join: Join, allowed: Callable[[Any], ColumnElement[bool]] | None = None
    ) -> Any:
        """The joined table: outer, and under its row policy when it is shown rather than only looked at."""
        key = (id(table), name, allowed is not None)
        if key not in self._joins:
            other: Any = aliased(join.model)
            on = getattr(table, join.here) == getattr(other, join.there)
            self._joins[key] = (other, on & allowed(other) if allowed else on)
        return self._joins[key][0]

    def look(self, table: Any, source: Source, name: str) -> Any:
        """The joined table, only looked at: its row policy hides what is shown, not what is reckoned with."""
        join = source.joins[name]
        here = self.look(table, source, join.via) if join.via else table
        return self.join(here, name, join)

    def column(self, table: Any, source: Source, path: str) -> int:
        """The place of a column of a type, through joins that are only looked at."""
        *joins, name = path.split(".")
        for each in joins:
            target = Source.known.get(source.joins[each].target, source)  # a table that is only looked at has none
            table, source = self.look(table, source, each), target
        return self.place(getattr(table, name), (id(table), name))

    def select(self) -> Select[Any]:
        """The statement with all that was asked for."""
        source = self.table
        statement = select(*self._columns).select_from(source)
        for other, on in self._joins.values():
            statement = statement.outerjoin(other, on)
        return statement.where(*self.conditions)

    def count(self, by: Any = None) -> Select[Any]:
        """How many rows there are in all, or for each value of `by`."""
        columns = [func.count()] if by is None else [by, func.count()]
        statement = select(*columns).select_from(self.table).where(*self.conditions)
        return statement if by is None else statement.group_by(by)
