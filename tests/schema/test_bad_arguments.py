"""Garbage in any place of any mutation's input, and in any id: refused with a code, never a masked error."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.schema.asking import faults, refusals
from tests.schema.nasty import deep
from tests.schema.staging import INPUTS, Stage
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

Place = tuple[str | int, ...]
UNKNOWN = "QXBwbGljYXRpb246MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA"  #: an application that isn't there
ANYTHING = ["a\0b", 5, {"nope": 1}, None]
STRINGS = ["a\0b", "\ud800", "", 5, UNKNOWN, "1" * 40, "0001-01-01T00:00:00+23:59"]
NUMBERS = [2**31, 2**31 - 1, "5"]
#: what the demonstration alone does, in tests/demo; a file comes in tests/attachments
ELSEWHERE = {"setClock", "resetDemo", "forceFailures", "uploadDocument"}
TYPES = """
{ mutation: __type(name: "Mutation") { fields { name args { type { ofType { name } } } } } }
"""


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where inputs are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every place of an input that holds a value, those that hold others too."""
    if at:
        yield at
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield from places(below, (*at, step))


def replaced(value: Any, at: Place, by: Any) -> Any:
    """The input with another value in one place."""
    if not at:
        return by
    copy = value.copy()
    copy[at[0]] = replaced(copy[at[0]], at[1:], by)
    return copy


def at(value: Any, place: Place) -> Any:
    """What stands in a place."""
    for step in place:
        value = value[step]
    return value


def nasty_for(value: Any) -> list[Any]:
    """What to try instead of a value."""
    if isinstance(value, str):
        return STRINGS
    return NUMBERS if isinstance(value, int) else [*ANYTHING, [[]], deep(300)]


def document_of(name: str, types: dict[str, str], operation: str = "Errors") -> str:
    """A document that runs a mutation and asks for its errors only."""
    return (
        f"mutation {operation}($input: {types[name]}!) "
        f"{{ {name}(input: $input) {{ errors {{ ... on UserError {{ code message path }} }} }} }}"
    )


async def input_types(stage: Stage) -> dict[str, str]:
    """The input type of each mutation."""
    fields = (await stage.me.send(TYPES))["data"]["mutation"]["fields"]
    return {each["name"]: each["args"][0]["type"]["ofType"]["name"] for each in fields}


async def test_every_mutation_is_tried(stage: Stage) -> None:
    assert set(await input_types(stage)) - ELSEWHERE == set(INPUTS)


@pytest.mark.parametrize("name", INPUTS)
async def test_garbage_in_any_place_of_an_input_is_refused_or_taken_and_what_is_meant_is_done(
    stage: Stage, name: str
) -> None:
    types = await input_types(stage)
    document = document_of(name, types)
    input = await INPUTS[name](stage)

    found: list[tuple[Place, Any, list[str]]] = []
    for place in places(input):
        for value in nasty_for(at(input, place)):
            answer = await stage.me.send(document, {"input": replaced(input, place, value)})
            if wrong := [*faults(answer), *silent(answer)]:
                found.append((place, str(value)[:40], wrong))
            if "errors" not in answer and not refusals(answer):
                input = await INPUTS[name](stage)

    answer = await stage.me.send(document, {"input": input})

    assert found == []
    assert "errors" not in answer, answer["errors"]
    assert refusals(answer) == []


def silent(answer: Json) -> list[str]:
    """Refusals without a sentence."""
    return [f"says nothing: {each['code']}" for each in refusals(answer) if not each["message"].strip()]


@pytest.mark.parametrize("id", ["", "x", "åäö", "AAAA", UNKNOWN, "UHJvZ3JhbW1lOm5vcGU", "\0", "x" * 50_000, "Tm9kZTow"])
async def test_an_id_that_leads_nowhere_is_null(world: World, id: str) -> None:
    document = """query ($id: ID!) {
      application(id: $id) { id } call(id: $id) { id } decision(id: $id) { id } report(id: $id) { id }
      organisation(id: $id) { id } appropriation(id: $id) { id } node(id: $id) { id } nodes(ids: [$id, $id]) { id }
    }"""

    answer = await world.omnipotent.send(document, {"id": id})

    assert "errors" not in answer, answer["errors"]
    assert answer["data"].pop("nodes") == [None, None]
    assert set(answer["data"].values()) == {None}


@pytest.mark.parametrize("id", ["", "x", "AAAA", "UHJvZ3JhbW1lOm5vcGU", "\0", "\ud800"])
async def test_a_filter_by_an_id_of_something_else_finds_nothing(world: World, id: str) -> None:
    for asked in ("applications", "decisions", "register", "reports"):
        filter = "{ call: { id: { equals: $id } } }"
        document = f"query ($id: ID!) {{ {asked}(filter: {filter}) {{ totalCount nodes {{ id }} }} }}"

        answer = await world.omnipotent.send(document, {"id": id})

        assert answer == {"data": {asked: {"totalCount": 0, "nodes": []}}}


@pytest.mark.parametrize("text", ["", "a\0b", "%", "_", "x" * 50_000, "'; --", "\u202e"])
async def test_any_text_may_be_searched_for(world: World, text: str) -> None:
    document = """query ($text: String!) {
      organisations(filter: { name: { contains: $text }, businessId: { equals: $text } }) { nodes { id } }
      applicationByReference(reference: $text) { id }
      programme(code: $text) { id }
      register(filter: { programme: { code: { equals: $text } }, businessId: { in: [$text] } }) { nodes { id } }
    }"""

    answer = await world.omnipotent.send(document, {"text": text})

    assert faults(answer) == []
