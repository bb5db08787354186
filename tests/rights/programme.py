"""A programme whose form has an answer for each circle of readers, each with a text that is found nowhere else."""

from collections.abc import Iterable

from avustin_core.plugin import (
    OFFICIALS,
    PARTICIPANTS,
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
    Participant,
    Participants,
    Period,
    Programme,
    ReportForm,
    Role,
    Scale,
    ShortText,
    Text,
    computed,
    eligibility_rule,
    field,
    hookimpl,
    met_if,
    named_roles,
    option,
    plus,
    secret,
)
from avustin_core.registry import Plugin

CODE = "piirit"
NAME = Text(fi="Piirit", sv="Kretsar")


class Tongue(Choice):
    """The language of the matter."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class TakingPart(Participant):
    """A row that also holds what is only for the one who takes part."""

    note: ShortText = field(fi="Huomautus", sv="Anmärkning", visible=PARTICIPANTS)


class Circles(ApplicationForm, version="1.0"):
    """One answer for each circle."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    purpose: LongText = field(fi="Käyttötarkoitus", sv="Ändamål", visible=REGISTER, fact=Fact.PURPOSE)
    language: Tongue = field(fi="Kieli", sv="Språk", visible=PARTIES, fact=Fact.LANGUAGE)
    applied: Money = field(fi="Summa", sv="Belopp", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    total_costs: Money = computed(plus(applied), fi="Menot", sv="Kostnader", visible=PARTIES, fact=Fact.TOTAL_COSTS)
    period: Period = field(fi="Aika", sv="Tid", visible=REGISTER, fact=Fact.PERIOD)
    participants: Participants[TakingPart] = field(fi="Osallistujat", sv="Deltagare", visible=PARTIES, at_least=1)
    for_parties: LongText = field(fi="Asianosaisille", sv="Till parterna", visible=PARTIES, listed=True)
    for_officials: LongText = field(fi="Virkamiehille", sv="Till tjänstemännen", visible=OFFICIALS)
    for_preparers: LongText = field(fi="Valmistelijoille", sv="Till beredarna", visible=named_roles(Role.PREPARER))
    in_secret: LongText = field(
        fi="Salaa", sv="Hemligt", visible=secret(ground="JulkL 24 § 1 mom. 20 k", roles=(Role.RAPPORTEUR,))
    )


class Told(ReportForm, version="1.0"):
    """One page."""

    done: LongText = field(fi="Mitä tehtiin", sv="Vad som gjordes", visible=RECIPIENT)


class ToldBefore(ReportForm, version="1.0"):
    """One page, earlier."""

    done_so_far: LongText = field(fi="Mitä on tehty", sv="Vad som gjorts", visible=RECIPIENT)


class CirclesProgramme(Programme):
    """Grants whose applications hold secrets."""

    code = CODE
    name = NAME
    purpose = NAME
    legal_basis = LegalBasis("688/2001", Text(fi="Valtionavustuslaki", sv="Statsunderstödslagen"))
    application_form = Circles
    report_forms = (Told, ToldBefore)
    criteria = (Criterion(key="USE", name=Text(fi="Hyöty", sv="Nytta"), scale=Scale(0, 3)),)
    calls = (CallTemplate("open", NAME, NAME, NAME, NAME, contact=Contact(NAME, email="piirit@ministerio.example")),)
    decision_texts = dict.fromkeys(
        ("provisions", "conditions", "report_duty", "right_of_audit", "review_instructions"), NAME
    )

    @eligibility_rule(Text(fi="On haettu", sv="Har sökts"), source="haun ehdot", about=[Circles.applied])
    def something_is_applied(self, application: Circles) -> Finding:
        """Always met."""
        return met_if(application.applied >= 0)


class CirclesPlugin:
    """The plugin that these tests bring."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        """Its one programme."""
        return [CirclesProgramme]


CIRCLES = Plugin("piirit", CirclesPlugin())
