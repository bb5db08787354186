"""Runs plans for Strawberry's executor: a statement for a root field, one per to-many relation and one per count."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from strawberry.types import Info

from avustin_core.storage import alias_of
from avustin_schema.lists.connections import Facet
from avustin_schema.paging import Page, PageInfo, encode, info_of, page_of
from avustin_schema.reading.executor.levels import Batch, Branch, Level, root_level
from avustin_schema.reading.executor.selection import Selection
from avustin_schema.reading.shared.asking import Asked
from avustin_schema.reading.shared.conditions import Conditions
from avustin_schema.reading.shared.facets import facets_of
from avustin_schema.reading.shared.filters import Reader
from avustin_schema.reading.shared.orders import Ordering, ordering_of
from avustin_schema.reading.shared.rows import Row
from avustin_schema.reading.shared.sets import Keys
from avustin_schema.reading.shared.statements import Record
from avustin_schema.sources import Paged


async def read_one(info: Info, name: str, *, by: str = "id", value: Any) -> Row | None:
    """The object whose column `by` has that value, if the viewer sees it."""
    rows = await _read_list(info, name, lambda table: getattr(table, by) == value)
    return next(iter(rows.values()), None)


async def read_many(info: Info, name: str, *, order: tuple[str, ...]) -> list[Row]:
    """All objects that the viewer sees; for short lists only."""
    return list((await _read_list(info, name, None, order)).values())


async def read_ids(info: Info, name: str, ids: Iterable[UUID]) -> dict[UUID, Row]:
    """Those of the ids that the viewer sees."""
    wanted = list(ids)
    return await _read_list(info, name, lambda table: table.id.in_(wanted))


async def read_page(info: Info, name: str, *, where: Callable[[Any], Any] | None = None) -> Row:
    """A page of the objects that the viewer sees, by the arguments of the field that is being resolved."""
    selection = Selection(info)
    context = info.context
    level = root_level(name, selection, context.reading())
    if where is not None:
        level.statement.conditions.append(where(level.table))
    async with context.connection() as connection:
        pages = await _pages(connection, level, selection.nodes, selection.type, selection.own_arguments())
    return pages(None)


async def _read_list(
    info: Info, name: str, where: Callable[[Any], Any] | None, order: tuple[str, ...] = ("id",)
) -> dict[UUID, Row]:
    selection = Selection(info)
    level = root_level(name, selection, info.context.reading())
    if where is not None:
        level.statement.conditions.append(where(level.table))
    fill = level.fill(selection.asked(selection.object_type(name), selection.nodes))
    place = level.statement.place(level.table.id, (id(level.table), "id"))
    statement = level.statement.select().order_by(*(getattr(level.table, column) for column in order))
    async with info.context.connection() as connection:
        records = (await connection.execute(statement)).all()
        children = await _children(connection, level, records)
    return {record[place]: fill(record, children) for record in records}


async def _children(connection: AsyncConnection, level: Level, records: Iterable[Record]) -> dict[int, Any]:
    """What lies below the records: one statement for each branch, however many records there are."""
    found = list(records)
    return {
        id(branch): await (
            _batch(connection, branch, found)
            if isinstance(branch, Batch)
            else _branch(connection, level, branch, found)
        )
        for branch in level.branches
    }


async def _batch(connection: AsyncConnection, batch: Batch, records: list[Record]) -> Callable[[Any], Any]:
    """What is loaded at once for all records that there are."""
    present = [record for record in records if record[batch.key_place] is not None]
    if not present:
        return lambda key: None
    values = [_values(batch, record) for record in present]
    async with AsyncSession(bind=connection, expire_on_commit=False) as session:
        loaded = await batch.source.load(session, batch.reading, values)
    by_key = {record[batch.key_place]: value for record, value in zip(present, loaded, strict=True)}
    return by_key.get


def _values(batch: Batch, record: Record) -> Callable[[str], Any]:
    return lambda path: record[batch.places[path]]


async def _branch(
    connection: AsyncConnection, parent: Level, branch: Branch, records: list[Record]
) -> Callable[[Any], Any]:
    declared, asked = branch.source, branch.asked
    keys = {record[branch.key_place] for record in records} - {None}
    if not keys:
        return lambda key: []
    level = root_level(declared.target, parent.selection, parent.reading)
    assert declared.by is not None
    if isinstance(declared, Paged):
        level.table = level.statement.shown = alias_of(level.source.model, "shown")
        below = _Below(declared.by, list(keys))
        return await _pages(connection, level, asked.nodes, asked.type, asked.arguments, below)
    by = getattr(level.table, declared.by)
    level.statement.conditions.append(by.in_(keys))
    fill = level.fill(parent.selection.asked(parent.selection.object_type(declared.target), asked.nodes))
    place = level.statement.place(by, (id(level.table), declared.by))
    order = (getattr(level.table, column) for column in declared.order)
    found = (await connection.execute(level.statement.select().order_by(*order))).all()
    children = await _children(connection, level, found)
    rows: dict[Any, list[Row]] = {}
    for record in found:
        rows.setdefault(record[place], []).append(fill(record, children))
    return lambda key: rows.get(key, [])


@dataclass(frozen=True)
class _Below:
    """The keys of the records above, and the column that holds them."""

    column: str
    keys: list[Any]


async def _pages(
    connection: AsyncConnection, level: Level, nodes: Any, connection_type: Any, arguments: dict[str, Any],
    below: _Below | None = None,
) -> Callable[[Any], Row]:  # fmt: skip
    """The pages of a connection: one for each key of the records above, or the only one under None."""
    page = page_of(arguments)
    source = level.source
    order = ordering_of(source, arguments.get("order_by"), level.reading)
    if (given := arguments.get("filter")) is not None:
        tree = Reader(level.reading.settings, level.reading.registry).read(source, given)
        level.statement.conditions.append(Conditions(level.reading).of(source, level.statement.table, tree))
    if below is None:
        level.statement.look_first()
        level.table = level.statement.shown
    asked = level.selection.asked(connection_type, nodes)
    counts = await _counts(connection, level, asked, below)
    facets = {each.key: await _facets(connection, level, each, below) for each in asked if each.name == "facets"}
    if not any(each.name in ("edges", "nodes", "pageInfo") for each in asked):
        return lambda key: Row(connection_type.name, {
            each.key: facets[each.key](key) if each.key in facets else counts.get(key, 0) for each in asked
        })  # fmt: skip
    shape = _Shape(level, asked, order, below, facets)
    statement = _windowed(level, order, page, below, connection.dialect.name)
    records = (await connection.execute(statement)).all()
    children = await _children(connection, level, records)
    groups: dict[Any, list[Record]] = {}
    for record in records:
        groups.setdefault(None if below is None else record[shape.by_place], []).append(record)
    return lambda key: shape.page(key, groups.get(key, []), page, children, counts.get(key, 0), connection_type.name)


async def _facets(
    connection: AsyncConnection, level: Level, asked: Asked, below: _Below | None
) -> Callable[[Any], list[Facet]]:
    """The facets of each of the records above, or of all under None."""
    found = []
    for each in facets_of(level.source, level.statement.table, asked.arguments["by"], level.reading):
        statement = level.statement.facet(each.column, *((below.keys, below.column) if below else ()))
        found.append((each, (await connection.execute(statement)).all()))

    def of(key: Any) -> list[Facet]:
        return [
            each.facet([(row[0], row[1]) for row in rows if below is None or row[2] == key], level.reading)
            for each, rows in found
        ]

    return of


async def _counts(
    connection: AsyncConnection, level: Level, asked: list[Asked], below: _Below | None
) -> dict[Any, int]:
    if not any(each.name == "totalCount" for each in asked):
        return {}
    if below is None:
        return {None: (await connection.execute(level.statement.count())).scalar_one()}
    found = await connection.execute(level.statement.count(below.keys, below.column))
    return dict(tuple(row) for row in found.all())


class _Shape:
    """How the records of a page become a connection, in every way that the operation asks for it."""

    def __init__(
        self, level: Level, asked: list[Asked], order: Ordering, below: _Below | None, facets: dict[str, Any]
    ) -> None:
        node = level.selection.object_type(level.source.name)
        statement, table = level.statement, level.table
        self.sign, self.facets = order.sign, facets
        self.places = [
            statement.place(each.of(table), (id(table), "key", index)) for index, each in enumerate(order.keys)
        ]
        self.by_place = -1
        if below is not None:
            self.by_place = statement.place(getattr(table, below.column), (id(table), below.column))
        self.asked = asked
        self.fills: dict[str, Any] = {}
        for each in asked:
            if each.name == "nodes":
                self.fills[each.key] = level.fill(level.selection.asked(node, each.nodes))
            if each.name == "edges":
                self.fills[each.key] = [
                    (part, level.fill(level.selection.asked(node, part.nodes)) if part.name == "node" else None)
                    for part in level.selection.asked(each.type, each.nodes)
                ]

    def page(self, key: Any, records: list[Record], page: Page, children: Any, count: int, name: str) -> Row:
        """One connection from its records, of which the last may be one too many."""
        more = len(records) > page.size
        shown = records[: page.size]
        if page.backwards:
            shown = shown[::-1]
        values = {each.key: self._value(each, shown, page, children, count, more) for each in self.asked}
        values |= {name: of(key) for name, of in self.facets.items()}
        return Row(name, values)

    def _value(self, asked: Asked, shown: list[Record], page: Page, children: Any, count: int, more: bool) -> Any:
        match asked.name:
            case "totalCount":
                return count
            case "nodes":
                return [self.fills[asked.key](record, children) for record in shown]
            case "edges":
                return [self._edge(asked, record, children) for record in shown]
            case _:
                return self._page_info(shown, page, more)

    def _edge(self, asked: Asked, record: Record, children: Any) -> Row:
        return Row("", {
            part.key: fill(record, children) if fill else self._cursor(record) for part, fill in self.fills[asked.key]
        })  # fmt: skip

    def _cursor(self, record: Record) -> str:
        return encode(self.sign, [record[place] for place in self.places])

    def _page_info(self, shown: list[Record], page: Page, more: bool) -> PageInfo:
        first, last = (self._cursor(shown[0]), self._cursor(shown[-1])) if shown else (None, None)
        return info_of(page, more=more, first=first, last=last)


def _windowed(level: Level, order: Ordering, page: Page, below: _Below | None, dialect: str) -> Select[Any]:
    """The records of the page, one more than asked for; of every parent when there is one."""
    statement = level.statement
    table = statement.table
    if page.cursor is not None:
        statement.conditions.append(order.beyond(table, page, order.place(page)))
    if below is None:
        return statement.page(lambda each: order.sorting(each, page), page.size + 1)
    keys = Keys.of(below.keys, getattr(table, below.column).type, dialect)
    return statement.pages(keys, below.column, lambda each: order.sorting(each, page), page.size + 1)
