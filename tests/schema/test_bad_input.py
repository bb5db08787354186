"""Bad input of every kind of field, by every road: kept and named as a problem, or refused; never a masked error."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.schema.asking import faults, refusals, untranslated
from tests.schema.every_kind import CODE, EVERY_KIND, TYPED, Everything
from tests.schema.nasty import KEPT, REFUSED
from tests.walks.client import Json
from tests.walks.scenes import applying, opening
from tests.walks.world import World

from avustin_core.forms import FieldSpec, spec_of
from avustin_core.plugin import Kind
from avustin_core.registry import Registry
from tests import registries

FIELDS = tuple(each for each in spec_of(Everything).fields if each.computed is None)
SAVE = """
mutation ($input: SaveApplicationInput!) {
  saveApplication(input: $input) {
    application { id revision draft { values } }
    problems { code path pointer message }
    conflicts { path }
    errors { ... on UserError { code path message } }
  }
}
"""
NOTHING: Json = {"saveApplication": {"application": None}}
Road = Callable[[dict[tuple[str, ...], Any]], Json]


class Saving(applying.Writing):
    """A draft that is saved; in Swedish too where that is looked at: what is said has nothing to do with the database."""

    def __init__(self, begun: applying.Writing, *, in_swedish: bool) -> None:
        super().__init__(begun.client, {"id": begun.id, "revision": begun.revision})
        self.in_swedish = in_swedish


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme with every kind of answer."""
    return registries.installed(EVERY_KIND)


@pytest.fixture(scope="module")
async def writing(world: World) -> Saving:
    """A draft in an open call of that programme."""
    now: Json = {"settings": [], "opensAt": None, "closesAt": None}
    appropriation = await opening.appropriate(world, "1000.00")
    draft = await opening.draft(world, CODE, template="now", appropriation=appropriation, criteria={}, **now)
    call = (await world.preparer.do("PublishCall", id=draft["id"], revision=draft["revision"]))["call"]
    begun = await applying.begin(world, world.signatory, call["id"], "esimerkkila")
    return Saving(begun, in_swedish=world.avustin.engine.dialect.name == "sqlite")


def by_changes(answers: dict[tuple[str, ...], Any]) -> Json:
    """One change for each answer."""
    return {"changes": [{"path": list(path), "value": value} for path, value in answers.items()]}


def by_values(answers: dict[tuple[str, ...], Any]) -> Json:
    """All answers in one object, rows with the keys of their paths."""
    values: Json = {}
    for (first, *rest), value in answers.items():
        if not rest:
            values[first] = value
        elif len(rest) == 1:
            values.setdefault(first, {})[rest[0]] = value
        else:
            rows = values.setdefault(first, [{"key": rest[0]}])
            rows[0][rest[1]] = value
    return {"values": values}


ROADS: dict[str, Road] = {"changes": by_changes, "values": by_values}
NESTED = tuple(
    (*start, each.name)
    for start, field in ((("section",), "section"), (("rows", "k1"), "rows"))
    for each in next(one for one in FIELDS if one.name == field).children
)


async def save(writing: Saving, road: Json) -> tuple[Json, Json]:
    """The save in Finnish, and once more in Swedish, where that is looked at."""
    finnish = await save_once(writing, road)
    return finnish, await save_once(writing, road, "sv") if writing.in_swedish else {}


async def save_once(writing: Saving, road: Json, language: str = "fi") -> Json:
    """The whole answer to a save."""
    variables = {"input": {"id": writing.id, "baseRevision": writing.revision, "answers": road}}
    answer = await writing.client.speaking(language).send(SAVE, variables)
    application = ((answer.get("data") or {}).get("saveApplication") or {}).get("application")
    writing.revision = application["revision"] if application else writing.revision
    return answer


@pytest.mark.parametrize("value", KEPT.values(), ids=KEPT.keys())
@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS.keys())
async def test_what_was_typed_is_kept_and_named(writing: Saving, road: Road, value: Any) -> None:
    typed: dict[tuple[str, ...], Any] = {(each.name,): value for each in FIELDS}

    finnish, swedish = await save(writing, road(typed))

    assert faults(finnish) == []
    payload = finnish["data"]["saveApplication"]
    assert payload["errors"] == []
    kept = payload["application"]["draft"]["values"]
    assert {name: written for name, written in kept.items() if not same(written, value)} == {}
    named = {problem["path"][0] for problem in payload["problems"]}
    assert [each.name for each in FIELDS if each.name not in named and not is_fine(each, value)] == []
    assert untranslated(finnish, swedish) == []


