"""What an assessor does: saves scores and reasons, and hands them in."""

from collections.abc import Sequence
from types import SimpleNamespace
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.applications.loading import get_call
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationIsDecided, ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.assessments.criteria import pinned
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.refusals import (
    AssessmentIncomplete,
    AssessmentIsSubmitted,
    AssessmentTooEarly,
    AssessmentWindowClosed,
    ScoreNotTaken,
    ScoreOutsideScale,
    UnknownCriterion,
    YesNoNotTaken,
)
from avustin_core.assessments.rights import APPLICATION_COLUMNS, ASSESS, COLUMNS, SAVE, SUBMIT
from avustin_core.assessments.scores import Score, check_complete, stored
from avustin_core.calls.counting import count
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.errors import Conflict, NotFound
from avustin_core.matters import assignments
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import DeclarationMissing, NotAssigned
from avustin_core.plugin import AssessmentSubmitted, TransitionView
from avustin_core.work import Work, operation

STATES = (
    ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided, CallIsCancelled, AssessmentTooEarly,
    AssessmentWindowClosed, AssessmentIsSubmitted, DeclarationMissing, NotAssigned,
)  # fmt: skip


@operation(refuses=(*STATES, UnknownCriterion, ScoreNotTaken, ScoreOutsideScale, YesNoNotTaken))
async def save_assessment(
    work: Work, application_id: UUID, *, scores: Sequence[Score], comment: str = "", revision: int | None = None
) -> Assessment:
    """The actor's own assessment of the application, as a draft that nobody else sees. Replaces all of what was saved.

    `revision` is that of the assessment; None for the first save. A draft may lack scores and reasons.
    """
    application = await work.get(Application, application_id, lock=True)
    call = await get_call(work.session, application.call_id)
    matter = await _matter(work, application)
    work.may(ASSESS, gather(APPLICATION_COLUMNS, application, call=call, matter=matter))
    assessment = await _own(work, application)
    if assessment is None and revision is not None:
        raise Conflict("revision")
    if assessment is None:
        assessment = Assessment(application_id=application.id, call_id=call.id, assessor_id=_user(work))
        work.session.add(assessment)
    else:
        work.may(SAVE, gather(COLUMNS, assessment, application=application, call=call, matter=matter))
        work.expect(assessment, revision or 0)
    assessment.scores = stored(pinned(call.criteria), scores)
    assessment.comment = comment.strip()
    await work.session.flush()
    await matters.did(work, application.matter_id, SAVE.action)
    return assessment


@operation(refuses=(*STATES, AssessmentIncomplete))
async def submit_assessment(work: Work, assessment_id: UUID, *, revision: int) -> Assessment:
    """Hand the assessment in, for good: officials of the call see it, and it counts in the ranking."""
    seen = await work.get(Assessment, assessment_id)
    application = await work.get(Application, seen.application_id, lock=True)
    assessment = await work.get(Assessment, assessment_id, lock=True)
    call = await get_call(work.session, application.call_id)
    matter = await _matter(work, application)
    work.may(SUBMIT, gather(COLUMNS, assessment, application=application, call=call, matter=matter))
    work.expect(assessment, revision)
    check_complete(pinned(call.criteria), assessment.scores)
    work.registry.veto(_transition(work, assessment))
    if not await has_submitted(work, application.id):
        await count(work, call.id, assessed=1)
    assessment.status, assessment.submitted_at = AssessmentStatus.SUBMITTED, work.now
    await work.session.flush()
    await matters.did(work, application.matter_id, SUBMIT.action)
    await work.happened(AssessmentSubmitted(str(application.id), str(assessment.id), at=work.now))
    return assessment


async def has_submitted(work: Work, application_id: UUID) -> bool:
    """Whether any assessment of the application was handed in."""
    found = select(func.count()).where(
        col(Assessment.application_id) == application_id, col(Assessment.status) == AssessmentStatus.SUBMITTED
    )
    return bool(await work.session.scalar(found))


async def _matter(work: Work, application: Application) -> SimpleNamespace:
    return SimpleNamespace(assigned=await assignments.assigned(work, application.matter_id))


def _user(work: Work) -> UUID:
    if work.actor.user_id is None:
        raise NotFound()
    return work.actor.user_id


async def _own(work: Work, application: Application) -> Assessment | None:
    own = select(Assessment).where(
        col(Assessment.application_id) == application.id, col(Assessment.assessor_id) == work.actor.user_id
    )
    found: Assessment | None = await work.session.scalar(own)
    return found


def _transition(work: Work, assessment: Assessment) -> TransitionView:
    return TransitionView(
        name="submitAssessment",
        kind="assessment",
        id=str(assessment.id),
        from_state=AssessmentStatus.DRAFT.name,
        to_state=AssessmentStatus.SUBMITTED.name,
        at=work.now,
        actor_id=str(work.actor.user_id),
    )
