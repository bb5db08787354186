"""Declarations: what a class body may say, and the line that a mistake in it gets."""

from datetime import date
from typing import Any

import pytest
from tests.forms.examples import ENDS_BY, SUMMARY_LIMIT, CostRow, Everything, Theme

from avustin_core.forms import check_form, spec_of
from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    ApplicationForm,
    CallView,
    Choice,
    DeclarationError,
    Fact,
    Form,
    LongText,
    Money,
    Participant,
    Participants,
    Period,
    ReportForm,
    Role,
    Section,
    Setting,
    SettingKind,
    ShortText,
    Text,
    check,
    computed,
    equals,
    field,
    includes,
    less,
    named_roles,
    option,
    plus,
    secret,
    setting,
    total,
)

CALL = CallView("c1", "p", Text("Haku", "Utlysning"), settings={"least": 2})


class Base(ApplicationForm):
    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER)
    themes: list[Theme] = field(fi="Kohteet", sv="Objekt", visible=REGISTER)


class Inherits(Base, version="1.0", name="TheForm"):
    text: LongText = field(fi="Teksti", sv="Text", visible=PARTIES, when=includes(Base.themes, Theme.OTHER))
    title: LongText = field(fi="Pitkä nimi", sv="Långt namn", visible=REGISTER)


class InList(Section):
    total: Money = field(fi="Summa", sv="Summa", visible=PARTIES, listed=True)
    secret: ShortText = field(fi="Salaa", sv="Hemligt", visible=named_roles(Role.PREPARER), listed=True)
    period: Period = field(fi="Aika", sv="Tid", visible=PARTIES, listed=True)


class Listed(ApplicationForm, version="1.0"):
    costs: InList = field(fi="Menot", sv="Kostnader", visible=PARTIES)
    rows: list[InList] = field(fi="Rivit", sv="Rader", visible=PARTIES)
    costs_total: Money = field(fi="Menot", sv="Kostnader", visible=PARTIES, listed=True)


def test_what_lists_cant_be_asked_by_is_a_fault_with_the_field_and_the_remedy() -> None:
    told = [each for each in check_form(Listed) if "listed" in each]

    rows = "is in rows, of which there may be many: take listed= away, or ask outside of the rows"
    narrow = "is listed, and not all see it who see the list: make it visible=REGISTER or PARTIES, or take listed= away"
    kind = "lists can't be asked by PERIOD: take listed= away, or ask a plain question beside it"
    assert told == [
        "InList.total: is listed as costsTotal, and so is costs_total: rename one of them",
        f"InList.secret: {narrow}",
        f"InList.period: {kind}",
        f"InList.total: {rows}",
        f"InList.secret: {rows}",
        f"InList.secret: {narrow}",
        f"InList.period: {kind}",
        f"InList.period: {rows}",
        "Listed.costs_total: is listed as costsTotal, and so is total: rename one of them",
    ]


def test_a_form_without_fault_has_none() -> None:
    assert check_form(Everything, [ENDS_BY, SUMMARY_LIMIT]) == []


def test_a_field_of_the_class_is_its_declaration() -> None:
    assert repr(Everything.costs) == "Everything.costs"
    assert CostRow.amount.wire == "amount"  # type: ignore[attr-defined]


def test_a_form_has_what_its_base_declares_in_the_base_s_order() -> None:
    spec = spec_of(Inherits)

    assert (spec.name, spec.version) == ("TheForm", "1.0")
    assert [(each.name, each.label.fi) for each in spec.fields] == [
        ("title", "Pitkä nimi"),
        ("themes", "Kohteet"),
        ("text", "Teksti"),
    ]
    assert not [fault for fault in check_form(Inherits) if "Inherits.text" in fault]


def test_a_section_s_fields_are_seen_by_those_who_see_the_section() -> None:
    visible = {each.path: each.visible for each in spec_of(Everything).walk()}

    assert visible[("costs", "*", "amount")] == PARTIES


def test_an_option_s_value_is_its_name() -> None:
    assert (Theme.OTHER.value, Theme("OTHER").label.sv, f"{Theme.OTHER}") == ("OTHER", "Annat", "OTHER")


def test_an_option_must_say_its_label() -> None:
    with pytest.raises(DeclarationError, match=r"Bad\.A: write A = option"):

        class Bad(Choice):
            A = "a"


