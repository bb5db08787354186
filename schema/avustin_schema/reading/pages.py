"""The plan of a connection's page: its order and cursor, and how its records become edges, nodes and page information."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from graphql import get_named_type
from sqlalchemy import Integer, bindparam, tuple_

from avustin_schema.paging import Order, Page, key_of
from avustin_schema.reading.asking import Asked
from avustin_schema.reading.filters import filter_conditions
from avustin_schema.reading.plans import CursorId, CursorKey, Key, PagePlan, Size
from avustin_schema.reading.prepared import prepare
from avustin_schema.reading.sets import Keys

if TYPE_CHECKING:
    from avustin_schema.reading.planner import Block


def page_plan(block: "Block", type_: Any, asked: Asked, page: Page, by: str | None = None) -> PagePlan:
    """The plan of a page, or of one for each key in the column `by`; `page` tells its direction, and whether there is a cursor."""
    planner, source = block.planner, block.source
    order_by = asked.arguments.get("order_by")
    order = source.orders[order_by.name] if order_by else source.default_order
    block.statement.conditions.extend(_filters(block, asked.arguments.get("filter")))
    connection = get_named_type(type_)
    fields = planner.asking.fields(connection, asked.nodes)
    plan = PagePlan(order)
    if any(each.name == "totalCount" for each in fields):
        plan.count = prepare(block.statement.count(Key(), by) if by else block.statement.count(), planner.dialect)
    if not any(each.name in ("edges", "nodes", "pageInfo") for each in fields):
        plan.parts = [(each.key, each.name, connection.name) for each in fields]
        return plan
    _shape(block, plan, connection, fields, by)
    _window(block, plan, page, by)
    return plan


def _shape(block: "Block", plan: PagePlan, connection: Any, fields: list[Asked], by: str | None) -> None:
    table = block.table
    plan.sort_place = block.place(getattr(table, plan.order.column), (id(table), plan.order.column))
    plan.id_place = block.place(table.id, (id(table), "id"))
    plan.by_place = -1 if by is None else block.place(getattr(table, by), (id(table), by))
    plan.key_kind = getattr(table, plan.order.column).type.python_type
    made: list[tuple[str, str, Any]] = []
    for each in fields:
        match each.name:
            case "nodes":
                made.append((each.key, "nodes", block.scope().dict_of(each.nodes)))
            case "edges":
                made.append((each.key, "edges", _edges(block, plan, connection, each)))
            case "pageInfo":
                emit = block.planner.emitter.of(connection.fields["pageInfo"].type, each.nodes)
                made.append((each.key, "pageInfo", emit))
            case "__typename":
                made.append((each.key, "__typename", connection.name))
            case _:
                made.append((each.key, each.name, None))
    plan.parts = made
    plan.branches = block.branches


def _edges(block: "Block", plan: PagePlan, connection: Any, asked: Asked) -> str:
    edge = get_named_type(connection.fields["edges"].type)
    parts = []
    for each in block.planner.asking.fields(edge, asked.nodes):
        match each.name:
            case "node":
                parts.append(f"{each.key!r}: {block.scope().dict_of(each.nodes)}")
            case "cursor":
                parts.append(f"{each.key!r}: cursor(@{plan.sort_place}@, @{plan.id_place}@)")
            case _:
                parts.append(f"{each.key!r}: {edge.name!r}")
    return "{" + ", ".join(parts) + "}"


def _window(block: "Block", plan: PagePlan, page: Page, by: str | None) -> None:
    statement, order = block.statement, plan.order
    if page.cursor is not None:
        place = (CursorKey(), CursorId()) if by is None else (key_of(page, plan.key_kind), UUID(page.cursor[1]))
        statement.conditions.append(beyond(statement.table, order, page, place))

    def sort(table: Any) -> Sequence[Any]:
        return sorting(table, order, page)

    if by is None:
        limit = bindparam(None, Size(), type_=Integer(), unique=True)
        plan.prepared = block.prepared(lambda made: made.order_by(*sort(statement.table)).limit(limit))
    else:
        keys = Keys.of(Key(), getattr(statement.table, by).type, block.planner.dialect)
        plan.prepared = block.prepared(lambda made: statement.pages(keys, by, sort, page.size + 1))
    prepared = plan.prepared
    plan.parts = [
        (key, name, block.writer.rows(made, prepared) if name in ("nodes", "edges") else made)
        for key, name, made in plan.parts
    ]


def sorting(table: Any, order: Order, page: Page) -> Sequence[Any]:
    """By which columns the rows of a page are sorted."""
    columns = (getattr(table, order.column), table.id)
    return [each.desc() for each in columns] if order.descending != page.backwards else columns


def beyond(table: Any, order: Order, page: Page, place: tuple[Any, Any]) -> Any:
    """What lies beyond the place of a cursor, in the direction of the page."""
    columns = (getattr(table, order.column), table.id)
    ours, theirs = tuple_(*columns), tuple_(*(
        bindparam(None, value, type_=column.type, unique=True) for value, column in zip(place, columns, strict=True)
    ))  # fmt: skip
    return ours < theirs if order.descending != page.backwards else ours > theirs


def _filters(block: "Block", given: Any) -> Iterable[Any]:
    return filter_conditions(block.source, block.statement.table, given, block.planner.reading)
