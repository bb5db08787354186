"""The plan of a connection's page: its order and cursor, and how its records become edges, nodes and page information."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphql import get_named_type
from sqlalchemy import Integer, bindparam

from avustin_schema.paging import Page
from avustin_schema.reading.plans.parts import CursorKey, FacetPlan, Key, PagePlan, Size
from avustin_schema.reading.plans.prepared import prepare
from avustin_schema.reading.shared.asking import Asked
from avustin_schema.reading.shared.facets import facets_of
from avustin_schema.reading.shared.orders import ordering_of
from avustin_schema.reading.shared.sets import Keys

if TYPE_CHECKING:
    from avustin_schema.reading.plans.planner import Block


def page_plan(block: "Block", type_: Any, asked: Asked, page: Page, by: str | None = None) -> PagePlan:
    """The plan of a page, or of one for each key in the column `by`; `page` tells its direction, and whether there is a cursor."""
    planner, source = block.planner, block.source
    ordering = ordering_of(source, asked.arguments.get("order_by"), planner.reading)
    block.statement.conditions.extend(planner.filters.conditions(source, block.statement.table, asked))
    if by is None:
        block.statement.look_first()
    connection = get_named_type(type_)
    fields = planner.asking.fields(connection, asked.nodes)
    plan = PagePlan(ordering)
    plan.facets = list(_facets(block, connection, fields, by))
    if any(each.name == "totalCount" for each in fields):
        plan.count = prepare(block.statement.count(Key(), by) if by else block.statement.count(), planner.dialect)
    if not any(each.name in ("edges", "nodes", "pageInfo") for each in fields):
        plan.parts = [(each.key, each.name, connection.name) for each in fields]
        return plan
    if plan.count and by is None and (kept := block.statement.kept()) is not None:
        plan.count_place = block.place(kept.scalar_subquery().correlate(None), (id(block.table), "count"))
    _shape(block, plan, connection, fields, by)
    _window(block, plan, page, by)
    return plan


def _shape(block: "Block", plan: PagePlan, connection: Any, fields: list[Asked], by: str | None) -> None:
    table = block.table
    plan.places = [
        block.place(column, (id(table), column.key) if hasattr(column, "parent") else (id(table), "key", index))
        for index, column in enumerate(each.of(table) for each in plan.ordering.keys)
    ]
    plan.by_place = -1 if by is None else block.place(getattr(table, by), (id(table), by))
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
                keys = zip(plan.places, (key.of(block.table).type for key in plan.ordering.keys), strict=True)
                parts.append(f"{each.key!r}: {block.writer.cursor(plan.ordering.sign, keys)}")
            case _:
                parts.append(f"{each.key!r}: {edge.name!r}")
    return "{" + ", ".join(parts) + "}"


def _window(block: "Block", plan: PagePlan, page: Page, by: str | None) -> None:
    statement, ordering = block.statement, plan.ordering
    if by is None and block.planner.guard is not None:
        statement.conditions.append(block.planner.guard)
    if page.cursor is not None:
        place = ordering.place(page)
        give = (lambda index, value: CursorKey(index)) if by is None else (lambda index, value: value)
        statement.conditions.append(ordering.beyond(statement.table, page, place, give))

    def sort(table: Any) -> Any:
        return ordering.sorting(table, page)

    if by is None:
        limit = bindparam(None, Size(), type_=Integer(), unique=True)
        plan.prepared = block.prepared(lambda made: statement.page(sort, limit))
    else:
        keys = Keys.of(Key(), getattr(statement.table, by).type, block.planner.dialect)
        plan.prepared = block.prepared(lambda made: statement.pages(keys, by, sort, page.size + 1))
    prepared = plan.prepared
    plan.parts = [
        (key, name, block.writer.rows(made, prepared) if name in ("nodes", "edges") else made)
        for key, name, made in plan.parts
    ]


def _facets(block: "Block", connection: Any, fields: list[Asked], by: str | None) -> Iterable[FacetPlan]:
    """The counts by value that are asked for: a statement for each field."""
    for each in fields:
        if each.name == "facets":
            emit = block.planner.emitter.of(connection.fields["facets"].type, each.nodes)
            wanted = facets_of(block.source, block.statement.table, each.arguments["by"], block.planner.reading)
            yield FacetPlan(each.key, emit, [
                (facet, prepare(block.statement.facet(facet.column, Key(), by), block.planner.dialect)) for facet in wanted
            ])  # fmt: skip
