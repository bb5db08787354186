"""The plan of a connection's page: its order and cursor, and how its records become edges, nodes and page information."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from graphql import get_named_type
from sqlalchemy import Integer, bindparam, func, select, tuple_

from avustin_schema.paging import Page, key_of
from avustin_schema.reading.asking import Asked
from avustin_schema.reading.filters import filter_conditions
from avustin_schema.reading.plans import CursorId, CursorKey, PagePlan, Size
from avustin_schema.reading.prepared import prepare

if TYPE_CHECKING:
    from avustin_schema.reading.planner import Block


def page_plan(block: "Block", type_: Any, asked: Asked, page: Page, by: Any = None) -> PagePlan:
    """The plan of a page; `page` tells its direction, and whether there is a cursor."""
    planner, source = block.planner, block.source
    order_by = asked.arguments.get("order_by")
    order = source.orders[order_by.name] if order_by else source.default_order
    block.statement.conditions.extend(_filters(block, asked.arguments.get("filter")))
    connection = get_named_type(type_)
    fields = planner.asking.fields(connection, asked.nodes)
    plan = PagePlan(order)
    if any(each.name == "totalCount" for each in fields):
        plan.count = prepare(block.statement.count(by), planner.dialect)
    if not any(each.name in ("edges", "nodes", "pageInfo") for each in fields):
        plan.parts = [(each.key, each.name, connection.name) for each in fields]
        return plan
    _shape(block, plan, connection, fields, by)
    _window(block, plan, page, by)
    return plan


def _shape(block: "Block", plan: PagePlan, connection: Any, fields: list[Asked], by: Any) -> None:
    table = block.table
    plan.sort_place = block.place(getattr(table, plan.order.column), (id(table), plan.order.column))
    plan.id_place = block.place(table.id, (id(table), "id"))
    plan.by_place = -1 if by is None else block.place(by, (id(table), "by"))
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


def _window(block: "Block", plan: PagePlan, page: Page, by: Any) -> None:
    table, order = block.table, plan.order
    key, id_ = getattr(table, order.column), table.id
    descending = order.descending != page.backwards
    if page.cursor is not None:
        place = (CursorKey(), CursorId()) if by is None else (key_of(page, plan.key_kind), UUID(page.cursor[1]))
        ours, theirs = tuple_(key, id_), tuple_(*(
            bindparam(None, value, type_=column.type, unique=True)
            for value, column in zip(place, (key, id_), strict=True)
        ))  # fmt: skip
        block.statement.conditions.append(ours < theirs if descending else ours > theirs)
    sort = (key.desc(), id_.desc()) if descending else (key, id_)
    if by is None:
        limit = bindparam(None, Size(), type_=Integer(), unique=True)
        plan.prepared = block.prepared(lambda statement: statement.order_by(*sort).limit(limit))
    else:
        number = func.row_number().over(partition_by=by, order_by=sort).label("n")

        def windowed(statement: Any) -> Any:
            inner = statement.add_columns(number).subquery()
            columns = [column for column in inner.c if column.name != "n"]
            return select(*columns).where(inner.c.n <= page.size + 1).order_by(inner.c.n)

        plan.prepared = block.prepared(windowed)
    prepared = plan.prepared
    plan.parts = [
        (key, name, block.writer.rows(made, prepared) if name in ("nodes", "edges") else made)
        for key, name, made in plan.parts
    ]


def _filters(block: "Block", given: Any) -> Iterable[Any]:
    return filter_conditions(block.source, block.table, given, block.planner.reading)
