"""One SELECT in the making: its columns, each once, its joins and its conditions."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, func, inspect, select, true, type_coerce
from sqlalchemy.sql.elements import BooleanClauseList, ColumnClause, True_
from sqlalchemy.sql.operators import and_
from sqlalchemy.sql.visitors import iterate

from avustin_core.storage import alias_of
from avustin_core.storage.among import Among
from avustin_schema.reading.shared.marks import origins_of
from avustin_schema.reading.shared.sets import Keys
from avustin_schema.sources import Join, Source

Record = Sequence[Any]


def _parts(condition: Any) -> Iterator[Any]:
    """The conditions that are joined by `and`."""
    if isinstance(condition, BooleanClauseList) and condition.operator is and_:
        for each in condition.clauses:
            yield from _parts(each)
    else:
        yield condition


def _sign(condition: Any) -> Hashable:
    """What a condition asks, of which tables, with its values or the marks of them: those of one sign ask the same."""
    key = condition._generate_cache_key()
    if key is None:
        return id(condition)
    tables = tuple(hash(each.table) for each in iterate(condition) if isinstance(each, ColumnClause))
    values = (each.effective_value for each in key.bindparams)
    return key.key, tables, tuple(origins_of(value) or (type(value), repr(value)) for value in values)


@dataclass
class Statement:
    """Columns are asked for by what they are and found by their place in the record."""

    table: Any  #: what the conditions are about
    conditions: list[ColumnElement[bool]] = field(default_factory=list)
    shown: Any = None  #: what the columns are of: the same, but for the pages of many keys
    held: list[ColumnElement[bool]] = field(default_factory=list)  #: what its rows fit without being asked
    _columns: list[Any] = field(default_factory=list)
    _places: dict[Any, int] = field(default_factory=dict)
    _joins: dict[Any, tuple[Any, ColumnElement[bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shown = self.table if self.shown is None else self.shown

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
            other: Any = alias_of(join.model, len(self._joins) + 1)
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
        table, name = self._owner(table, source, path)
        return self.place(getattr(table, name), (id(table), name))

    def text(self, table: Any, source: Source, path: str, dialect: str) -> int:
        """The place of a column of JSON as its text."""
        table, name = self._owner(table, source, path)
        read = cast if dialect == "postgresql" else type_coerce  # SQLite keeps texts
        return self.place(read(getattr(table, name), Text()), (id(table), name, "text"))

    def _owner(self, table: Any, source: Source, path: str) -> tuple[Any, str]:
        *joins, name = path.split(".")
        for each in joins:
            target = Source.known.get(source.joins[each].target, source)  # a table that is only looked at has none
            table, source = self.look(table, source, each), target
        return table, name

    def holds(self, condition: Any) -> bool:
        """Whether every row that is found fits the condition, since all of it is asked for already, or needn't be."""
        asked = {_sign(part) for each in (*self.conditions, *self.held) for part in _parts(each)}
        return all(_sign(part) in asked for part in _parts(condition))

    def select(self) -> Select[Any]:
        """The statement with all that was asked for."""
        return self._joined(select(*self._columns).select_from(self.table)).where(*self.conditions)

    def look_first(self) -> None:
        """Where rows are gathered from elsewhere, those of the page are chosen before anything is joined to them."""
        if any(isinstance(each, Among) for condition in self.conditions for each in iterate(condition)):
            self.shown = alias_of(inspect(self.table).mapper.class_, "shown")

    def page(self, sort: Callable[[Any], Sequence[Any]], size: Any) -> Select[Any]:
        """The first rows."""
        if self.shown is self.table:
            return self.select().order_by(*sort(self.table)).limit(size)
        chosen = select(self.table.id).where(*self.conditions).order_by(*sort(self.table)).limit(size).subquery("page")
        statement = select(*self._columns).select_from(chosen).join(self.shown, self.shown.id == chosen.c.id)
        return self._joined(statement).order_by(*sort(self.shown))

    def pages(self, keys: Keys, by: str, sort: Callable[[Any], Sequence[Any]], size: Any) -> Select[Any]:
        """For each key the first rows that hold it in `by`: each page is read along an index, whatever else there is."""
        mine = select(self.table.id).where(*self.conditions, getattr(self.table, by) == keys.key)
        mine, statement = mine.order_by(*sort(self.table)).limit(size), select(*self._columns).select_from(keys.table)
        if keys.dialect == "sqlite":
            statement = statement.join(self.shown, self.shown.id.in_(mine))
        else:
            page = mine.lateral("page")
            statement = statement.join(page, true()).join(self.shown, self.shown.id == page.c.id)
        return self._joined(statement).order_by(*sort(self.shown))

    def _joined(self, statement: Select[Any]) -> Select[Any]:
        for other, on in self._joins.values():
            statement = statement.outerjoin(other, on)
        return statement

    def count(self, keys: Any = None, by: str | None = None) -> Select[Any]:
        """How many rows there are in all, or for each of the keys in `by`."""
        if by is None:
            kept = self.kept()
            return kept if kept is not None else select(func.count()).select_from(self.table).where(*self.conditions)
        column = getattr(self.table, by)
        among = column.in_(keys if isinstance(keys, list) else [keys])
        return select(column, func.count()).where(*self.conditions, among).group_by(column)

    def facet(self, value: Any, keys: Any = None, by: str | None = None) -> Select[Any]:
        """How many rows have each value, in all or for each of the keys in `by`: the value, the number, the key."""
        found = select(value.label("value")).select_from(self.table).where(*self.conditions)
        if by is not None:
            column = getattr(self.table, by)
            found = found.add_columns(column.label("key")).where(column.in_(keys if isinstance(keys, list) else [keys]))
        inner = found.subquery()
        rest = [inner.c.key] if by is not None else []
        return select(inner.c.value, func.count(), *rest).group_by(inner.c.value, *rest)

    def kept(self) -> Select[Any] | None:
        """The counters that are kept of all rows, where everybody sees all of them and nobody filters."""
        counter = getattr(inspect(self.table).mapper.class_, "counted_by", None)
        if counter is None or not all(isinstance(each, True_) for each in self.conditions):
            return None
        model, name = counter
        return select(func.coalesce(func.sum(getattr(model, name)), 0))
