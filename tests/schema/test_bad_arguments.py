"""Garbage in any place of any mutation's input, and in any id: refused with a code, never a masked error."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import reduce
from typing import Any

import pytest
from tests.schema.allowing import is_allowed
from tests.schema.asking import faults, refusals
from tests.schema.nasty import deep
from tests.schema.staging import INPUTS, Stage
from tests.schema.undoing import undoing
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

Place = tuple[str | int, ...]
Garbage = dict[Place, Any]
UNKNOWN = "QXBwbGljYXRpb246MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA"  #: an application that isn't there
STRINGS = ["a\0b", "\ud800", 5, "1" * 40]
TEXTS = ["0001-01-01T00:00:00+23:59", UNKNOWN, ""]
NUMBERS = [2**31, 2**31 - 1, "5"]
ANYTHING = ["a\0b", 5, {"nope": 1}, None, [[]], deep(300)]
LOOKING_ASIDE = {"previewCallForm", "publishCallForm"}
#: what the demonstration alone does, in tests/demo; a file comes in tests/attachments
ELSEWHERE = {"setClock", "resetDemo", "forceFailures", "uploadDocument"}
ERRORS = "errors { ... on UserError { code message path } }"
TYPES = """
{
  mutation: __type(name: "Mutation") {
    fields { name args { type { ofType { name } } } type { ofType { fields { name } } } }
  }
}
"""


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where inputs are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


@pytest.fixture(scope="module")
async def documents(stage: Stage) -> dict[str, str]:
    """For each mutation the document that runs it."""
    return await documents_of(stage)


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
    return NUMBERS if isinstance(value, int) else ANYTHING


async def documents_of(stage: Stage) -> dict[str, str]:
    """For each mutation a document that runs it and asks for its errors only, those of its items too."""
    fields = (await stage.me.send(TYPES))["data"]["mutation"]["fields"]
    return {each["name"]: _document_of(each) for each in fields}


def _document_of(mutation: Json) -> str:
    name, input = mutation["name"], mutation["args"][0]["type"]["ofType"]["name"]
    payload = {each["name"] for each in mutation["type"]["ofType"]["fields"]}
    items = f"results {{ {ERRORS} }} " if "results" in payload else ""
    return f"mutation Errors($input: {input}!) {{ {name}(input: $input) {{ {items}{ERRORS} }} }}"


class Trying:
    """One mutation, with garbage in places of an input that it would take."""

    def __init__(self, stage: Stage, name: str, document: str) -> None:
        self._stage, self._name, self._make, self._document = stage, name, INPUTS[name], document
        self.input: Json = {}
        self.found: list[tuple[Garbage, list[str]]] = []

    async def begin(self) -> None:
        """Makes what the mutation is about."""
        self.input = await self._make(self._stage)

    async def refused(self, garbage: Garbage) -> list[Json]:
        """What refuses the input with garbage in those places."""
        input = reduce(lambda made, place: replaced(made, place, garbage[place]), garbage, self.input)
        answer = await self._stage.me.send(self._document, {"input": input})
        if wrong := [*faults(answer), *silent(answer)]:
            self.found.append((garbage, wrong))
        return refusals(answer)

    @asynccontextmanager
    async def _undoing(self) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """What undoes what was done; where an operation reads beside its transaction, it is made anew."""
        if self._name in LOOKING_ASIDE:
            yield self.begin
            return
        async with undoing(self._stage.world.avustin) as meanwhile:
            yield meanwhile.undo

    async def all_that_is_taken(self) -> Garbage:
        """By each place the last that it took, by itself and undone; but for other texts, where one is taken: all at once."""
        took: Garbage = {}
        async with self._undoing() as undo:

            async def taken(garbage: Garbage) -> bool:
                if await self.refused(garbage):
                    return False
                await undo()
                took.update(garbage)
                return True

            strings = []
            for place in places(self.input):
                for value in nasty_for(at(self.input, place)):
                    await taken({place: value})
                if isinstance(at(self.input, place), str):
                    strings.append(place)
            free = [place for place in strings if place in took]
            for text in TEXTS:
                together = bool(free) and await taken(dict.fromkeys(free, text))
                for place in strings:
                    if not (together and place in free):
                        await taken({place: text})
        return took

    async def keep(self, garbage: Garbage) -> None:
        """The same in earnest: what is beside one another at once; or each by itself, where that isn't taken."""
        if garbage and not await self.refused(garbage):
            await self.begin()
        elif len(garbage) > 1:
            for place, value in garbage.items():
                await self.keep({place: value})


async def test_every_mutation_is_tried(documents: dict[str, str]) -> None:
    assert set(documents) - ELSEWHERE == set(INPUTS)


@pytest.mark.parametrize("name", INPUTS)
async def test_garbage_in_any_place_of_an_input_is_refused_or_taken_and_what_actions_allow_is_done(
    stage: Stage, documents: dict[str, str], name: str
) -> None:
    trying = Trying(stage, name, documents[name])
    await trying.begin()

    took = await trying.all_that_is_taken()
    holders = [place for place in reversed(took) if isinstance(at(trying.input, place), dict | list)]
    await trying.keep({place: took[place] for place in took if place not in holders})
    await trying.keep({place: took[place] for place in holders})
    allowed = await is_allowed(stage, name, trying.input)
    refused = await trying.refused({})

    assert trying.found == []
    assert allowed
    assert refused == []


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
