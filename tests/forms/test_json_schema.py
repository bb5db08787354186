"""JSON Schema: it follows the conditions, never refuses what the server accepts, and lists what it leaves to it."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema
from jsonschema import Draft202012Validator
from tests.forms.examples import ANSWERS, REFERENCES, Everything
from tests.forms.generated import answers, one_answer

from avustin_core.forms import Reading, json_schema, read, replace, spec_of
from avustin_core.plugin import Language

SPEC = spec_of(Everything)
SCHEMA = json_schema(SPEC, Language.FI)
VALIDATOR = Draft202012Validator(SCHEMA)
RULES: Any = SCHEMA["x-server-rules"]
LISTED = {(rule["ruleKey"], tuple(rule["path"])) for rule in RULES}
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def reading(values: dict[str, Any]) -> Reading:
    return read(SPEC, values, REFERENCES)


def test_it_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Hankkeen nimi"), ("sv", "Projektets namn"), ("en", "Name of the project")]
)
def test_titles_are_in_the_language_asked_for(language: str, title: str) -> None:
    properties: Any = json_schema(SPEC, language)["properties"]

    assert properties["title"]["title"] == title


def test_it_accepts_answers_without_fault() -> None:
    VALIDATOR.validate(ANSWERS)


def test_a_field_that_is_shown_later_is_asked_then() -> None:
    themes = ANSWERS | {"themes": ["NEW_TECHNOLOGY"]}

    assert [error.message for error in VALIDATOR.iter_errors(themes)] == ["'technologies' is a required property"]
    assert VALIDATOR.is_valid(themes | {"technologies": ["AI"]})
    assert not VALIDATOR.is_valid(themes | {"technologies": ["ROBOTICS"]})
    assert VALIDATOR.is_valid(themes | {"technologies": ["ROBOTICS"], "robots": 3})


def test_nothing_in_it_answers_for_the_applicant() -> None:
    required: Any = SCHEMA["required"]
    properties: Any = SCHEMA["properties"]

    assert properties["language"]["oneOf"] == [{"enum": ["FI"], "title": "suomi"}, {"enum": ["SV"], "title": "ruotsi"}]
    assert '"default"' not in json.dumps(SCHEMA)
    assert "accounting" in required
    assert "built" not in required
    assert ("REQUIRED", ("built",)) in LISTED


def test_what_is_hidden_may_hold_anything() -> None:
    assert VALIDATOR.is_valid(ANSWERS | {"technologies": "what was typed before"})


def test_rows_have_conditions_of_their_own() -> None:
    row = {"key": "z", "category": "LICENCES", "year": 2020, "amount": "1"}

    assert not VALIDATOR.is_valid(ANSWERS | {"costs": [row]})
    assert VALIDATOR.is_valid(ANSWERS | {"costs": [row | {"necessity": "Tarpeen"}]})
    assert VALIDATOR.is_valid(ANSWERS | {"costs": [row | {"category": "STAFF"}]})


def test_a_field_of_another_name_is_refused() -> None:
    assert not VALIDATOR.is_valid(ANSWERS | {"titel": "Väärä"})


@settings(max_examples=1000, deadline=None, suppress_health_check=SLOW)
@given(one_answer(SPEC))
def test_it_never_refuses_one_answer_that_the_server_accepts_nor_leaves_a_refusal_unlisted(
    value: dict[str, Any],
) -> None:
    agree(ANSWERS | value)
    agree(replace(SPEC, {}, ANSWERS | value))


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(one_answer(SPEC), one_answer(SPEC), one_answer(SPEC))
def test_nor_several(one: dict[str, Any], other: dict[str, Any], third: dict[str, Any]) -> None:
    agree(ANSWERS | one | other)
    agree(ANSWERS | one | other | third)


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(st.one_of(answers(SPEC), answers(SPEC, spoiled=1)))
def test_nor_whole_answers(values: dict[str, Any]) -> None:
    agree(values)


def agree(values: dict[str, Any]) -> None:
    """What the server accepts is valid; what is valid and not accepted is listed."""
    found = reading(values)
    if not found.blocking:
        event("accepted")
        assert list(VALIDATOR.iter_errors(values)) == []
    elif VALIDATOR.is_valid(values):
        event("valid, and refused by the server")
        assert unlisted(found) == []


PLAIN = sorted(each.name for each in SPEC.fields if each.group is None and each.computed is None and each.when is None)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(PLAIN), st.data())
def test_what_is_made_from_the_schema_is_accepted_or_listed(name: str, data: st.DataObject) -> None:
    properties: Any = SCHEMA["properties"]
    if "object" in properties[name]["type"]:
        return  # hypothesis-jsonschema 0.23 can't make objects with this hypothesis
    tried = ANSWERS | {name: data.draw(from_schema(properties[name]))}

    agree(tried)


def unlisted(found: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """The problems that `x-server-rules` says nothing of."""
    problems = [(str(problem.rule_key), generic(problem.path)) for problem in found.problems]
    return [(key, path) for key, path in problems if not {(key, path), (key, path[:-1])} & LISTED]


def generic(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path with '*' for the keys of rows."""
    rows = {each.name for each in SPEC.fields if each.repeats}
    return (path[0], "*", *path[2:]) if path[0] in rows and len(path) > 1 else path
