"""Who sees assessments, and who may write them and hand them in."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, in_role, of_call
from avustin_core.access.rights import Condition
from avustin_core.applications.models import Application
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.refusals import AssessmentIsSubmitted, AssessmentTooEarly
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.errors import Refusal
from avustin_core.matters.models import Matter
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role

_of_call = of_call("an official of the call", *OFFICIALS)


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.assessor_id == actor.user_id if actor.user_id else False
    return condition


def _submitted(row: Any, actor: Actor, now: datetime) -> Condition:
    return and_(row.status == AssessmentStatus.SUBMITTED, _of_call.predicate(row, actor, now))


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    application, matter = aliased(Application), aliased(Matter)
    theirs = select(col(application.id)).where(
        col(application.id) == row.application_id,
        col(application.organisation_id).in_(list(actor.mandates)),
        col(application.matter_id) == matter.id,
        col(matter.closed_at).is_not(None),
    )
    return and_(row.status == AssessmentStatus.SUBMITTED, theirs.exists())


own = Audience("the assessor who wrote it", _own)
officials = Audience("an official of the call, once the assessment was handed in", _submitted)
party = Audience("a member of the applicant organisation, once the matter is closed", _of_party)

RIGHTS = Rights(
    Assessment,
    rows=either(own, officials, party),
    fields=dict.fromkeys(
        ("id", "application", "call", "status", "scores", "comment", "submittedAt", "revision", "actions"), ROW
    )
    | {"assessor": either(own, officials)},
)


def _blocks(state: Any, now: datetime) -> Refusal | None:
    """Why the application can't be assessed now, if so."""
    if refusal := handed_in_and_undecided(state, now):
        return refusal
    if state.cancelled_at:
        return CallIsCancelled()
    return AssessmentTooEarly() if state.closes_at and now < state.closes_at else None


def _blocks_own(state: Any, now: datetime) -> Refusal | None:
    return AssessmentIsSubmitted() if state.assessment is AssessmentStatus.SUBMITTED else _blocks(state, now)


def _wrote(actor: Actor, state: Any) -> bool:
    return actor.user_id == state.assessor_id and _assesses(actor, state)


_assesses = in_role(Role.ASSESSOR)
ASSESS = Guard("saveAssessment", doers.ASSESSOR, _assesses, _blocks)
APPLICATION_GUARDS = (ASSESS,)
APPLICATION_COLUMNS = {
    "call_id": "call_id", "status": "status", "decided_at": "decided_at", "closes_at": "call.closes_at",
    "cancelled_at": "call.cancelled_at",
}  # fmt: skip

SAVE = Guard("saveAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own)
SUBMIT = Guard("submitAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own)
GUARDS = (SAVE, SUBMIT)
COLUMNS = {
    "call_id": "call_id", "assessor_id": "assessor_id", "assessment": "status", "status": "application.status",
    "decided_at": "application.decided_at", "closes_at": "call.closes_at", "cancelled_at": "call.cancelled_at",
}  # fmt: skip
