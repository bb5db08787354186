"""JSON Schema: it follows the conditions, never refuses what the server accepts, and lists what it leaves to it."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema
from jsonschema import Draft202012Validator
from tests.forms.examples import ANSWERS, REFERENCES, Everything

from avustin_core.forms import References, json_schema, spec_of
from avustin_core.plugin import Language
from avustin_core.testing import answers, references
from avustin_core.testing.agreeing import Agreement
from avustin_core.testing.seeking import unmet

SPEC = spec_of(Everything)
SCHEMA = json_schema(SPEC, Language.FI)
VALIDATOR = Draft202012Validator(SCHEMA)
RULES: Any = SCHEMA["x-server-rules"]
LISTED = {(rule["ruleKey"], tuple(rule["path"])) for rule in RULES}
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

KIT = references()
FOUND = References(
    {**KIT.organisations, **REFERENCES.organisations}, {**KIT.municipalities, **REFERENCES.municipalities},
    {**KIT.documents, **REFERENCES.documents}, REFERENCES.applicant,
)  # fmt: skip
SHOWING: dict[str, Any] = {
    "themes": ["NEW_TECHNOLOGY"], "technologies": ["ROBOTICS"], "robots": 3, "otherTheme": "Jokin",
    "account": {"holder": "Kunta", "iban": "FI2112345600000785"}, "partner": "o2", "private": "0", "realised": "5",
    "decided": "2020-01-01", "plan": "d1", "annexes": ["d1"], "explained": "x",
}  # fmt: skip


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


def test_server_schema_and_lists_agree_on_whatever_is_answered() -> None:
    agreement = Agreement(SPEC, {}, FOUND)

    @settings(max_examples=500, deadline=None, suppress_health_check=SLOW)
    @given(answers(SPEC, ANSWERS))
    def agree(values: dict[str, Any]) -> None:
        assert list(agreement.disagreements(values)) == []

    agree()


def test_every_rule_of_the_list_is_met_by_answers_that_the_schema_takes() -> None:
    agreement = Agreement(SPEC, {"projects_end_by": date(2021, 11, 30), "summary_limit": 50}, FOUND)
    example = ANSWERS | SHOWING

    assert unmet(agreement, example) == []


PLAIN = sorted(each.name for each in SPEC.fields if each.group is None and each.computed is None and each.when is None)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(PLAIN), st.data())
def test_what_is_made_from_the_schema_is_accepted_or_listed(name: str, data: st.DataObject) -> None:
    properties: Any = SCHEMA["properties"]
    if "object" in properties[name]["type"]:
        return  # hypothesis-jsonschema 0.23 can't make objects with this hypothesis
    tried = ANSWERS | {name: data.draw(from_schema(properties[name]))}

    assert list(Agreement(SPEC, {}, FOUND).disagreements(tried)) == []
