"""A programme of the tests of applying: a form with a field of each visibility, rules, a report and a veto."""

from collections.abc import Iterable
from typing import Any

from avustin_core.plugin import (
    OFFICIALS,
    PARTICIPANTS,
    PARTIES,
    RECIPIENT,
    REGISTER,
    ApplicationForm,
    Attachment,
    Choice,
    Email,
    Fact,
    Finding,
    LegalBasis,
    LongText,
    Money,
    Participant,
    Period,
    Programme,
    ReportForm,
    Role,
    Section,
    ShortText,
    Text,
    TransitionView,
    Veto,
    computed,
    eligibility_rule,
    field,
    hookimpl,
    includes,
    met_if,
    named_roles,
    option,
    total,
)
from avustin_core.plugin.kinds import Participants
from avustin_core.registry import Plugin, Registry


class Tongue(Choice):
    """The language of the matter."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Theme(Choice):
    """What is developed."""

    ROBOTS = option(fi="Robotit", sv="Robotar")
    MAPS = option(fi="Kartat", sv="Kartor")


class Cost(Section):
    """One cost."""

    name: ShortText = field(fi="Nimi", sv="Namn", required=False)
    amount: Money = field(fi="Euroa", sv="Euro")


class Contact(Section):
    """Whom to ask."""

    name: ShortText = field(fi="Nimi", sv="Namn")
    email: Email = field(fi="Sähköposti", sv="E-post", required=False)


class FerryForm(ApplicationForm, version="1.0"):
    """A form with a field of each visibility."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    plan: LongText = field(fi="Suunnitelma", sv="Plan", visible=PARTIES, required=False)
    language: Tongue = field(fi="Kieli", sv="Språk", visible=REGISTER, fact=Fact.LANGUAGE)
    applied: Money = field(fi="Haettu", sv="Ansökt", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    period: Period = field(fi="Aika", sv="Tid", visible=REGISTER, fact=Fact.PERIOD)
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", visible=OFFICIALS)
    total_costs: Money = computed(
        total(costs, Cost.amount), fi="Yhteensä", sv="Totalt", visible=REGISTER, fact=Fact.TOTAL_COSTS
    )
    themes: list[Theme] = field(fi="Kohteet", sv="Objekt", visible=PARTIES)
    robots: ShortText = field(fi="Robotit", sv="Robotar", visible=PARTIES, when=includes(themes, Theme.ROBOTS))
    members: Participants[Participant] = field(fi="Osallistujat", sv="Deltagare", visible=PARTICIPANTS, required=False)
    contact: Contact = field(fi="Yhteyshenkilö", sv="Kontaktperson", visible=OFFICIALS, required=False)
    convicted: ShortText = field(fi="Rangaistukset", sv="Straff", visible=named_roles(Role.PREPARER), required=False)
    drawing: Attachment = field(fi="Piirros", sv="Ritning", visible=PARTIES, required=False)


class FerryReport(ReportForm, version="1.0"):
    """What became of it."""

    results: LongText = field(fi="Tulokset", sv="Resultat", visible=RECIPIENT)
    statement: Attachment = field(
        fi="Tilintarkastajan lausunto", sv="Revisorns utlåtande", visible=RECIPIENT, accepts=("application/pdf",)
    )


class Ferries(Programme):
    """A programme of these tests."""

    code = "ferries"
    name = Text(fi="Lossit", sv="Färjor")
    purpose = Text(fi="Lossien uusiminen", sv="Förnyelse av färjor")
    legal_basis = LegalBasis("1/2019", Text(fi="Asetus", sv="Förordning"))
    application_form = FerryForm
    report_forms = (FerryReport,)

    @eligibility_rule(
        Text(fi="Vähintään kaksi kuntaa", sv="Minst två kommuner"), source="haun ehdot", about=[FerryForm.members]
    )
    def several(self, application: FerryForm) -> Finding:
        return met_if(len(application.municipalities()) >= 2, otherwise=Text(fi="Yksi kunta.", sv="En kommun."))

    @eligibility_rule(Text(fi="Suunnitelma on", sv="Planen finns"), about=[FerryForm.plan], bars=False)
    def planned(self, application: FerryForm) -> Finding:
        return met_if(len(application.plan) > 3)

    @eligibility_rule(Text(fi="Ei rangaistuksia", sv="Inga straff"), about=[FerryForm.convicted], bars=False)
    def unpunished(self, application: FerryForm) -> Finding:
        return met_if(application.convicted == "Ei")


class FerryPlugin:
    """The plugin of that programme. It refuses to hand in what is named so."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        return [Ferries]

    @hookimpl
    def avustin_before_transition(self, transition: TransitionView) -> Veto | None:
        view = transition.application
        if view and view.title == "Kielletty":
            return Veto("no_such_name", Text(fi="Nimi on kielletty", sv="Namnet är förbjudet"))
        return None


def ferries() -> Registry:
    """A registry with that programme."""
    return Registry([Plugin("ferries", FerryPlugin())])


def answers(**others: Any) -> dict[str, Any]:
    """Answers that can be handed in."""
    return {
        "title": "Lossi Saareen",
        "language": "SV",
        "applied": "8500.00",
        "period": {"starts": "2020-01-01", "ends": "2021-11-30"},
        "costs": [{"key": "k1", "name": "Palkat", "amount": "10000.00"}],
        "themes": ["MAPS"],
        **others,
    }
