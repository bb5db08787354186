"""What front ends are given: a JSON Schema that takes good answers, and fields that can be drawn in two languages."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from avustin_core.forms import describe, json_schema, spec_of, ui_schema
from avustin_core.plugin import Language
from digi2019_tiedolla_johtaminen import KnowledgeManagement

SPEC = spec_of(KnowledgeManagement.application_form)
LANGUAGES = (Language.FI, Language.SV)
CONDITIONAL = "automationTargets"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_takes_an_application_in_good_order(language: Language, answers: dict[str, Any]) -> None:
    schema = json_schema(SPEC, language)

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(answers)) == []


def test_the_schema_wants_what_a_target_asks_for(answers: dict[str, Any]) -> None:
    schema = Draft202012Validator(json_schema(SPEC, Language.FI))
    [(name, condition)] = [(each.name, each.when) for each in SPEC.fields if each.name == CONDITIONAL]

    del answers[CONDITIONAL]

    assert condition is not None
    assert name in str([error.message for error in schema.iter_errors(answers)])


def test_titles_are_in_the_readers_language() -> None:
    finnish, swedish = (json_schema(SPEC, language)["properties"] for language in LANGUAGES)

    assert isinstance(finnish, dict)
    assert isinstance(swedish, dict)
    assert [name for name in finnish if finnish[name]["title"] == swedish[name]["title"]] == []


def test_fields_are_drawn_in_the_order_of_the_form() -> None:
    drawn = [path[0] for each in describe(SPEC) if isinstance(path := each["path"], list) and len(path) == 1]
    ordered = ui_schema(SPEC, Language.SV)["ui:order"]

    assert isinstance(ordered, list)
    assert [name for name in ordered if name != "*"] == drawn
