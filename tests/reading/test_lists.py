"""Every list by every field that it is asked by: filters part it, orders page through it, facets count it; planned and executed."""

from collections.abc import Iterable
from typing import Any

import orjson
from tests.reading.ways import Ways, both_ways

from avustin_core.demo.people import USERS
from avustin_core.storage.sorting import sort_key
from avustin_core.work import Avustin
from avustin_schema.lists.asked import Ask
from avustin_schema.lists.kinds import BOOLEAN, Kind
from avustin_schema.reading.shared.marks import shape_of
from avustin_schema.rights.words import is_narrower
from avustin_schema.sources import Source

VIEWERS = ("", *(user.token for user in USERS))
GIVEN = {"String": '"kunta"', "ID": '"abc"', "Date": '"2020-05-18"', "DateTime": '"2020-05-18T09:00:00Z"'}


def lists(ways: Ways) -> list[tuple[str, Source]]:
    """The root fields that are pages, with the types that they are of."""
    query = ways.schema._schema.query_type
    assert query
    roots = (
        (name, field.extensions["strawberry-definition"].metadata.get("root")) for name, field in query.fields.items()
    )
    return [(name, Source.known[root.kind]) for name, root in roots if root and root.way == "page"]


async def asked(ways: Ways, query: str, variables: Any = None, viewer: str = "") -> Any:
    """What both ways answer."""
    assert await ways.both(query, variables, viewer=viewer) is None, query
    return orjson.loads(orjson.dumps(ways.answered))


def value_of(node: dict[str, Any]) -> Any:
    """What the answer shows of a field that lists are asked by."""
    shown = node["shown"]
    return shown if not isinstance(shown, dict) else shown["fi"]


def shown(ask: Ask) -> str:
    """The field with its value."""
    return f"shown: {ask.name}" + (" { fi }" if ask.asks.kind.name == "LocalizedText" else "")


def of_each_kind(source: Source, asks: Iterable[Ask], known: set[Any]) -> list[Ask]:
    """One field of each kind that wasn't met before; the rights' tests go through all of them."""
    kinds = {
        (each.asks.kind.name, each.is_nullable, is_narrower(source.rights.fields[each.name], source.rights)): each
        for each in asks
    }
    new = [each for kind, each in kinds.items() if kind not in known]
    known |= kinds.keys()
    return new


async def test_a_filter_parts_each_list_in_those_that_fit_and_the_rest(demonstration: Avustin) -> None:
    known: set[Any] = set()
    async with both_ways(demonstration) as ways:
        for field, source in lists(ways):
            for ask in of_each_kind(source, source.asked.fields.values(), known):
                await part(ways, USERS[0].token, field, ask)


async def part(ways: Ways, viewer: str, field: str, ask: Ask) -> None:
    """By the first value that there is."""
    page = f"{field}(first: 100, filter: $filter) {{ totalCount nodes {{ id {shown(ask)} }} }}"
    document = f"query ($filter: {ways.schema._schema.query_type.fields[field].args['filter'].type}) {{ {page} }}"  # type: ignore[union-attr]
    whole = (await asked(ways, document, viewer=viewer))[field]
    values = [value_of(each) for each in whole["nodes"]]
    value = next((each for each in values if each is not None), None)
    if value is None or len(str(value)) > 200:
        return
    fits = {ask.name: {"equals": value}}
    some = (await asked(ways, document, {"filter": fits}, viewer))[field]
    rest = (await asked(ways, document, {"filter": {"not": fits}}, viewer))[field]

    assert some["totalCount"] + rest["totalCount"] == whole["totalCount"], (field, ask.name)
    assert {value_of(each) for each in some["nodes"]} == {value}, (field, ask.name)
    assert value not in [value_of(each) for each in rest["nodes"]], (field, ask.name)


