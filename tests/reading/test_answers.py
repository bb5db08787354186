"""Lists asked by answers: what a filter finds, an order sorts and a facet counts is what `data` shows, planned and executed."""

from collections import Counter
from decimal import Decimal
from typing import Any

import orjson
from tests.reading.test_lists import asked, constant
from tests.reading.ways import Ways, both_ways
from tests.rights.programme import CIRCLES

from avustin_core.demo.people import USERS
from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.lists.asked import Ask, OfAnswers
from avustin_schema.sources import Source

OFFICIAL = next(user.token for user in USERS if user.group == "official")
APPLICANT = next(user.token for user in USERS if user.group == "applicant")


async def test_a_filter_finds_those_whose_data_fit(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        for of, viewer in zip(listed(ways), (OFFICIAL, APPLICANT), strict=True):
            shown = await data_of(ways, of, viewer)
            assert await found(ways, {of.name: {}}, viewer) == set(shown)
            for ask in {ask.asks.kind.conditions: ask for ask in of.fields.values()}.values():  # one of each kind
                await part(ways, of, ask, {id: data[ask.name] for id, data in shown.items()}, viewer)
        assert await found(ways, {of.name: {}}, "") == set()


def listed(ways: Ways) -> list[OfAnswers]:
    """What the installed programmes list of applications."""
    return list(Source.known["Application"].asked.where(ways.avustin.registry).answers.values())


async def data_of(ways: Ways, of: OfAnswers, viewer: str) -> dict[str, dict[str, Any]]:
    """The listed answers of the form by application, as the viewer sees them."""
    fields = f"data {{ ... on {of.type_name} {{ __typename {' '.join(of.fields)} }} }}"
    return {each["id"]: each["data"] for each in await listing(ways, viewer, fields) if each["data"]}


async def found(ways: Ways, fits: Any, viewer: str) -> set[str]:
    """What a filter finds; its values are variables, so that one plan serves others too."""
    return {each["id"] for each in await listing(ways, viewer, fits=fits)}


async def listing(ways: Ways, viewer: str, fields: str = "", order: str = "", fits: Any = None) -> list[Any]:
    """All of a list: the first page both ways, the others planned."""
    given = f"first: 100, after: $at, filter: $fits{order}"
    shown = f"totalCount pageInfo {{ endCursor hasNextPage }} nodes {{ id {fields} }}"
    text = f"query ($at: String, $fits: ApplicationFilter) {{ applications({given}) {{ {shown} }} }}"
    page = (await asked(ways, text, {"at": None, "fits": fits}, viewer))["applications"]
    nodes = [*page["nodes"]]
    while page["pageInfo"]["hasNextPage"]:
        values = {"at": page["pageInfo"]["endCursor"], "fits": fits}
        page = orjson.loads(orjson.dumps(await ways.planned(text, values, viewer=viewer)))["applications"]
        nodes += page["nodes"]
    assert page["totalCount"] == len({each["id"] for each in nodes}) == len(nodes)
    return nodes


async def part(ways: Ways, of: OfAnswers, ask: Ask, values: dict[str, Any], viewer: str) -> None:
    """By a value that there is, by what isn't answered, and by a range."""

    async def fit(conditions: Any) -> set[str]:
        return await found(ways, {of.name: {ask.name: conditions}}, viewer)

    assert await fit({"isNull": True}) == {id for id, value in values.items() if value is None}
    value = next((each for each in values.values() if each is not None), None)
    if value is None:
        return
    if isinstance(value, list):
        fitting = {id for id, each in values.items() if each and value[0] in each}
        conditions: Any = {"includes": value[0]}
    else:
        fitting = {id for id, each in values.items() if each == value}
        conditions = {"equals": value}
    assert await fit(conditions) == fitting
    assert await found(ways, {of.name: {"not": {ask.name: conditions}}}, viewer) == set(values) - fitting
    if "from" in ask.asks.kind.conditions:
        least = {id for id, each in values.items() if each is not None and Decimal(each) >= Decimal(value)}
        assert await fit({"from": value}) == least
        assert await fit({"to": value}) == {id for id, each in values.items() if each is not None} - least | fitting


async def test_an_order_by_an_answer_pages_through_the_list_and_a_facet_counts_it(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        asked_by = Source.known["Application"].asked.where(ways.avustin.registry)
        for of in listed(ways):
            shown = await data_of(ways, of, OFFICIAL)
            for ask in [each for each in asked_by.orders if each.name.startswith(of.name)][:1]:
                await walk(ways, of, ask.name, shown)
            names = [name for name in asked_by.facets if name.startswith(of.name)]
            by = ", ".join(constant(name.replace(".", "_")) for name in names)
            text = f"{{ applications {{ totalCount facets(by: [{by}]) {{ field values {{ value label count }} }} }} }}"
            answer = (await asked(ways, text, viewer=OFFICIAL))["applications"]
            for name, facet in zip(names, answer["facets"], strict=True):
                answers = [each[name.rpartition(".")[2]] for each in shown.values()]
                answers += [None] * (answer["totalCount"] - len(shown))
                counted = Counter(orjson.dumps(each).decode().strip('"') for each in answers)
                assert {each["value"] or "null": each["count"] for each in facet["values"]} == counted
                assert all(bool(each["label"]) == each["value"].isupper() for each in facet["values"] if each["value"])


async def walk(ways: Ways, of: OfAnswers, name: str, shown: dict[str, Any]) -> None:
    """All pages, the greatest first: the numbers go down, and what has none comes last."""
    order = f", orderBy: [{{ field: {constant(name.replace('.', '_'))}, direction: DESC }}]"
    ids = [each["id"] for each in await listing(ways, OFFICIAL, order=order)]
    answers = [shown.get(id, {}).get(name.rpartition(".")[2]) for id in ids]
    there = [Decimal(each) for each in answers if each is not None]
    assert there == sorted(there, reverse=True)
    assert answers[len(there) :] == [None] * (len(ids) - len(there))


async def test_each_schema_of_a_process_asks_by_its_own_plugins(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        other = build(Registry([CIRCLES]))
        assert "digi2019" not in other.as_str()
        assert "piiritApplicationData" in other.as_str()
        assert other._schema.type_map["ApplicationFilter"] is not ways.schema._schema.type_map["ApplicationFilter"]

        of = listed(ways)[0]
        assert await found(ways, {of.name: {}}, OFFICIAL)
        assert "piiritApplicationData" not in ways.schema.as_str()
