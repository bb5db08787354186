"""A small programme that keeps the contract, and one broken copy of it for each promise."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import new_class
from typing import Any

from avustin_core.plugin import (
    PARTIES,
    RECIPIENT,
    REGISTER,
    Answers,
    ApplicationForm,
    Choice,
    Criterion,
    Fact,
    Finding,
    LegalBasis,
    LongText,
    Money,
    Period,
    Programme,
    ReportForm,
    Scale,
    Section,
    ShortText,
    Text,
    at_most_,
    check,
    computed,
    count,
    eligibility_rule,
    field,
    less,
    met,
    met_if,
    migrates,
    option,
    plus,
)


class Language(Choice):
    """The language of the matter."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


def label(fi: str, sv: str, **more: Any) -> Any:
    """A field that all see, with English."""
    said: dict[str, Any] = {"en": "In English", "visible": REGISTER} | more
    return field(fi=fi, sv=sv, **said)


class Rink(Section):
    """One rink."""

    name: ShortText = label("Kenttä", "Plan", visible=None)
    hours: int = label("Tunnit", "Timmar", visible=None, minimum=0, maximum=1000)


class Base(ApplicationForm):
    """What both versions ask."""

    title: ShortText = label("Hanke", "Projekt", fact=Fact.TITLE)
    language: Language = label("Asiointikieli", "Kontaktspråk", fact=Fact.LANGUAGE)
    applied: Money = label("Summa", "Belopp", fact=Fact.AMOUNT_APPLIED, minimum=1)
    period: Period = label("Milloin", "När", fact=Fact.PERIOD)
    rinks: list[Rink] = label("Kentät", "Planer", at_most=3)
    costs: Money = computed(
        plus(applied), fi="Kulut", sv="Kostnader", en="Costs", visible=PARTIES, fact=Fact.TOTAL_COSTS
    )
    small = check(holds=at_most_(applied, 1000), says=Text("Liikaa.", "För mycket."), about=[applied])


class First(Base, version="1.0", name="Application"):
    """With a question that was dropped."""

    old: ShortText | None = label("Vanha", "Gammal", required=False)


class Second(Base, version="1.1", name="Application"):
    """With one more text."""

    why: LongText | None = label("Miksi", "Varför", required=False)


@migrates("1.0", "1.1", form="Application", back=lambda answers: _renamed(answers, "why", "old"))
def renamed(answers: Answers) -> dict[str, object]:
    """What was old is why."""
    return _renamed(answers, "old", "why")


def _renamed(answers: Answers, before: str, after: str) -> dict[str, object]:
    return {after if name == before else name: value for name, value in answers.items()}


class Report(ReportForm, version="1.0"):
    """One page."""

    done: LongText = label("Mitä tehtiin", "Vad som gjordes", visible=RECIPIENT)


class Skating(Programme):
    """Grants for ice rinks."""

    code = "luistelu"
    name = Text("Luisteluavustus", "Skridskounderstöd")
    purpose = Text("Luistelu", "Skridskoåkning")
    legal_basis = LegalBasis("688/2001", Text("Valtionavustuslaki", "Statsunderstödslagen"))
    application_form = Second
    application_forms = (First, Second)
    report_forms = (Report,)
    migrations = (renamed,)
    criteria = (Criterion("USE", Text("Hyöty", "Nytta"), weight=Decimal(1), scale=Scale(0, 5)),)

    @eligibility_rule(Text("Tunteja on tarpeeksi", "Timmarna räcker"), about=[Base.rinks])
    def enough_hours(self, application: Base) -> Finding:
        """Some hours."""
        return met_if(sum(rink.hours for rink in application.rinks) >= 1)


def broken(**attributes: Any) -> type[Programme]:
    """The programme with these attributes instead of its own."""
    return new_class("Skating", (Skating,), {}, lambda body: body.update({"__module__": __name__, **attributes}))


def with_form(**declared: Any) -> type[Programme]:
    """The programme with one version of its form, in which these attributes (a kind and a field, or a check) are new."""
    fields = {name: value[1] if isinstance(value, tuple) else value for name, value in declared.items()}
    kinds = {name: value[0] for name, value in declared.items() if isinstance(value, tuple)}
    body = {"__module__": __name__, "__annotations__": kinds, **fields}
    form = new_class("Application", (Base,), {"version": "1.0"}, lambda namespace: namespace.update(body))
    return broken(application_form=form, application_forms=(form,), migrations=())


def with_rule(rule: Callable[..., Finding], about: tuple[Any, ...] = (Base.rinks,)) -> type[Programme]:
    """The programme with a rule more."""
    rule.__name__ = "odd"
    return broken(odd=eligibility_rule(Text("Outo", "Udda"), about=about)(rule))


