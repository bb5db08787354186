"""Who sees assessments, and who may write them and hand them in."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Rights, doers, either, in_role
from avustin_core.access.rights import Condition
from avustin_core.applications.audiences import of_application, officials_as
from avustin_core.applications.models import Application
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.refusals import AssessmentIsSubmitted, AssessmentTooEarly
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.calls.rights import WEIGHING, awaits_closing
from avustin_core.errors import Refusal
from avustin_core.matters.models import Matter
from avustin_core.matters.separation import Handled
from avustin_core.plugin import Role
from avustin_core.storage import alias_of, of_owner

_weigh = of_application(officials_as("an official who prepares, decides, registers or oversees", *WEIGHING))
_assess = of_application(officials_as("an assessor", Role.ASSESSOR))


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    """One's own, while one may assess: whoever is disqualified meanwhile doesn't see it any more."""
    if _assess.sees(row, actor, now) is False:
        return False
    return and_(row.assessor_id == actor.user_id, _assess.predicate(row, actor, now))


def _submitted(row: Any, actor: Actor, now: datetime) -> Condition:
    if _weigh.sees(row, actor, now) is False:
        return False
    return and_(row.status == AssessmentStatus.SUBMITTED, _weigh.predicate(row, actor, now))


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    application, matter = alias_of(Application, "assessed"), alias_of(Matter, "assessed")
    closed = of_owner(col(matter.id), application.matter_id, col(matter.closed_at).is_not(None))
    theirs = and_(col(application.organisation_id).in_(list(actor.mandates)), closed)
    return and_(row.status == AssessmentStatus.SUBMITTED, of_owner(col(application.id), row.application_id, theirs))


own = Audience("the assessor who wrote it", _own)
officials = Audience(
    "an official who prepares, decides, registers or oversees, once the assessment was handed in", _submitted
)
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
    return AssessmentTooEarly() if awaits_closing(state, now) else None


def _blocks_own(state: Any, now: datetime) -> Refusal | None:
    return AssessmentIsSubmitted() if state.assessment is AssessmentStatus.SUBMITTED else _blocks(state, now)


def _wrote(actor: Actor, state: Any) -> bool:
    return actor.user_id == state.assessor_id and _assesses(actor, state)


_assesses = in_role(Role.ASSESSOR)
ASSESS = Handled("saveAssessment", doers.ASSESSOR, _assesses, _blocks, needs_declaration=True)
APPLICATION_GUARDS = (ASSESS,)
APPLICATION_COLUMNS = {
    "call_id": "call_id", "matter_id": "matter_id", "status": "status", "decided_at": "decided_at",
    "closes_at": "call.closes_at", "is_rolling": "call.is_rolling", "cancelled_at": "call.cancelled_at",
    "requires_declarations": "call.requires_declarations",
}  # fmt: skip

SAVE = Handled("saveAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own, needs_declaration=True)
SUBMIT = Handled("submitAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own, needs_declaration=True)
GUARDS = (SAVE, SUBMIT)
COLUMNS = {
    "call_id": "call_id", "assessor_id": "assessor_id", "assessment": "status", "status": "application.status",
    "decided_at": "application.decided_at", "matter_id": "application.matter_id", "closes_at": "call.closes_at",
    "is_rolling": "call.is_rolling", "cancelled_at": "call.cancelled_at", "requires_declarations": "call.requires_declarations",
}  # fmt: skip
