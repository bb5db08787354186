"""Keeping a service, and the time for review that follows from it: decisions and reviews do it, in their own rights."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core import calendar
from avustin_core.errors import InvalidInput
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Text
from avustin_core.service import days
from avustin_core.service.models import ElectronicConsent, Service, ServiceWay
from avustin_core.service.refusals import NoElectronicConsent, NotFetchedInTime, ServiceIsRecorded
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work

WITH_CONSENT = (ServiceWay.ELECTRONIC, ServiceWay.ELECTRONIC_RECEIPT)


@dataclass(frozen=True)
class Served:
    """What is served: a decision that review is requested of, or one that is appealed to the administrative court."""

    matter_id: UUID
    call_id: UUID
    signed_at: datetime
    decision_id: UUID | None = None
    review_id: UUID | None = None
    is_appealed: bool = False

    @property
    def kind(self) -> TimeLimitKind:
        """Which time begins."""
        return TimeLimitKind.APPEAL if self.is_appealed else TimeLimitKind.REVIEW


@dataclass(frozen=True)
class Sending:
    """How and when it was sent, and when it came, where that was shown."""

    way: ServiceWay
    sent_at: datetime
    received_on: date | None = None
    evidence: str = ""


async def keep(work: Work, served: Served, organisation_id: UUID, sending: Sending, *, reason: str = "") -> Service:
    """Records a service; one before it is kept as replaced, for which `reason` says why."""
    _check_moments(work, served, sending)
    organisation = await work.session.get_one(Organisation, organisation_id)
    if sending.way in WITH_CONSENT and not await has_consented(work, organisation_id):
        raise NoElectronicConsent("way")
    if before := await in_force(work, served, organisation_id):
        await _replace(work, before, reason)
    service = Service(
        decision_id=served.decision_id, review_id=served.review_id, matter_id=served.matter_id, call_id=served.call_id,
        organisation_id=organisation_id, is_authority=organisation.kind in days.AUTHORITIES, way=sending.way,
        sent_at=sending.sent_at, fetch_by=days.fetch_by(sending.way, calendar.day_of(sending.sent_at)),
        recorded_at=work.now, recorded_by=work.actor.user_id,
    )  # fmt: skip
    work.session.add(service)
    await receive(work, service, sending.received_on, sending.evidence, kind=served.kind)
    return service


async def receive(
    work: Work, service: Service, received_on: date | None, evidence: str, *, kind: TimeLimitKind
) -> None:
    """Says when it came, if that is known, and sets the time that begins on that day."""
    sent_on = calendar.day_of(service.sent_at)
    if received_on and not sent_on <= received_on <= calendar.day_of(work.now):
        raise InvalidInput("receivedOn", reason=BETWEEN)
    if received_on and not evidence.strip():
        raise InvalidInput("evidence", reason=SHOW)
    if received_on and service.fetch_by and service.fetch_by < received_on:
        raise NotFetchedInTime("receivedOn")
    service.received_on, service.evidence = received_on, evidence.strip() or None
    known_on = days.deemed_on(service.way, sent_on, is_authority=service.is_authority, received_on=received_on)
    service.deemed_on = known_on
    service.last_day = days.last_day(known_on) if known_on else None
    service.ends_at = calendar.end_of(service.last_day, work.settings.office_hours_end) if service.last_day else None
    await _limit(work, service, kind)
    await work.session.flush()


async def in_force(work: Work, served: Served, organisation_id: UUID) -> Service | None:
    """The service of it on that recipient that counts."""
    about = (
        col(Service.decision_id) == served.decision_id
        if served.decision_id
        else col(Service.review_id) == served.review_id
    )
    statement = select(Service).where(
        about, col(Service.organisation_id) == organisation_id, col(Service.replaced_at).is_(None)
    )
    found: Service | None = await work.session.scalar(statement.with_for_update())
    return found


async def has_consented(work: Work, organisation_id: UUID) -> bool:
    """Whether the organisation takes decisions electronically now."""
    consented = select(col(ElectronicConsent.given_at)).where(col(ElectronicConsent.organisation_id) == organisation_id)
    return await work.session.scalar(consented) is not None


async def by_mail(work: Work, served: Served, organisations: list[UUID], sent_at: datetime) -> None:
    """Records that mail went out, to those who have consented and on whom nothing was recorded: the first mail counts."""
    for organisation_id in organisations:
        if await has_consented(work, organisation_id) and await in_force(work, served, organisation_id) is None:
            await keep(work, served, organisation_id, Sending(ServiceWay.ELECTRONIC, sent_at))


def basis_of(kind: TimeLimitKind) -> str:
    """The provision by which that time runs."""
    return "808/2019 13 §" if kind is TimeLimitKind.APPEAL else "434/2003 49 c §"


async def _limit(work: Work, service: Service, kind: TimeLimitKind) -> None:
    if service.ends_at is None or service.deemed_on is None:
        await time_limits.cancel(work, service.matter_id, kind, about=service.id)
        return
    await time_limits.set(
        work, service.matter_id, kind, about=service.id, basis=basis_of(kind), due_at=service.ends_at,
        starts_at=calendar.end_of(service.deemed_on, work.settings.office_hours_end),
        organisation_id=service.organisation_id,
    )  # fmt: skip


async def _replace(work: Work, before: Service, reason: str) -> None:
    if not reason.strip():
        raise ServiceIsRecorded("reason")
    before.replaced_at, before.replaced_because = work.now, reason.strip()
    for kind in (TimeLimitKind.REVIEW, TimeLimitKind.APPEAL):
        await time_limits.cancel(work, before.matter_id, kind, about=before.id)
    await work.session.flush()


def _check_moments(work: Work, served: Served, sending: Sending) -> None:
    if sending.sent_at.tzinfo is None or not served.signed_at <= sending.sent_at <= work.now:
        raise InvalidInput("sentAt", reason=AFTER_SIGNATURE)


BETWEEN = Text(
    fi="Saapumispäivä ei voi olla ennen lähettämistä eikä tulevaisuudessa.",
    sv="Ankomstdagen kan inte vara före avsändandet och inte i framtiden.",
    en="It can't have come before it was sent, nor in the future.",
)
SHOW = Text(
    fi="Kirjoita, mikä osoittaa saapumispäivän.",
    sv="Skriv vad som visar ankomstdagen.",
    en="Write what shows when it came.",
)
AFTER_SIGNATURE = Text(
    fi="Lähettämisen on oltava allekirjoittamisen jälkeen, eikä se voi olla tulevaisuudessa.",
    sv="Avsändandet ska ha skett efter undertecknandet och kan inte ligga i framtiden.",
    en="It is sent after the signature, and can't be in the future.",
)
