"""A programme of the tests' own, with its plugin, and what is done to its calls."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from avustin_core.access import Actor
from avustin_core.calls.models import Call
from avustin_core.calls.operations import cancel_call, create_call, publish_call, update_call
from avustin_core.calls.values import CallValues
from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    ApplicationForm,
    CallTemplate,
    Choice,
    Contact,
    Criterion,
    Fact,
    LegalBasis,
    Money,
    Period,
    Programme,
    ReportForm,
    Role,
    Scale,
    Setting,
    SettingKind,
    ShortText,
    Text,
    TransitionView,
    Veto,
    field,
    hookimpl,
    option,
)
from avustin_core.work import Avustin, Work

Someone = Callable[..., Awaitable[Actor]]
SYSTEM = Actor(name="the test itself", roles=frozenset({(Role.ADMINISTRATOR, None)}))
NOON = datetime(2019, 8, 1, 12, tzinfo=UTC)
CLOSES = datetime(2019, 9, 19, 13, 15, tzinfo=UTC)


class CaseLanguage(Choice):
    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Application(ApplicationForm, version="1.0"):
    """A form of the facts alone."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    language: CaseLanguage = field(fi="Kieli", sv="Språk", visible=PARTIES, fact=Fact.LANGUAGE)
    period: Period = field(fi="Aika", sv="Tid", visible=PARTIES, fact=Fact.PERIOD)
    total: Money = field(fi="Kustannukset", sv="Kostnader", visible=PARTIES, fact=Fact.TOTAL_COSTS)
    applied: Money = field(fi="Haetaan", sv="Ansöks", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)


class FinalReport(ReportForm, version="1.0"):
    """What was done."""

    results: ShortText = field(fi="Tulokset", sv="Resultat", visible=PARTIES)


def text(fi: str) -> Text:
    """A text that is known by its Finnish."""
    return Text(fi=fi, sv=f"{fi} på svenska")


TEMPLATE = CallTemplate(
    key="2019",
    title=text("Haku"),
    summary=text("Tiivistelmä"),
    instructions=text("Ohjeet"),
    terms=text("Ehdot"),
    contact=Contact(text("Yhteyshenkilö"), email="haku@esimerkki.example"),
    opens=NOON + timedelta(hours=1),
    closes=CLOSES,
    settings={"ends_by": date(2021, 11, 30)},
)


class Testing(Programme):
    """A programme of these tests."""

    code = "testing"
    name = text("Kokeilu")
    purpose = text("Kokeillaan")
    legal_basis = LegalBasis("1/2019", text("Asetus"))
    application_form = Application
    report_forms = (FinalReport,)
    criteria = (
        Criterion("IMPACT", text("Vaikuttavuus"), source="1/2019 2 §", scale=Scale(0, 3, ((0, text("ei")),))),
        Criterion("COST", text("Kustannukset")),
        Criterion("PRIORITY", text("Etusija"), priority=True),
    )
    settings = (
        Setting("ends_by", text("Päättyy viimeistään"), SettingKind.DATE),
        Setting("least", text("Vähintään"), SettingKind.MONEY, default=Decimal("1000")),
        Setting("share", text("Osuus"), SettingKind.PERCENTAGE),
        Setting("many", text("Määrä"), SettingKind.INTEGER),
        Setting("open", text("Avoin"), SettingKind.BOOLEAN),
        Setting("note", text("Huomautus"), SettingKind.TEXT),
    )
    calls = (TEMPLATE,)


class TestingPlugin:
    """The plugin that brings the programme, and may veto."""

    vetoes = False

    @hookimpl
    def avustin_programmes(self) -> list[type[Programme]]:
        return [Testing]

    @hookimpl
    def avustin_before_transition(self, transition: TransitionView) -> Veto | None:
        return Veto("not_now", text("Ei nyt")) if self.vetoes else None


async def publish(avustin: Avustin, actor: Actor, call: Call) -> Call:
    """Publishes it as it was read."""
    return await avustin.run(actor, lambda work: publish_call(work, call.id, revision=call.revision))


async def change(avustin: Avustin, actor: Actor, call: Call, notice: Text | None = None, **values: Any) -> Call:
    """Changes it as it was read."""
    given = CallValues(**values)  # type: ignore[typeddict-item]
    return await avustin.run(
        actor, lambda work: update_call(work, call.id, revision=call.revision, values=given, notice=notice)
    )


async def stored(avustin: Avustin, id: UUID) -> Call:
    """The call as it lies in the database."""
    return await avustin.run(SYSTEM, lambda work: work.session.get_one(Call, id))


def creating(code: str, template: str | None) -> Callable[[Work], Awaitable[Call]]:
    """Drafts a call of that programme."""
    return lambda work: create_call(work, code, template=template)


async def cancel(avustin: Avustin, actor: Actor, call: Call, reason: Text) -> Call:
    """Cancels it as it was read."""
    return await avustin.run(actor, lambda work: cancel_call(work, call.id, revision=call.revision, reason=reason))
