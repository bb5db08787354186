"""A third programme, declared in a test: small general grants for associations, in a call that is always open."""

from collections.abc import Iterable
from decimal import Decimal

from avustin_core.plugin import (
    PARTIES,
    RECIPIENT,
    REGISTER,
    ApplicationForm,
    CallTemplate,
    Choice,
    Contact,
    Criterion,
    Fact,
    Finding,
    LegalBasis,
    LongText,
    Money,
    OrganisationKind,
    Period,
    Programme,
    ReportForm,
    Scale,
    Setting,
    SettingKind,
    ShortText,
    Text,
    computed,
    eligibility_rule,
    field,
    hookimpl,
    met_if,
    option,
    plus,
)
from avustin_core.plugin.programme import GrantType
from avustin_core.registry import Plugin

CODE = "kylien_pienavustukset"


class CaseLanguage(Choice):
    """The language of the matter."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class VillageApplication(ApplicationForm, version="1.0"):
    """One text, one sum, a language and a period."""

    title: ShortText = field(
        fi="Mihin avustusta haetaan", sv="Vad understödet söks för", visible=REGISTER, fact=Fact.TITLE, limit=100
    )
    language: CaseLanguage = field(fi="Asiointikieli", sv="Kontaktspråk", visible=PARTIES, fact=Fact.LANGUAGE)
    applied: Money = field(
        fi="Haettava summa", sv="Belopp som söks", visible=REGISTER, fact=Fact.AMOUNT_APPLIED,
        minimum=Decimal("100.00"), maximum=Decimal("2000.00"),
    )  # fmt: skip
    total_costs: Money = computed(
        plus(applied), fi="Kustannukset", sv="Kostnader", visible=PARTIES, fact=Fact.TOTAL_COSTS
    )
    period: Period = field(fi="Milloin", sv="När", visible=REGISTER, fact=Fact.PERIOD)


class VillageReport(ReportForm, version="1.0"):
    """One page."""

    what_was_done: LongText = field(fi="Mitä tehtiin", sv="Vad som gjordes", visible=RECIPIENT, limit=3000)


class VillageGrants(Programme):
    """Associations look after their villages."""

    code = CODE
    name = Text(fi="Kylien pienavustukset", sv="Små understöd för byar")
    purpose = Text(fi="Kyläyhdistysten toiminnan tukeminen", sv="Stöd för byföreningarnas verksamhet")
    legal_basis = LegalBasis("688/2001", Text(fi="Valtionavustuslaki", sv="Statsunderstödslagen"))
    grant_type = GrantType.GENERAL
    application_form = VillageApplication
    report_forms = (VillageReport,)
    criteria = (
        Criterion(
            key="USE_FOR_THE_VILLAGE", name=Text(fi="Hyöty kylälle", sv="Nytta för byn"), weight=Decimal(1),
            scale=Scale(0, 3),
        ),
    )  # fmt: skip
    settings = (
        Setting(
            key="report_due_in_days",
            name=Text(fi="Selvitys päivissä", sv="Redogörelse i dagar"),
            kind=SettingKind.INTEGER,
            default=60,
        ),
    )
    calls = (
        CallTemplate(
            key="rolling",
            title=Text(fi="Kylien pienavustukset", sv="Små understöd för byar"),
            summary=Text(fi="Haku on jatkuva.", sv="Utlysningen är fortlöpande."),
            instructions=Text(fi="Yhdistykset voivat hakea.", sv="Föreningar kan ansöka."),
            terms=Text(fi="Käytä avustus kylän hyväksi.", sv="Använd understödet för byn."),
            contact=Contact(Text(fi="Kylätiimi", sv="Byteamet"), email="kylat@ministerio.example"),
        ),
    )
    decision_texts = {
        "provisions": Text(fi="Valtionavustuslaki 7 §", sv="Statsunderstödslagen 7 §"),
        "conditions": Text(fi="Käytä avustus tarkoitukseensa.", sv="Använd understödet för sitt ändamål."),
        "report_duty": Text(fi="Anna selvitys.", sv="Lämna en redogörelse."),
        "right_of_audit": Text(fi="Viranomainen voi tarkastaa.", sv="Myndigheten kan granska."),
        "review_instructions": Text(fi="Oikaisua saa vaatia.", sv="Omprövning får begäras."),
    }

    @eligibility_rule(
        Text(fi="Hakija ei ole yksityishenkilö", sv="Sökanden är inte en privatperson"),
        source="haun ehdot",
        about=[VillageApplication.title],
    )
    def not_a_private_person(self, application: VillageApplication) -> Finding:
        """Bars a grant."""
        return met_if(application.applicant.kind is not OrganisationKind.PRIVATE_PERSON)


class VillagePlugin:
    """The plugin that a test brings."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        """Its one programme."""
        return [VillageGrants]


VILLAGES = Plugin("kylat", VillagePlugin())
