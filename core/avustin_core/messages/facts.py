"""What a mail tells: the facts of the matter, as they stand in its rows, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from babel.dates import format_date, format_datetime
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application, Completion
from avustin_core.calls.contacts import contact_of
from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.forms import spec_of
from avustin_core.hearings.models import Hearing
from avustin_core.messages.kinds import Kind
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Mail, Programme, Text
from avustin_core.programmes.naming import name_of
from avustin_core.registry import Registry
from avustin_core.reports.models import Report
from avustin_core.reviews.models import Review
from avustin_core.settings import Settings
from avustin_core.storage import Row, global_id
from avustin_core.time_limits.models import ABOUT, TimeLimit, TimeLimitKind

LOCALES = {Language.FI: "fi_FI", Language.SV: "sv_FI"}
MOMENT = {Language.FI: "d.M.y 'klo' H.mm '(Suomen aikaa)'", Language.SV: "d.M.y 'kl.' H.mm '(finsk tid)'"}
REPORT = Text(fi="selvitys avustuksen käytöstä", sv="redogörelse för användningen av understödet")
CONSEQUENCE = Text(
    fi="Määräajan noudattamatta jättäminen ei estä asian ratkaisemista.",
    sv="Ärendet kan avgöras trots att tidsfristen inte iakttas.",
)
CONSEQUENCES = dict.fromkeys((TimeLimitKind.COMPLETION, TimeLimitKind.HEARING), CONSEQUENCE)  #: 434/2003 33 §
LINK = Text(fi="Asia asiointipalvelussa: {}", sv="Ärendet i e-tjänsten: {}")
CONTACT = Text(fi="Lisätietoja antaa: {}", sv="Närmare upplysningar: {}")
NOTHING_LOST = Text(
    fi="Kaikki vastaukset siirtyivät uudelle lomakkeelle.", sv="Alla svar överfördes till den nya blanketten."
)
LOST = Text(
    fi="Näillä vastauksilla ei ole paikkaa uudella lomakkeella. Ne säilyvät luonnoksen aiemmassa versiossa:",
    sv="Dessa svar har ingen plats i den nya blanketten. De finns kvar i utkastets tidigare version:",
)
PORTALS = {
    Mail.RECEIPT: "portal_application",
    Mail.LATE_RECEIPT: "portal_application",
    Mail.COMPLETION_REQUEST: "portal_completion",
    Mail.HEARING: "portal_application",
    Mail.FORM_CHANGED: "portal_application",
    Mail.DECISION: "portal_decision",
    Mail.REVIEW_RECEIPT: "portal_decision",
    Mail.REVIEW: "portal_decision",
}  #: of the others, `portal_report`
PORTALS_OF_LIMITS = {
    "Application": "portal_application",
    "Completion": "portal_completion",
    "Decision": "portal_decision",
    "Hearing": "portal_application",
    "Service": "portal_decision",
}  #: by what the time limit is about


@dataclass(frozen=True)
class Told:
    """The rows that a notice is about, with what the notice itself says. `payload` holds what was true then."""

    payload: Mapping[str, Any]
    at: datetime  #: when the notice was written
    row: Row
    application: Application
    call: Call
    organisation: Organisation
    programme: Programme | None  #: None when its plugin isn't installed any more
    programme_name: Mapping[str, str]

    def placeholders(self, mail: Mail, language: Language, settings: Settings) -> dict[str, str]:
        """The values of all placeholders of that mail."""
        values = {
            "reference": self.application.reference or "–",
            "title": self.application.title or "–",
            "call": self.call.title.get(language.value, ""),
            "programme": self.programme_name.get(language.value, ""),
            "organisation": Text(self.organisation.name_fi, self.organisation.name_sv).get(language),
            "link": self._link(mail, language, settings),
            "contact": _sentence(CONTACT, language, contact_of(self.call, language)),
        }
        own = {name: self._own(name, language) for name in mail.placeholders if name not in values}
        return values | own

    def _own(self, name: str, language: Language) -> str:
        told = self.payload
        if name == "arrived":
            return moment(datetime.fromisoformat(told["arrivedAt"]) if "arrivedAt" in told else self.at, language)
        if name == "due" and "dueOn" in told:
            return day(date.fromisoformat(told["dueOn"]), language)
        if name == "due":
            return moment(datetime.fromisoformat(told["dueAt"]), language)
        if name in ("task", "consequence") and isinstance(self.row, TimeLimit):
            known = {"task": self.row.kind.label, "consequence": CONSEQUENCES.get(self.row.kind, Text("", ""))}
            return known[name].get(language)
        if name == "reason" and isinstance(told.get("reason"), str):
            return str(told["reason"])
        if name == "report":
            return report_title(self.programme, told.get("formName")).get(language)
        if isinstance(self.row, Hearing):
            return self.row.subject
        if isinstance(self.row, Application):
            return str(told["reason"][language.value]) if name == "reason" else _listed(told["lost"], language)
        if isinstance(self.row, Completion):
            return {"what": self.row.what, "how": self.row.how}[name]
        assert isinstance(self.row, Report)
        return self.row.return_reason or ""

    def _link(self, mail: Mail, language: Language, settings: Settings) -> str:
        type_name, id = type(self.row).__name__, self.row.id
        portal = PORTALS.get(mail, "portal_report")
        if isinstance(self.row, TimeLimit):
            type_name, id = ABOUT[self.row.kind], self.row.about_id
            portal = PORTALS_OF_LIMITS[type_name]
        if isinstance(self.row, Review):
            type_name, id = "Decision", self.row.decision_id
        pattern: str = getattr(settings, portal)
        if "{reference}" in pattern and self.application.reference is None:  # a draft has none
            return ""
        named = {
            "language": language.value,
            "reference": self.application.reference or "",
            "id": global_id(type_name, id),
        }
        address = pattern.format(**{name: quote(value, safe="") for name, value in named.items()})
        return _sentence(LINK, language, address)


def _listed(lost: Sequence[Mapping[str, str]], language: Language) -> str:
    if not lost:
        return NOTHING_LOST.get(language)
    return "\n".join((LOST.get(language), *dict.fromkeys(f"– {each[language.value]}" for each in lost)))


async def told_by(
    session: AsyncSession, registry: Registry, kind: Kind, payload: Mapping[str, Any], at: datetime
) -> Told | None:
    """The rows of a notice; None when they aren't there."""
    row: Row | None = await session.get(kind.about, kind.row(payload))
    if row is None:
        return None
    application = row if isinstance(row, Application) else await _application_of(session, row)
    assert application
    call = await session.get(Call, application.call_id)
    organisation = await session.get(Organisation, getattr(row, "organisation_id", application.organisation_id))
    assert call
    assert organisation
    programme = registry.programmes.get(call.programme_code)
    name = await name_of(session, registry, call.programme_code)
    return Told(payload, at, row, application, call, organisation, programme, name)


async def _application_of(session: AsyncSession, row: Any) -> Application | None:
    """Which application the row belongs to."""
    if isinstance(row, TimeLimit):
        theirs = select(Application).where(col(Application.matter_id) == row.matter_id)
        return (await session.scalars(theirs)).one_or_none()
    return await session.get(Application, row.application_id)


def report_title(programme: Programme | None, form_name: str | None) -> Text:
    """What people call the report."""
    for form in programme.report_forms if programme else ():
        if (spec := spec_of(form)).name == form_name and spec.title:
            return spec.title
    return REPORT


def moment(at: datetime, language: Language) -> str:
    """A moment in Finland, to the minute."""
    local = at.astimezone(HELSINKI)
    return str(format_datetime(local, MOMENT[language], tzinfo=HELSINKI, locale=LOCALES[language]))


def day(on: date, language: Language) -> str:
    """A day."""
    return str(format_date(on, "d.M.y", locale=LOCALES[language]))


def _sentence(text: Text, language: Language, value: str) -> str:
    return text.get(language).format(value) if value else ""
