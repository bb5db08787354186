"""What is recorded of service: a sending, a receipt, and the consent to electronic messages."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.decisions.models import Decision, DecisionStatus
from avustin_core.decisions.refusals import DecisionIsSuperseded, DecisionNotSigned
from avustin_core.matters import operations as matters
from avustin_core.organisations.models import Organisation
from avustin_core.service.models import ElectronicConsent, Service
from avustin_core.service.recording import Sending, Served, by_mail, keep, receive
from avustin_core.service.refusals import (
    NoElectronicConsent,
    NotARecipient,
    NotFetchedInTime,
    NotNotified,
    ServiceIsRecorded,
    ServiceIsReplaced,
)
from avustin_core.service.rights import COLUMNS, CONSENT, DECISION_COLUMNS, ORGANISATION_COLUMNS, RECEIVE, RECORD
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Work, operation

RECORDING = (NoElectronicConsent, NotARecipient, NotFetchedInTime, ServiceIsRecorded)


@operation(refuses=(DecisionNotSigned, DecisionIsSuperseded, NotNotified, *RECORDING))
async def record_service(
    work: Work,
    decision_id: UUID,
    sending: Sending,
    *,
    organisation_ids: Sequence[UUID] | None = None,
    reason: str = "",
    revision: int,
) -> Decision:
    """Records how the decision was sent to these recipients, or to all; each has a time for review of its own.

    To record again what was recorded needs a reason; the earlier service is kept as replaced.
    """
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(RECORD, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    known, served = addressees(decision), served_of(decision)
    for organisation_id in known if organisation_ids is None else dict.fromkeys(organisation_ids):
        if organisation_id not in known:
            raise NotARecipient("organisationIds")
        await keep(work, served, organisation_id, sending, reason=reason)
    await matters.did(work, decision.matter_id, RECORD.action)
    return decision


@operation(refuses=(ServiceIsReplaced, NotFetchedInTime))
async def record_receipt(work: Work, id: UUID, *, received_on: date, evidence: str, revision: int) -> Service:
    """Records when it came, and what shows that: the time for review runs from that day instead of a presumed one."""
    service = await work.get(Service, id, lock=True)
    work.may(RECEIVE, gather(COLUMNS, service))
    work.expect(service, revision)
    await receive(work, service, received_on, evidence, kind=await _kind_of(work, service))
    await matters.did(work, service.matter_id, RECEIVE.action)
    return service


@operation()
async def set_electronic_consent(work: Work, organisation_id: UUID, *, consents: bool) -> ElectronicConsent:
    """Records that the organisation takes decisions as electronic messages (13/2003 19 §), or doesn't any more."""
    organisation = await work.get(Organisation, organisation_id)
    work.may(CONSENT, gather(ORGANISATION_COLUMNS, organisation))
    statement = select(ElectronicConsent).where(col(ElectronicConsent.organisation_id) == organisation.id)
    known: ElectronicConsent | None = await work.session.scalar(statement.with_for_update())
    consent = known or ElectronicConsent(organisation_id=organisation.id)
    if consents and consent.given_at is None:
        consent.given_at, consent.withdrawn_at = work.now, None
    elif not consents and (consent.given_at or known is None):
        consent.given_at, consent.withdrawn_at = None, work.now
    consent.recorded_by = work.actor.user_id
    return await work.add(consent)


@operation(refuses=RECORDING)
async def sent_by_mail(work: Work, decision_id: UUID, organisation_ids: Sequence[UUID], sent_at: datetime) -> Decision:
    """What the mail itself records when the letter of a decision has gone out. No client can."""
    decision = await work.session.get_one(Decision, decision_id, with_for_update=True, populate_existing=True)
    if decision.status is DecisionStatus.SIGNED:
        known = set(addressees(decision))
        await by_mail(work, served_of(decision), [each for each in organisation_ids if each in known], sent_at)
    return decision


def addressees(decision: Decision) -> list[UUID]:
    """The applicant, and those who receive the grant."""
    return list(dict.fromkeys((decision.organisation_id, *(UUID(each) for each in decision.recipients))))


def served_of(decision: Decision) -> Served:
    """What is served. A decision that was made on a request for review is appealed, and not reviewed again."""
    correction = decision.correction or {}
    return Served(
        decision.matter_id, decision.call_id, decision.signed_at or decision.proposed_at, decision_id=decision.id,
        is_appealed=correction.get("ground") == "REVIEW",
    )  # fmt: skip


async def _kind_of(work: Work, service: Service) -> TimeLimitKind:
    """Which time runs from it, as it was set; of one that doesn't run yet, what its decision says."""
    known = select(col(TimeLimit.kind)).where(col(TimeLimit.about_id) == service.id)
    if kind := await work.session.scalar(known):
        return TimeLimitKind(kind)
    if service.decision_id is None:
        return TimeLimitKind.APPEAL
    return served_of(await work.session.get_one(Decision, service.decision_id)).kind