def test_a_field_without_declaration_or_kind_is_refused_by_name() -> None:
    with pytest.raises(DeclarationError, match=r"Silent\.title says nothing of itself"):

        class Silent(Form):
            title: ShortText

    with pytest.raises(DeclarationError, match=r"Kindless\.title has no kind"):

        class Kindless(Form):
            title = field(fi="Nimi", sv="Namn", visible=REGISTER)


@pytest.mark.parametrize("name", ["key", "version", "copy"])
def test_a_name_that_forms_have_themselves_is_refused(name: str) -> None:
    with pytest.raises(DeclarationError, match=rf"Bad\.{name}: forms have a {name} of their own: rename the field"):
        faults_of(**{name: (ShortText, asked())})


def test_a_float_is_not_exact_enough_for_an_expression() -> None:
    with pytest.raises(DeclarationError, match=r"0\.85 can't stand in an expression"):
        plus(Everything.applied, 0.85)


class Rows(Section):
    name: ShortText = field(fi="Nimi", sv="Namn")


def faults_of(**declared: tuple[Any, Any]) -> list[str]:
    """The faults of a report form with these fields."""
    annotations = {name: kind for name, (kind, _) in declared.items()}
    body = {name: value for name, (_, value) in declared.items()}
    make: Any = type(ReportForm)
    namespace = {"__annotations__": annotations, "__module__": __name__, **body}
    return check_form(make("Bad", (ReportForm,), namespace, version="1"), [])


def asked(**said: Any) -> Any:
    everything: dict[str, Any] = {"fi": "Kohta", "sv": "Punkt", "visible": REGISTER} | said
    return field(**everything)


THEMES = asked()
AMOUNT = asked()
OTHER_FORM = includes(Everything.themes, Theme.OTHER)
NO_OPTION = includes(THEMES, "OTHER")
NUMBER_AND_TEXT, NUMBER_AND_DATE = equals(AMOUNT, "x"), less(AMOUNT, date(2020, 1, 1))
SUM = computed(plus(1, 2), fi="Summa", sv="Summa", visible=REGISTER)
OTHER_ROWS = computed(total(Everything.costs, CostRow.amount), fi="Summa", sv="Summa", visible=REGISTER)
NOT_ROWS: Any = Participants[Rows]
MISTAKES: list[tuple[dict[str, tuple[Any, Any]], str]] = [
    ({"a": (ShortText, asked(visible=None))}, "Bad.a: says not who sees the answer: write visible="),
    ({"a": (ShortText, asked(sv=" "))}, "Bad.a: the label lacks Finnish or Swedish: write fi=… and sv=…"),
    ({"a": (ShortText, asked(help=Text("", "x")))}, "Bad.a: help lacks Finnish or Swedish"),
    ({"a": (float, asked())}, "Bad.a: <class 'float'> isn't a kind of field"),
    ({"a": (list[int], asked())}, "Bad.a: a row of <class 'int'> isn't possible: make it a subclass of Section"),
    ({"a": (NOT_ROWS, asked())}, "make it a subclass of Participant"),
    ({"a_b": (ShortText, asked()), "aB": (ShortText, asked())}, "two fields are called aB in answers"),
    ({"a": (ShortText, asked(at_least=1))}, "at_least= and at_most= count rows"),
    ({"a": (list[Theme], asked(at_least=3, at_most=2))}, "at_least=3 is more than at_most=2"),
    ({"a": (ShortText, asked(minimum=1))}, "minimum= and maximum= don't bound SHORT_TEXT"),
    ({"a": (int, asked(limit=1))}, "limit= is for text, and this is INTEGER"),
    ({"a": (ShortText, asked(must_be=True))}, "must_be= is for yes and no"),
    ({"a": (ShortText, asked(accepts=("image/*",)))}, "accepts= is for attachments"),
    ({"a": (Period, asked(fact=Fact.TITLE))}, "TITLE can't be PERIOD: make it SHORT_TEXT or LONG_TEXT or"),
    ({"a": (Theme, asked(fact=Fact.LANGUAGE))}, "LANGUAGE is chosen from FI and SV"),
    ({"a": (ShortText, asked(when=OTHER_FORM))}, "when=: Everything.themes can't be read here"),
    ({"t": (list[Theme], THEMES), "a": (ShortText, asked(when=NO_OPTION))}, "'OTHER' isn't an option of Theme"),
    ({"m": (Money, AMOUNT), "a": (ShortText, asked(when=NUMBER_AND_TEXT))}, "a number can't be compared with text"),
    ({"m": (Money, AMOUNT), "a": (ShortText, asked(when=NUMBER_AND_DATE))}, "can't be compared with a date"),
    ({"a": (ShortText, asked(when=plus(1, 1)))}, "when=: it gives a number where yes or no is needed"),
    ({"a": (ShortText, SUM)}, "a computed value can't be SHORT_TEXT"),
    ({"a": (Money, OTHER_ROWS)}, "has no rows to go over"),
    ({"a": (ShortText, asked(when=equals(setting("nowhere"), 1)))}, "setting nowhere is used and not declared"),
    ({"a": (ShortText, asked(limit=SUMMARY_LIMIT))}, "setting summary_limit is used and not declared"),
]


