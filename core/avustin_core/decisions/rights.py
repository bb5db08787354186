"""Who sees decisions and proposals, and who may propose, sign and notify."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, or_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.applications.models import ApplicationStatus, Participant
from avustin_core.applications.refusals import ApplicationNotSubmitted
from avustin_core.calls.rights import DECIDING, WEIGHING, awaits_closing
from avustin_core.decisions.models import Decision, DecisionStatus
from avustin_core.decisions.refusals import (
    DecisionIsSigned,
    DecisionIsSuperseded,
    DecisionNotSigned,
    DecisionTooEarly,
    DissentIsRecorded,
    NothingToDissentFrom,
    PartiesAreNotified,
)
from avustin_core.errors import Refusal
from avustin_core.matters.models import AssignedRole
from avustin_core.matters.separation import MATTER_COLUMNS, Handled
from avustin_core.plugin import Role
from avustin_core.storage import alias_of, among


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    mandates, recipients, part = list(actor.mandates), cast(row.recipients, String), alias_of(Participant, "receiving")
    taking_part = select(col(part.application_id)).where(col(part.organisation_id).in_(mandates))
    named = or_(*(recipients.contains(str(organisation)) for organisation in mandates))
    theirs = and_(among(row.application_id, taking_part), named)  # who receives takes part, and is found by that
    return and_(row.notified_at.is_not(None), or_(row.organisation_id.in_(mandates), theirs))


def _signed(row: Any, actor: Actor, now: datetime) -> Condition:
    if _deciding.sees(row, actor, now) is False:
        return False
    return and_(row.status != DecisionStatus.PROPOSED, _deciding.predicate(row, actor, now))


_deciding = handling("an official of the call, other than an assessor", *DECIDING)
weighing = handling("an official who prepares, decides, registers or oversees", *WEIGHING)
officials = Audience("an official of the call, other than an assessor, once it is signed", _signed)
party = Audience("a member of the applicant or of a recipient, once the parties were notified", _of_party)

RIGHTS = Rights(
    Decision,
    rows=either(weighing, officials, party),
    fields=dict.fromkeys(
        (
            "id", "matter", "application", "call", "organisation", "kind", "status", "language", "purpose", "amount",
            "eligibleCosts", "maximumShare", "periodStarts", "periodEnds", "paymentPlan", "reportDuty", "reportDue",
            "conditions", "reasons", "provisions", "contact", "auditRight", "reviewInstructions", "liability",
            "recipients", "proposedBy", "proposedAt", "signedBy", "signedAt", "departure", "proposal", "supersedes",
            "supersededAt", "correction", "dissent", "dissentAt", "notifiedAt", "publishedAt", "acceptedAt", "declinedAt",
            "releasedAt", "acceptances", "services", "isFinal", "reviews", "contestedAt", "executionStoppedAt",
            "annulledAt", "letters", "isFictional", "revision", "actions",
        ),
        ROW,
    )
    | {"unheard": weighing},
)  # fmt: skip


def _not_decidable(state: Any, now: datetime) -> Refusal | None:
    """Why the application can't be decided now. A late or withdrawn one, or one of a rolling call, needn't wait."""
    if state.application_status is ApplicationStatus.DRAFT:
        return ApplicationNotSubmitted()
    waits = state.application_status is ApplicationStatus.SUBMITTED and not state.is_late
    return DecisionTooEarly() if waits and awaits_closing(state, now) else None


def _not_signable(state: Any, now: datetime) -> Refusal | None:
    return _not_decidable(state, now) if state.status is DecisionStatus.PROPOSED else DecisionIsSigned()


def _signed_already(state: Any, now: datetime) -> Refusal | None:
    return None if state.status is DecisionStatus.PROPOSED else DecisionIsSigned()


def _not_notifiable(state: Any, now: datetime) -> Refusal | None:
    if state.status is DecisionStatus.PROPOSED:
        return DecisionNotSigned()
    if state.status is DecisionStatus.SUPERSEDED:
        return DecisionIsSuperseded()
    return PartiesAreNotified() if state.notified_at else None


def _proposed(actor: Actor, state: Any) -> bool:
    return actor.user_id is not None and actor.user_id == state.proposed_by and _reports(actor, state)


def _nothing_to_dissent_from(state: Any, now: datetime) -> Refusal | None:
    if state.status is DecisionStatus.PROPOSED or state.departure is None:
        return NothingToDissentFrom()
    return DissentIsRecorded() if state.dissent_at else None


_reports = in_role(Role.RAPPORTEUR)
PROPOSE = Handled(
    "proposeDecision", doers.RAPPORTEUR, in_role(Role.RAPPORTEUR), _not_decidable,
    needs_declaration=True, needs_substitutes=True, assigned_as=AssignedRole.RAPPORTEUR,
)  # fmt: skip
APPLICATION_GUARDS = (PROPOSE,)
APPLICATION_COLUMNS = {
    **MATTER_COLUMNS, "call_id": "call_id", "matter_id": "matter_id", "application_status": "status",
    "is_late": "is_late", "closes_at": "call.closes_at", "is_rolling": "call.is_rolling",
}  # fmt: skip

SIGN = Handled(
    "signDecision", doers.DECIDER, in_role(Role.DECIDER), _not_signable,
    needs_declaration=True, needs_substitutes=True,
)  # fmt: skip
PREVIEWING = tuple(role for role in WEIGHING if role is not Role.AUDITOR)
PREVIEW = Guard("previewLetter", doers.WEIGHER, in_role(*PREVIEWING), _signed_already)
NOTIFY = Guard(
    "notifyParties", doers.NOTIFIER,
    in_role(Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER, Role.REGISTRAR), _not_notifiable,
)  # fmt: skip
DISSENT = Guard("recordDissent", doers.RAPPORTEUR_OF_OWN, _proposed, _nothing_to_dissent_from)
GUARDS = (SIGN, PREVIEW, NOTIFY, DISSENT)
COLUMNS = {
    **MATTER_COLUMNS, "call_id": "call_id", "matter_id": "matter_id", "status": "status", "notified_at": "notified_at",
    "proposed_by": "proposed_by", "departure": "departure", "dissent_at": "dissent_at",
    "application_status": "application.status", "is_late": "application.is_late", "closes_at": "call.closes_at",
    "is_rolling": "call.is_rolling",
}  # fmt: skip
