"""Reading: every kind of field, problems all at once, what is hidden, and a typed form for rules."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.examples import ANSWERS, REFERENCES, Everything, Technology, Theme

from avustin_core.forms import MISSING, Problem, ProblemCode, Reading, References, json_schema, read, spec_of, value_at
from avustin_core.plugin import (
    PARTIES,
    Language,
    Participant,
    Participants,
    Period,
    ReportForm,
    Severity,
    Unanswered,
    field,
)
from avustin_core.testing import answers
from avustin_core.testing.values import JUNK

SPEC = spec_of(Everything)


def reading(values: dict[str, object], **call: object) -> Reading:
    return read(SPEC, values, REFERENCES, call)


def problem(values: dict[str, object], **call: object) -> Problem:
    (found,) = reading(values, **call).problems
    return found


def test_answers_without_fault_have_no_problems() -> None:
    assert reading(ANSWERS).problems == ()


def test_nothing_answered_asks_for_all_that_is_required_at_once() -> None:
    found = {(each.code, each.path) for each in reading({}).problems}

    required = (
        "title names language summary period themes businessId municipality parties costs applied accounting built"
    )
    assert found == {(ProblemCode.REQUIRED, (name,)) for name in required.split()} | {
        (ProblemCode.REQUIRED, ("contact", "name")),
        (ProblemCode.REQUIRED, ("contact", "email")),
    }


def test_a_problem_names_the_field_and_the_remedy_in_three_languages() -> None:
    found = problem({name: value for name, value in ANSWERS.items() if name != "title"})

    assert found.to_json() == {
        "code": "REQUIRED",
        "severity": "BLOCKS",
        "message": {
            "fi": "Täytä kohta ”Hankkeen nimi”.",
            "sv": "Fyll i ”Projektets namn”.",
            "en": "Fill in “Name of the project”.",
        },
        "path": ["title"],
        "pointer": "/title",
        "ruleKey": "REQUIRED",
        "legalReference": None,
        "params": {},
    }


def test_a_problem_in_a_row_has_the_key_in_its_path_and_the_index_in_its_pointer() -> None:
    rows: Any = [
        {"key": "x", "category": "STAFF", "year": 2020, "amount": "1000"},
        {"key": "k7", "year": 2020, "amount": "100"},
    ]

    found = problem(ANSWERS | {"costs": rows})

    assert (found.path, found.pointer) == (("costs", "k7", "category"), "/costs/1/category")
    assert found.message.fi == "Täytä kohta ”Kustannukset, rivi 2: Kustannuslaji”."
    assert found.message.sv == "Fyll i ”Kostnader, rad 2: Kostnadsslag”."


WRONG: list[tuple[str, object, str, tuple[str, ...]]] = [
    ("title", 12, "UNREADABLE", ()),
    ("title", "x" * 201, "TOO_LONG", ()),
    ("title", "nolla\x00", "CONTROL_CHARACTER", ()),
    ("names", "pelkkä teksti", "UNREADABLE", ()),
    ("names", {"en": "Only English"}, "REQUIRED", ("fi",)),
    ("names", {"sv": "x" * 201}, "TOO_LONG", ("sv",)),
    ("language", "EN", "NOT_AN_OPTION", ()),
    ("period", {"starts": "2020-01-01"}, "REQUIRED", ("ends",)),
    ("period", {"starts": "2020-01-01", "ends": "30.11.2021"}, "UNREADABLE", ("ends",)),
    ("period", {"starts": "2020-02-30", "ends": "2021-11-30"}, "UNREADABLE", ("starts",)),
    ("period", {"starts": "2021-01-01", "ends": "2020-01-01"}, "PERIOD_ORDER", ()),
    ("period", {"starts": "2019-07-31", "ends": "2020-01-01"}, "BELOW_MINIMUM", ("starts",)),
    ("themes", ["SERVICES", "SERVICES"], "DUPLICATE", ()),
    ("themes", ["services"], "NOT_AN_OPTION", ()),
    ("themes", "SERVICES", "UNREADABLE", ()),
    ("businessId", "0201256-7", "BUSINESS_ID_CHECK_DIGIT", ()),
    ("businessId", "12", "BUSINESS_ID_FORM", ()),
    ("municipality", "091", "MUNICIPALITY_NOT_FOUND", ()),
    ("partner", "o9", "ORGANISATION_NOT_FOUND", ()),
    ("partner", ["o1"], "ORGANISATION_NOT_FOUND", ()),
    ("contact", "Erkki", "UNREADABLE", ()),
    ("contact", {"name": "Erkki", "email": "erkki@"}, "EMAIL_FORM", ("email",)),
    ("contact", {"name": "Erkki", "email": "erkki@kunta.example", "phone": "ei ole"}, "PHONE_FORM", ("phone",)),
    ("account", {"holder": "Kunta", "iban": "FI21 1234 5600 0007 86"}, "IBAN_CHECK_DIGITS", ("iban",)),
    ("account", {"holder": "Kunta", "iban": "tili"}, "IBAN_FORM", ("iban",)),
    ("account", {"holder": "Kunta"}, "REQUIRED", ("iban",)),
    ("realised", "101", "ABOVE_MAXIMUM", ()),
    ("realised", "12,", "UNREADABLE", ()),
    ("private", 0.5, "UNREADABLE", ()),
    ("decided", "huomenna", "UNREADABLE", ()),
    ("accounting", False, "MUST_BE_CONFIRMED", ()),
    ("built", "kyllä", "UNREADABLE", ()),
    ("plan", "png", "MEDIA_TYPE", ()),
    ("plan", "d9", "DOCUMENT_NOT_FOUND", ()),
    ("annexes", ["d1", "d1"], "DUPLICATE", ()),
    ("annexes", ["d1", "d2", "png"], "TOO_MANY", ()),
]


@pytest.mark.parametrize(("name", "typed", "code", "below"), WRONG)
def test_each_kind_of_field_says_what_is_wrong_with_it(
    name: str, typed: object, code: str, below: tuple[str, ...]
) -> None:
    found = problem(ANSWERS | {name: typed})

    assert (found.code, found.path, found.severity) == (code, (name, *below), Severity.BLOCKS)
    assert not re.search("[{}]", found.message.fi + found.message.sv + str(found.message.en))


def test_the_length_of_a_text_may_be_a_setting_of_the_call() -> None:
    assert problem(ANSWERS | {"summary": "12345"}, summary_limit=4).params == {"length": 5, "limit": 4}
    assert reading(ANSWERS | {"summary": "12345"}, summary_limit=None).problems == ()


def test_participants_have_one_lead_and_no_organisation_twice() -> None:
    row = {"organisation": "o1", "role": "LEAD", "share": "425", "committed": True}
    rows = [row, row | {"organisation": "o2"}, row | {"role": "OTHER", "share": 0}]

    found = [(each.code, each.path) for each in reading(ANSWERS | {"parties": rows}).problems]

    assert found == [
        (ProblemCode.ONE_LEAD, ("parties",)),
        (ProblemCode.PARTICIPANT_TWICE, ("parties", "r3", "organisation")),
    ]


def test_a_row_class_says_whether_there_is_a_lead() -> None:
    class Equal(Participant):
        one_lead: ClassVar[bool] = False

    class Network(ReportForm, version="1.0"):
        parties: Participants[Equal] = field(fi="Osapuolet", sv="Parter", visible=PARTIES)

    rows = [{"organisation": each, "role": "PARTNER", "share": "1", "committed": True} for each in ("o1", "o2")]

    assert read(spec_of(Network), {"parties": rows}, REFERENCES, {}).problems == ()
    rules: Any = json_schema(spec_of(Network), Language.EN)["x-server-rules"]
    assert "ONE_LEAD" not in {each["ruleKey"] for each in rules}


def test_a_check_is_put_to_its_first_field_with_its_key_and_legal_reference() -> None:
    found = {each.rule_key: each for each in reading(ANSWERS | {"applied": "851"}).problems}

    assert set(found) == {"at_most_85_per_cent", "shares_add_up"}
    assert found["at_most_85_per_cent"].path == ("applied",)
    assert found["at_most_85_per_cent"].legal_reference == "893/2019 4 §"


def test_a_check_on_a_setting_that_is_not_set_says_nothing_and_a_warning_does_not_block() -> None:
    late = ANSWERS | {"period": {"starts": "2020-01-01", "ends": "2021-12-01"}}

    assert reading(late).problems == ()
    codes = {each.rule_key: each.blocks for each in reading(late, projects_end_by=date(2021, 11, 30)).problems}
    assert codes == {"ABOVE_MAXIMUM": True, "ends_in_time": False}


def test_equipment_counts_in_the_costs_and_not_in_what_is_eligible() -> None:
    rows = [
        {"category": "STAFF", "year": 2020, "amount": "999.99"},
        {"category": "EQUIPMENT", "year": 2020, "amount": "0.02"},
    ]

    found = reading(ANSWERS | {"costs": rows})

    assert found.computed == {
        ("totalCosts",): "1000.01",
        ("eligible",): "999.99",
        ("financing",): "850.00",
        ("share",): "85.00",
    }
    assert found.problems[0].rule_key == "at_most_85_per_cent"  # 85.0009 %, though it shows as 85.00


def test_a_hidden_answer_is_not_validated_and_not_read() -> None:
    found = reading(ANSWERS | {"technologies": "roskaa", "robots": "roskaa"})

    assert found.problems == ()
    assert found.hidden == {("technologies",), ("robots",), ("explained",), ("costs", "x", "necessity")}
    assert "technologies" not in found.values


def test_what_depends_on_a_hidden_answer_is_hidden_too() -> None:
    themes = {"technologies": ["ROBOTICS"], "robots": 11}

    assert reading(ANSWERS | themes | {"themes": ["NEW_TECHNOLOGY"]}).problems[0].path == ("otherTheme",)
    assert reading(ANSWERS | themes).problems == ()


def test_a_field_of_another_name_is_kept_and_a_problem() -> None:
    found = problem(ANSWERS | {"titel": "x"})

    assert (found.code, found.path, found.blocks) == (ProblemCode.UNKNOWN_FIELD, ("titel",), True)


def test_a_rule_gets_typed_values() -> None:
    form = reading(ANSWERS | {"themes": ["NEW_TECHNOLOGY"], "technologies": ["AI"]}).form

    assert isinstance(form, Everything)
    assert form.period == Period(date(2020, 1, 1), date(2021, 11, 30))
    assert form.themes == [Theme.NEW_TECHNOLOGY]
    assert form.technologies == [Technology.AI]
    assert form.costs[1].key == "y"
    assert form.costs[1].amount == Decimal(100)
    assert form.parties[0].organisation.name.fi == "Kunta o1"
    assert form.contact.email == "erkki@esimerkkila.example"
    assert form.applicant.id == "o1"
    assert [each.id for each in form.municipalities()] == ["o1", "o2"]


@pytest.mark.parametrize("name", ["title", "period", "themes", "technologies", "parties", "applied"])
def test_reading_what_is_not_answered_is_unanswered(name: str) -> None:
    form = reading({"applied": "12,"}).form

    with pytest.raises(Unanswered, match=name):
        getattr(form, name)


def test_what_may_be_left_out_reads_as_none_or_as_an_empty_list() -> None:
    form = reading({}).form

    assert isinstance(form, Everything)
    assert (form.private, form.partner, form.account, form.annexes) == (None, None, None, [])
    with pytest.raises(Unanswered):
        _ = form.contact.email


def test_a_joint_municipal_authority_is_no_municipality_and_other_participants_do_not_carry_out() -> None:
    row = {"role": "LEAD", "share": "1", "committed": True}
    rows = [row | {"organisation": "k1"}, row | {"organisation": "o2", "role": "OTHER"}]

    form = reading(ANSWERS | {"parties": rows}).form

    assert isinstance(form, Everything)
    assert [each.id for each in form.municipalities()] == ["o1"]


def test_a_sum_says_nothing_while_a_cell_of_it_cannot_be_read() -> None:
    row = {"category": "STAFF", "year": 2020, "amount": "900"}

    def sums(other: dict[str, object]) -> list[object]:
        found = reading(ANSWERS | {"costs": [row, other]}).computed
        return [found[("totalCosts",)], found[("eligible",)]]

    assert sums({"category": "STAFF"}) == ["900.00", "900.00"]
    assert sums({"amount": "100"}) == ["1000.00", "900.00"]
    assert sums({"category": "STAFF", "amount": "12,"}) == [None, None]
    assert sums({"category": "EQUIPMENT", "amount": "12,"}) == [None, "900.00"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(answers(SPEC), st.dictionaries(st.sampled_from([e.name for e in SPEC.fields]), JUNK)))
def test_whatever_is_stored_is_read_and_every_problem_has_a_place(values: dict[str, Any]) -> None:
    found = read(SPEC, values, References())

    for each in found.problems:
        top, *_ = each.path
        assert SPEC.group.field(top) is not None or top in values
        assert not re.search(r"\{[a-z_]+\}", each.message.fi) or value_at(values, each.path) is MISSING
        assert each.pointer.startswith("/")
