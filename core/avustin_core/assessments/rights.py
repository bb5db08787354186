"""Who sees assessments, and who may write them and hand them in."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Rights, doers, either, in_role
from avustin_core.access.rights import Condition
from avustin_core.applications.audiences import of_application, officials_as
from avustin_core.applications.models import Application
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.refusals import AssessmentIsSubmitted, AssessmentTooEarly, AssessmentWindowClosed
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.calls.rights import WEIGHING, awaits_closing
from avustin_core.errors import Refusal
from avustin_core.matters.models import AssignedRole, Assignment, Matter
from avustin_core.matters.separation import ASSIGNED_COLUMNS, Handled
from avustin_core.plugin import Role
from avustin_core.storage import alias_of, among, of_owner

_weigh = of_application(officials_as("an official who prepares, decides, registers or oversees", *WEIGHING))
_assess = of_application(officials_as("an assessor", Role.ASSESSOR))


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    """One's own, while one may assess: whoever is disqualified meanwhile doesn't see it any more."""
    if _assess.sees(row, actor, now) is False:
        return False
    return and_(row.assessor_id == actor.user_id, _assess.predicate(row, actor, now))


def _submitted(row: Any, actor: Actor, now: datetime) -> Condition:
    """Of others, but of no application that one has begun or is assigned to assess: first one's own is handed in."""
    if _weigh.sees(row, actor, now) is False:
        return False
    seen = and_(row.status == AssessmentStatus.SUBMITTED, _weigh.predicate(row, actor, now))
    return and_(seen, *(row.application_id.not_in(own) for own in owed_by(actor))) if _may_assess(actor) else seen


def _after_own(row: Any, actor: Actor, now: datetime) -> Condition:
    if not _may_assess(actor) or _assess.sees(row, actor, now) is False:
        return False
    handed_in = and_(row.status == AssessmentStatus.SUBMITTED, _assess.predicate(row, actor, now))
    return and_(handed_in, among(row.application_id, own_in(AssessmentStatus.SUBMITTED, actor)))


def _may_assess(actor: Actor) -> bool:
    return actor.user_id is not None and actor.has_somewhere(Role.ASSESSOR)


def own_in(status: AssessmentStatus, actor: Actor) -> Select[Any]:
    """The applications of which the actor's own assessment is in that state."""
    own = alias_of(Assessment, "own")
    return select(col(own.application_id)).where(col(own.assessor_id) == actor.user_id, col(own.status) == status)


def owed_by(actor: Actor) -> tuple[Select[Any], Select[Any]]:
    """The applications that the actor has begun to assess, and those assigned for it; the own isn't handed in yet."""
    owed, application = alias_of(Assignment, "owed"), alias_of(Application, "owed")
    submitted = own_in(AssessmentStatus.SUBMITTED, actor)
    mine = assigned_in(owed, actor)
    assigned = (
        select(col(application.id))
        .join(owed, col(owed.matter_id) == col(application.matter_id))
        .where(mine, col(application.id).not_in(submitted))
    )
    return own_in(AssessmentStatus.DRAFT, actor), assigned


def assigned_in(assignment: Any, actor: Actor) -> ColumnElement[bool]:
    """Whether the row says that the actor is assigned to assess."""
    return and_(
        assignment.user_id == actor.user_id, assignment.role == AssignedRole.ASSESSOR, assignment.ended_at.is_(None)
    )


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    application, matter = alias_of(Application, "assessed"), alias_of(Matter, "assessed")
    closed = of_owner(col(matter.id), application.matter_id, col(matter.closed_at).is_not(None))
    theirs = and_(col(application.organisation_id).in_(list(actor.mandates)), closed)
    return and_(row.status == AssessmentStatus.SUBMITTED, of_owner(col(application.id), row.application_id, theirs))


own = Audience("the assessor who wrote it", _own)
officials = Audience(
    "an official who prepares, decides, registers or oversees, once the assessment was handed in, and one's own if it was begun "
    "or assigned",
    _submitted,
)
colleagues = Audience("an assessor who handed in an assessment of the same application", _after_own)
party = Audience("a member of the applicant organisation, once the matter is closed", _of_party)

RIGHTS = Rights(
    Assessment,
    rows=either(own, officials, colleagues, party),
    fields=dict.fromkeys(
        ("id", "application", "call", "status", "scores", "comment", "submittedAt", "revision", "actions"), ROW
    )
    | {"assessor": either(own, officials, colleagues)},
)


def _blocks(state: Any, now: datetime) -> Refusal | None:
    """Why the application can't be assessed now, if so."""
    if refusal := handed_in_and_undecided(state, now):
        return refusal
    if state.cancelled_at:
        return CallIsCancelled()
    if awaits_closing(state, now) or (state.assessment_opens_at and now < state.assessment_opens_at):
        return AssessmentTooEarly()
    return AssessmentWindowClosed() if state.assessment_closes_at and now >= state.assessment_closes_at else None


def _blocks_own(state: Any, now: datetime) -> Refusal | None:
    return AssessmentIsSubmitted() if state.assessment is AssessmentStatus.SUBMITTED else _blocks(state, now)


def _wrote(actor: Actor, state: Any) -> bool:
    return actor.user_id == state.assessor_id and _assesses(actor, state)


_assesses = in_role(Role.ASSESSOR)
_HOW: dict[str, Any] = {"needs_declaration": True, "assigned_as": AssignedRole.ASSESSOR}
ASSESS = Handled("saveAssessment", doers.ASSESSOR, _assesses, _blocks, **_HOW)
APPLICATION_GUARDS = (ASSESS,)
_WINDOW = {name: f"call.{name}" for name in ("assessment_opens_at", "assessment_closes_at")}
APPLICATION_COLUMNS = {
    "call_id": "call_id", "matter_id": "matter_id", "status": "status", "decided_at": "decided_at",
    "closes_at": "call.closes_at", "is_rolling": "call.is_rolling", "cancelled_at": "call.cancelled_at",
    "requires_declarations": "call.requires_declarations", **_WINDOW, **ASSIGNED_COLUMNS,
}  # fmt: skip

SAVE = Handled("saveAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own, **_HOW)
SUBMIT = Handled("submitAssessment", doers.ASSESSOR_OF_OWN, _wrote, _blocks_own, **_HOW)
GUARDS = (SAVE, SUBMIT)
COLUMNS = {
    "call_id": "call_id", "assessor_id": "assessor_id", "assessment": "status", "status": "application.status",
    "decided_at": "application.decided_at", "matter_id": "application.matter_id", "closes_at": "call.closes_at",
    "is_rolling": "call.is_rolling", "cancelled_at": "call.cancelled_at", "requires_declarations": "call.requires_declarations",
    **_WINDOW, **ASSIGNED_COLUMNS,
}  # fmt: skip