async def test_each_condition_of_a_name_of_its_own_has_a_plan_whoever_asks(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        shapes = {shape_of(actor): viewer for viewer, actor in ways.viewers.items()}
        for field, source in lists(ways):
            for name, condition in source.asked.conditions.items():
                for viewer in shapes.values():
                    await both_values(ways, viewer, field, name, condition.kind)


async def both_values(ways: Ways, viewer: str, field: str, name: str, kind: Kind) -> None:
    """Yes and no, which are two statements; a value of other kinds is a parameter."""
    filters = f"{{ {name}: true }}", f"{{ {name}: false }}"
    if kind is not BOOLEAN:
        filters = (f"{{ {name}: {given(kind)} }}",) * 2
    yes, no = (f"{field}(first: 5, filter: {each}) {{ totalCount nodes {{ id }} }}" for each in filters)

    await asked(ways, f"{{ yes: {yes} no: {no} }}", viewer=viewer)


def given(kind: Kind) -> str:
    """A value of a kind, as a document has it."""
    return GIVEN.get(kind.name) or next(iter(kind.type)).name


async def test_each_order_pages_through_the_whole_list_both_ways(demonstration: Avustin) -> None:
    known: set[Any] = set()
    async with both_ways(demonstration) as ways:
        for field, source in lists(ways):
            for ask in of_each_kind(source, source.asked.orders, known):
                for direction in ("ASC", "DESC"):
                    await walk(ways, USERS[0].token, field, ask, direction)


async def walk(ways: Ways, viewer: str, field: str, ask: Ask, direction: str) -> None:
    """Two pages from either end, and back from the second to the first."""
    order = f"orderBy: [{{ field: {constant(ask.name)}, direction: {direction} }}]"
    page = f"pageInfo {{ startCursor endCursor }} nodes {{ id {shown(ask)} }}"
    forwards = f"query ($at: String) {{ {field}(first: 6, after: $at, {order}) {{ {page} }} }}"
    backwards = f"query ($at: String) {{ {field}(last: 6, before: $at, {order}) {{ {page} }} }}"
    for there, back, begins, ends in (
        (forwards, backwards, "startCursor", "endCursor"), (backwards, forwards, "endCursor", "startCursor"),
    ):  # fmt: skip
        first = (await asked(ways, there, {"at": None}, viewer))[field]
        if len(first["nodes"]) < 6:
            continue
        if there is forwards and ask.asks.kind.name in ("String", "LocalizedText"):
            texts = [each for each in map(value_of, first["nodes"]) if each is not None]
            assert texts == sorted(texts, key=sort_key, reverse=direction == "DESC"), (field, order)
        second = (await asked(ways, there, {"at": first["pageInfo"][ends]}, viewer))[field]
        if second["nodes"]:
            again = (await asked(ways, back, {"at": second["pageInfo"][begins]}, viewer))[field]
            assert again["nodes"] == first["nodes"], (field, order)
        assert not {each["id"] for each in first["nodes"]} & {each["id"] for each in second["nodes"]}


def constant(name: str) -> str:
    """A field's name as a value of an enum."""
    return "".join(f"_{each}" if each.isupper() else each.upper() for each in name)


async def test_facets_count_what_the_list_counts(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        for viewer in VIEWERS[:2]:
            for field, source in lists(ways):
                if source.asked.facets:
                    by = [constant(name) for name in source.asked.facets][:10]
                    facets = f"facets(by: [{', '.join(by)}]) {{ field values {{ value label count }} }}"
                    answer = (await asked(ways, f"{{ {field} {{ totalCount {facets} }} }}", viewer=viewer))[field]
                    for facet in answer["facets"]:
                        if len(facet["values"]) < 100:
                            assert sum(each["count"] for each in facet["values"]) == answer["totalCount"], (
                                field,
                                facet,
                            )


async def test_ids_are_read_as_the_schema_says_them(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        assert await asked(ways, '{ nodes(ids: "abc") { id } }') == {"nodes": [None]}
        assert await asked(ways, "{ nodes(ids: [5]) { id } organisation(id: 5) { id } }") == {
            "nodes": [None],
            "organisation": None,
        }


async def test_a_value_of_what_the_viewer_doesnt_see_takes_no_others_place(demonstration: Avustin) -> None:
    query = "query ($filter: AssignmentFilter) { assignments(filter: $filter) { totalCount } }"
    unseen = {"declaration": {"declaredAt": {"from": "2019-09-19T16:15:00+03:00"}, "explanation": {"contains": "a"}}}
    seen = {"call": {"assessmentClosesAt": {"from": "2019-09-19T16:15:00+03:00"}}}
    async with both_ways(demonstration) as ways:
        for viewer in VIEWERS:
            await asked(ways, query, {"filter": unseen | seen}, viewer)
            await asked(ways, query, {"filter": {"or": [unseen, seen]}}, viewer)