@pytest.mark.parametrize("value", KEPT.values(), ids=KEPT.keys())
@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS.keys())
async def test_what_was_typed_in_sections_and_rows_is_kept(writing: Saving, road: Road, value: Any) -> None:
    await save_once(writing, {"values": {}})

    finnish, swedish = await save(writing, road(dict.fromkeys(NESTED, value)))

    assert faults(finnish) == []
    payload = finnish["data"]["saveApplication"]
    assert payload["errors"] == []
    kept = payload["application"]["draft"]["values"]
    part = dict.fromkeys(("name", "amount", "number", "day", "sure", "colour"), value)
    assert same(kept, {"section": part, "rows": [{"key": "k1", **part}]})
    assert untranslated(finnish, swedish) == []


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS.keys())
async def test_what_no_database_keeps_is_refused_with_the_place(writing: Saving, road: Road, value: Any) -> None:
    for each in FIELDS:
        finnish, swedish = await save(writing, road({(each.name,): value}))

        assert (each.name, faults(finnish)) == (each.name, [])
        assert {error["code"] for error in refusals(finnish)} <= {"INVALID_INPUT", "BAD_REQUEST"}
        assert len(refusals(finnish)) == 1
        assert (finnish.get("data") or NOTHING)["saveApplication"]["application"] is None
        assert untranslated(finnish, swedish) == []


async def test_what_is_written_in_the_document_itself_is_kept_or_refused(writing: Saving) -> None:
    for literal in (
        "1" * 40,
        "1" * 5000,
        "1e400",
        '"\\u0000"',
        "[" * 150 + "]" * 150,
        "{a: {a: {a: $nope}}}",
        "NOPE",
        "1.5",
    ):
        document = SAVE.replace("$input: SaveApplicationInput!", "$id: ID!, $revision: Int!").replace(
            "input: $input",
            f"input: {{id: $id, baseRevision: $revision, answers: {{values: {{shortText: {literal}}}}}}}",
        )

        answer = await writing.client.send(document, {"id": writing.id, "revision": writing.revision})

        assert (literal, faults(answer)) == (literal, [])
        application = ((answer.get("data") or NOTHING)["saveApplication"] or {}).get("application")
        writing.revision = application["revision"] if application else writing.revision


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_typed_input_is_kept_or_refused_by_its_type(writing: Saving, field: FieldSpec) -> None:
    await save_once(writing, {"values": {}})
    for name, value in (*list(KEPT.items())[::2], *REFUSED.items()):
        answer = await save_once(writing, {TYPED: {field.name: value}})

        assert (name, faults(answer)) == (name, [])
        payload = (answer.get("data") or {}).get("saveApplication")
        if payload and not payload["errors"]:
            kept = payload["application"]["draft"]["values"].get(field.name)
            problem = field.name in {problem["path"][0] for problem in payload["problems"]}
            assert (name, problem or is_fine(field, kept)) == (name, True)


async def test_typed_input_is_refused_in_the_readers_language(writing: Saving) -> None:
    for field in FIELDS:
        finnish, swedish = await save(writing, {TYPED: {field.name: [{"nope": [5]}], "nope": 1}})

        assert (field.name, {each["code"] for each in refusals(finnish)}) == (field.name, {"BAD_USER_INPUT"})
        assert untranslated(finnish, swedish) == []


def same(kept: Any, typed: Any) -> bool:
    """Whether what is kept is what was typed; rows without a usable key were given one, and blanks hold nothing."""
    if isinstance(kept, dict) and isinstance(typed, dict):
        written = {name: value for name, value in typed.items() if name in kept or not is_blank(value)}
        names = {*kept, *written} - {"key"}
        return all(name in kept and name in written and same(kept[name], written[name]) for name in names)
    if isinstance(kept, list) and isinstance(typed, list):
        return len(kept) == len(typed) and all(map(same, kept, typed))
    if is_number(kept) and is_number(typed):
        return float(kept) == float(typed)  # as every reader of JSON has them
    return type(kept) is type(typed) and bool(kept == typed)


def is_number(value: Any) -> bool:
    """Whether it is a number of JSON."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_blank(value: Any) -> bool:
    """Whether nothing is written."""
    return isinstance(value, str) and not value.strip()


def is_fine(field: FieldSpec, value: Any) -> bool:
    """Whether a nasty value happens to be a good answer to a field of this kind."""
    text = isinstance(value, str) and not is_blank(value) and "\u0007" not in value
    match field.kind:
        case Kind.SHORT_TEXT:
            return text and len(value) <= 200
        case Kind.LONG_TEXT:
            return text and len(value) <= 4000
        case Kind.INTEGER:
            return type(value) is int and 1 <= value <= 10
        case Kind.MONEY | Kind.PERCENTAGE:
            return not isinstance(value, bool) and re.fullmatch(r"\d{1,2}(\.\d\d)?", str(value)) is not None
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.PHONE:
            return text and re.fullmatch(r"[\d-]{7,12}", value) is not None
        case _:
            return False
