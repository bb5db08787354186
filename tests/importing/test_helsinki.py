"""Six real forms of a city become forms that load, validate and are kept: nothing of them is dropped unsaid."""

import ast
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.importing.helsinki import NAMES, document, form_class, imported, programme, translations
from tests.importing.leaves import pointers, questions

from avustin_core.faults import faults_of
from avustin_core.forms import FormSpec, json_schema, spec_of, ui_schema
from avustin_core.importing.words import plain
from avustin_core.plugin import Fact, Kind
from avustin_core.testing import example_of, references, right_answers, texts_in
from avustin_core.testing.agreeing import Agreement

OF_FILES = {
    "file_id",
    "fileName",
    "fileType",
    "integrationID",
    "isNewAttachment",
    "size",
}  #: Avustin's documents have it
YES_AND_NO = {"boolean.yes", "boolean.no"}
each_form = pytest.mark.parametrize("name", NAMES)


def spec(name: str) -> FormSpec:
    """The structure of an imported form."""
    return spec_of(form_class(name))


def listed(name: str) -> str:
    """All that stands in the list, in one line."""
    return " ".join(imported(name).list())


@each_form
def test_it_is_a_form_that_a_programme_starts_with(name: str) -> None:
    assert [str(each) for each in faults_of(programme(name), name)] == []
    assert "TODO" not in imported(name).code.partition("\n# Imported by")[0]


@each_form
def test_its_json_schema_and_ui_schema_are_right(name: str) -> None:
    for language in ("fi", "sv"):
        schema: Any = json_schema(spec(name), language)
        Draft202012Validator.check_schema(schema)
        drawn = set(ui_schema(spec(name), language)) - {"ui:order", "x-sections"}
        assert drawn == {each.name for each in spec(name).fields}


@each_form
def test_generated_answers_are_accepted_by_server_and_schema_alike(name: str) -> None:
    example = example_of(programme(name), form_class(name))
    agreement = Agreement(spec(name), {}, references(example.applicant))

    @given(right_answers(spec(name), example.answers))
    @settings(max_examples=10, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def agree(values: dict[str, Any]) -> None:
        assert [str(each) for each in agreement.disagreements(values)] == []

    assert example.wrong == ()
    assert agreement.validator.is_valid(example.answers)
    agree()


@each_form
def test_every_question_of_the_source_is_asked_or_listed(name: str) -> None:
    found = imported(name)

    left = {
        path for path in questions(document(name, "schema")) if path not in found.paths and path[-1] not in OF_FILES
    }

    assert {path for path in left if path[-1] not in listed(name)} == set()
    assert len(found.paths) > len(left)


@each_form
def test_every_text_of_the_source_is_said_or_listed(name: str) -> None:
    known = translations(name)
    fields = list(spec(name).walk())
    said = "\n".join(
        text.fi for text in texts_in(*((e.label, e.help, e.step, *(o.label for o in e.options)) for e in fields))
    )

    left = [
        (pointer, value)
        for each in ("schema", "ui")
        for pointer, value in pointers(document(name, each))
        if value in known and value not in YES_AND_NO and pointer not in imported(name).listed[each]
        if plain(known[value]["fi"]) not in said
    ]

    assert [(pointer, value) for pointer, value in left if plain(known[value]["en"]) not in listed(name)] == []


@each_form
def test_the_source_reads_as_if_somebody_had_written_it(name: str) -> None:
    code = imported(name).code
    classes = [each for each in ast.parse(code).body if isinstance(each, ast.ClassDef)]

    assert all(ast.get_docstring(each) for each in classes)
    assert max(len(line) for line in code.splitlines()) <= 132
    assert not re.search(r"_(section|step|fieldset|radios)\b", code.partition("\n# Imported by")[0])


def test_conditions_sums_facts_periods_and_choices_are_what_the_source_meant() -> None:
    art, sport = spec("kuva_projekti"), spec("liikunta_tapahtuma")
    basis = next(each for each in art.walk() if each.name == "projectAccessibility" or each.name == "accessibility")
    costs = art.with_fact(Fact.TOTAL_COSTS)
    period, how = sport.with_fact(Fact.PERIOD), sport.at(("eventInfo", "equalityHow"))
    prior = spec("yleisavustushakemus").at(("priorBenefitsUsage", "haveReceivedPriorCompensations"))

    assert "at_least_(KuvaProjektiBeginning.subventions, 5000)" in imported("kuva_projekti").code
    assert basis.kind is Kind.SECTION
    assert costs is not None
    assert costs.computed is not None
    assert len(list(costs.computed.fields())) == 11  # nine sums, and the table of other costs with its column
    assert period is not None
    assert (period.name, period.label.sv) == ("eventDate", "Evenemangets tidpunkt")
    assert how is not None
    assert (how.kind, how.bounds.limit, how.when and how.when.to_json()["op"]) == (Kind.LONG_TEXT, 1000, "equals")
    assert prior is not None
    assert [each.name for each in prior.options] == ["NO", "YES"]
