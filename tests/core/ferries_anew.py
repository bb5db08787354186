"""The ferries' form in a second version: a question that moved, one that is gone, one that is narrower and one that is new."""

from collections.abc import Iterable
from typing import ClassVar

from tests.core.ferries import Cost, Ferries, FerryForm, FerryReport, Theme, Tongue

from avustin_core.plugin import (
    OFFICIALS,
    PARTICIPANTS,
    PARTIES,
    REGISTER,
    Answers,
    ApplicationForm,
    Attachment,
    Fact,
    Finding,
    LongText,
    Money,
    Participant,
    Period,
    Programme,
    Role,
    Setting,
    SettingKind,
    ShortText,
    Text,
    computed,
    eligibility_rule,
    field,
    hookimpl,
    met_if,
    migrates,
    named_roles,
    total,
)
from avustin_core.plugin.kinds import Participants
from avustin_core.registry import Plugin, Registry

LATEST = Setting("latest", Text(fi="Viimeinen vuosi", sv="Sista året"), SettingKind.INTEGER, default=2021)


class SecondFerry(ApplicationForm, version="1.1", name="FerryForm"):
    """Without the contact; the plan has another name, and one object is enough."""

    form_title: ClassVar[Text] = Text(fi="Lossihakemus", sv="Ansökan om färja")

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    works: LongText = field(fi="Työt", sv="Arbeten", visible=PARTIES, required=False)
    language: Tongue = field(fi="Kieli", sv="Språk", visible=REGISTER, fact=Fact.LANGUAGE)
    applied: Money = field(fi="Haettu", sv="Ansökt", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    period: Period = field(fi="Aika", sv="Tid", visible=REGISTER, fact=Fact.PERIOD)
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", visible=OFFICIALS)
    total_costs: Money = computed(
        total(costs, Cost.amount), fi="Yhteensä", sv="Totalt", visible=REGISTER, fact=Fact.TOTAL_COSTS
    )
    themes: list[Theme] = field(fi="Kohde", sv="Objekt", visible=PARTIES, at_most=1)
    members: Participants[Participant] = field(fi="Osallistujat", sv="Deltagare", visible=PARTICIPANTS, required=False)
    year: int = field(fi="Käyttöönotto", sv="Ibruktagning", visible=PARTIES, maximum=LATEST)
    convicted: ShortText = field(fi="Rangaistukset", sv="Straff", visible=named_roles(Role.PREPARER), required=False)
    drawing: Attachment = field(fi="Piirros", sv="Ritning", visible=PARTIES, required=False)


def _renamed(answers: Answers, before: str, after: str) -> dict[str, object]:
    return {after if name == before else name: value for name, value in answers.items()}


@migrates("1.0", "1.1", form="FerryForm")
def plan_is_works(answers: Answers) -> dict[str, object]:
    """The plan goes to the works; whom to ask and the robots aren't asked."""
    if answers.get("title") == "Hajoava":
        raise KeyError("tests of what fails")
    kept = {name: value for name, value in answers.items() if name not in ("contact", "robots")}
    return _renamed(kept, "plan", "works")


class FerriesAnew(Programme):
    """The programme with both versions."""

    code = Ferries.code
    name = Ferries.name
    purpose = Ferries.purpose
    legal_basis = Ferries.legal_basis
    application_form = SecondFerry
    application_forms = (FerryForm, SecondFerry)
    report_forms = (FerryReport,)
    settings = (LATEST,)
    migrations = (plan_is_works,)

    @eligibility_rule(
        Text(fi="Vähintään kaksi kuntaa", sv="Minst två kommuner"), source="haun ehdot", about=[SecondFerry.members]
    )
    def several(self, application: SecondFerry) -> Finding:
        return met_if(len(application.municipalities()) >= 2, otherwise=Text(fi="Yksi kunta.", sv="En kommun."))

    @eligibility_rule(Text(fi="Työt on kerrottu", sv="Arbetena är beskrivna"), about=[SecondFerry.works], bars=False)
    def described(self, application: SecondFerry) -> Finding:
        return met_if(len(application.works) > 3)


class FerryPluginAnew:
    """The plugin in its next release."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        return [FerriesAnew]


def ferries_anew() -> Registry:
    """A registry with the programme in its next release."""
    return Registry([Plugin("ferries", FerryPluginAnew())])