@pytest.mark.parametrize(("declared", "fault"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_remedy(declared: dict[str, tuple[Any, Any]], fault: str) -> None:
    found = faults_of(**declared)

    assert len(found) == 1
    assert fault in found[0]


def test_an_application_form_needs_its_core_facts_and_a_version() -> None:
    class Bare(ApplicationForm):
        title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER)

    assert check_form(Bare) == [
        'Bare has no version: write class Bare(…, version="1.0")',
        *(f"no field holds {fact}: mark one with fact=Fact.{fact}" for fact in ("TITLE", "AMOUNT_APPLIED", "LANGUAGE")),
    ]


def test_a_condition_that_comes_back_to_itself_is_found() -> None:
    class First(Form):
        a: bool = field(fi="A", sv="A", visible=REGISTER)
        b: bool = field(fi="B", sv="B", visible=REGISTER, when=equals(a, True))

    class Second(First, version="1"):
        a: bool = field(fi="A", sv="A", visible=REGISTER, when=equals(First.b, True))

    assert check_form(Second) == [f"{name} depends on itself: take one of its conditions away" for name in "ab"]


def test_a_check_about_an_unknown_field_is_found() -> None:
    class Checked(Form, version="1"):
        a: Money = field(fi="A", sv="A", visible=REGISTER)
        wrong = check(holds=less(a, 5), says=Text("x", ""), about=[Everything.title])

    assert check_form(Checked) == [
        "Checked.wrong: says= lacks Finnish or Swedish: write says=Text(fi=…, sv=…)",
        "Checked.wrong: Everything.title isn't a field of this form",
    ]


def test_who_sees_an_answer_is_told_in_words() -> None:
    told = named_roles(Role.DECIDER, Role.RAPPORTEUR).description
    hidden = secret(ground="JulkL 24 § 1 mom. 20 k", roles=(Role.DECIDER,))

    assert told.fi == "Tiedon näkevät hakija ja vain seuraavat käsittelijät: ratkaisija, esittelijä."
    assert hidden.ground == "JulkL 24 § 1 mom. 20 k"
    assert hidden.ground in hidden.description.sv


def test_a_text_falls_back_to_finnish_and_says_so() -> None:
    text = Text(fi="Haku", sv="Utlysning")

    assert (text.get("en"), text.language_of("en"), text.get("sv")) == ("Haku", "fi", "Utlysning")


def test_participants_may_have_fields_of_their_own() -> None:
    class Partner(Participant):
        task: ShortText = field(fi="Tehtävä", sv="Uppgift")

    class Joint(Form, version="1"):
        partners: Participants[Partner] = field(fi="Osallistujat", sv="Deltagare", visible=PARTIES)

    found = spec_of(Joint).participants

    assert found is not None
    assert [each.name for each in found.children] == ["organisation", "role", "share", "committed", "task"]
    assert check_form(Joint) == []


def test_a_setting_knows_its_kind_and_source() -> None:
    found = Setting("limit", Text("Raja", "Gräns"), SettingKind.INTEGER, source="haun ehdot")

    assert (found.default, str(found.source)) == (None, "haun ehdot")


def test_an_option_without_swedish_is_found() -> None:
    class Half(Choice):
        A = option(fi="A", sv="")

    assert faults_of(a=(Half, asked())) == ["Bad.a: option A lacks Finnish or Swedish: write fi=… and sv=…"]