def with_migration(move: Callable[[Answers], dict[str, object]], **more: Any) -> type[Programme]:
    """The programme with another migration."""
    return broken(migrations=(migrates("1.0", "1.1", form="Application", **more)(move),))


def without(name: str) -> type[Programme]:
    """The programme with a form that has only what isn't called that."""
    kept = {key: value for key, value in Base.__declarations__.items() if key not in (name, "costs")}
    body = {
        "__module__": __name__,
        "__annotations__": {key: each.annotation for key, each in kept.items()},
        **{key: label(each.label.fi, each.label.sv, fact=each.fact) for key, each in kept.items()},
    }
    form = new_class("Application", (ApplicationForm,), {"version": "1.0"}, lambda namespace: namespace.update(body))
    return broken(application_form=form, application_forms=(form,), migrations=(), rules=())


def by_the_day(self: object, application: Base) -> Finding:
    """Asks the clock."""
    return met_if(date.today() >= date(2019, 1, 1) and bool(application.rinks))


CALLS: list[int] = []


def by_turns(self: object, application: Base) -> Finding:
    """Finds something else each time."""
    CALLS.append(len(application.rinks))
    return met_if(len(CALLS) % 2 == 1)


def by_sorting(self: object, application: Base) -> Finding:
    """Changes what it is given."""
    application.rinks.append(application.rinks[0])
    return met()


def by_guessing(self: object, application: Base) -> Finding:
    """Decides on nothing."""
    return met()


#: what is broken, the test that must fail, and what it says after "luistelu: "
MUTATIONS: dict[str, tuple[type[Programme], str, str]] = {
    "no purpose": (broken(purpose=None), "nothing_of_it_stops_a_start", "isn't a Text – write purpose = Text(…)"),
    "a criterion's key": (
        broken(criteria=(Criterion("use", Text("Hyöty", "Nytta")),)), "names_fit", "criterion use: its key isn't like the others"
    ),
    "a field's name": (with_form(määrä=(int, label("Määrä", "Mängd"))), "names_fit", "Application.määrä: 'määrä' can't be a name"),
    "one language": (with_form(x=(int, label("Teksti", " "))), "texts_are", "Application.x label: the text lacks Swedish"),
    "untranslated": (
        with_form(x=(int, label("Sama", "Sama"))), "texts_are", "Finnish and Swedish are both 'Sama' – translate it, or put"
    ),
    "nobody sees": (with_form(x=(int, label("X", "Y", visible=None))), "every_field_says", "Application.x: says not who sees"),
    "no title": (without("title"), "core_facts", "Application: no field holds TITLE – mark one with fact=Fact.TITLE"),
    "undocumented": (with_form(x=(int, label("X", "Y", en=None))), "every_field_is_documented", "Application.x: is undocumented"),
    "unanswerable": (
        with_form(never=check(holds=less(Base.applied, 0), says=Text("Ei.", "Nej."), about=[Base.applied])),
        "each_form_can_be_answered", "Application: no good answers are found",
    ),
    "by the clock": (with_rule(by_the_day), "rules_are_pure", "Skating.odd: calls today(), which is no part of the answers"),
    "by turns": (with_rule(by_turns), "rules_are_pure", "MET and then "),
    "by sorting": (with_rule(by_sorting), "rules_are_pure", "Skating.odd: changes the answers that it is given"),
    "by guessing": (with_rule(by_guessing), "rules_are_undetermined", "Skating.odd: finds MET though nothing of rinks is answered"),
    "about nothing": (
        with_rule(lambda self, application: met_if(bool(application.rinks)), ()), "rules_are_undetermined",
        "Skating.odd: says not what it is about – write about=[",
    ),
    "leads nowhere": (
        with_form(lost=check(holds=at_most_(Base.applied, 5), says=Text("Ei.", "Nej."), about=[])), "problems_lead",
        "Application.lost: its problem leads to no field",
    ),
    "never broken": (
        with_form(idle=check(holds=at_most_(0, count(Base.rinks)), says=Text("Ei.", "Nej."), about=[Base.applied])),
        "each_check_can_be_broken", "Application.idle: no generated answers break it",
    ),
    "no migration": (broken(migrations=()), "migrations_take", "no migration from 1.0 to 1.1"),
    "not total": (
        with_migration(lambda answers: {"title": str(answers["title"])}), "migrations_take",
        "migration of Application from 1.0 to 1.1: fails with KeyError",
    ),
    "left behind": (with_migration(lambda answers: dict(answers)), "migrations_take", "leaves an answer in old"),
    "not restored": (
        with_migration(lambda answers: _renamed(answers, "old", "why"), back=lambda answers: {}), "migrations_take",
        "back= doesn't restore",
    ),
}  # fmt: skip
