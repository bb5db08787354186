"""Descriptors and the UI schema: what a front end needs to draw any form."""

import json
from datetime import date
from typing import Any

from tests.forms.examples import Everything

from avustin_core.forms import describe, describe_checks, spec_of, ui_schema
from avustin_core.plugin import Language

SPEC = spec_of(Everything)


def descriptor(*path: str, **settings: object) -> dict[str, Any]:
    (found,) = [each for each in describe(SPEC, settings) if each["path"] == list(path)]
    return found


def test_descriptors_are_plain_json_in_the_order_of_the_form() -> None:
    found = json.loads(json.dumps(describe(SPEC)))

    assert [each["order"] for each in found] == list(range(len(found)))
    assert [each["name"] for each in found][:3] == ["title", "names", "language"]


def test_a_descriptor_says_all_that_there_is_to_know() -> None:
    found = descriptor("themes")

    assert {name: found[name] for name in ("kind", "label", "required", "repeats", "computed")} == {
        "kind": "CHOICES",
        "label": {"fi": "Kohteet", "sv": "Objekt"},
        "required": True,
        "repeats": False,
        "computed": False,
    }
    assert found["options"][1] == {
        "name": "NEW_TECHNOLOGY",
        "label": {"fi": "Uudet teknologiat", "sv": "Ny teknik"},
        "help": None,
        "deprecated": False,
    }
    assert found["bounds"]["atLeast"] == 1
    assert found["visibleTo"]["audience"] == "REGISTER"
    assert "avustusrekisterissä" in found["visibleTo"]["description"]["fi"]


def test_conditions_and_formulas_name_fields_by_their_paths() -> None:
    assert descriptor("technologies")["visibleWhen"] == {
        "op": "includes",
        "field": ["themes"],
        "value": "NEW_TECHNOLOGY",
    }
    assert descriptor("costs", "*", "necessity")["visibleWhen"]["left"] == {
        "op": "field",
        "field": ["costs", "*", "category"],
    }
    assert descriptor("totalCosts")["formula"] == {"op": "total", "rows": ["costs"], "of": "amount"}


def test_a_bound_that_is_a_setting_is_resolved_where_it_is_set() -> None:
    assert descriptor("summary")["bounds"] == {
        "atLeast": None,
        "atMost": None,
        "minimum": None,
        "maximum": None,
        "limit": None,
        "settings": {"limit": "summary_limit"},
    }
    assert descriptor("summary", summary_limit=500)["bounds"]["limit"] == 500
    assert descriptor("period", projects_end_by=date(2021, 11, 30))["bounds"]["maximum"] == "2021-11-30"


def test_checks_are_described_with_their_legal_reference() -> None:
    found: Any = {each["key"]: each for each in describe_checks(SPEC)}

    assert found["at_most_85_per_cent"]["source"] == "893/2019 4 §"
    assert found["ends_in_time"]["severity"] == "WARNS"
    assert found["shares_add_up"]["about"] == [["parties"], ["applied"]]


def test_the_ui_schema_orders_groups_and_helps_in_one_language() -> None:
    found: Any = ui_schema(SPEC, Language.SV)

    assert found["ui:order"][:2] == ["title", "names"]
    assert found["ui:order"][-1] == "*"
    assert found["x-sections"] == [
        {"key": "project", "title": "Projekt", "help": None, "fields": ["title", "names"]},
        {"key": "money", "title": "Finansiering", "help": "Utan mervärdesskatt", "fields": ["costs", "totalCosts"]},
    ]
    assert found["summary"] == {"ui:widget": "textarea", "ui:help": "I korthet"}
    assert found["costs"]["items"]["key"] == {"ui:widget": "hidden"}
    assert found["totalCosts"] == {"ui:readonly": True}
    assert found["accounting"] == {"ui:widget": "checkbox"}
