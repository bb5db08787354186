"""Deciding on a request for review: a rapporteur proposes, a decider signs, and neither of them decided before."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from avustin_core import calendar
from avustin_core.access import gather
from avustin_core.calls.contacts import contact_of
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.refusals import TextsOutdated
from avustin_core.decisions.signing import sign_decision
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import DeclarationMissing, SeparationOfDuties, SubstituteMissing
from avustin_core.plugin import ReviewDecided, Text
from avustin_core.reviews.annulling import annul
from avustin_core.reviews.holding import let_go
from avustin_core.reviews.loading import Contested, load
from avustin_core.reviews.models import Review, ReviewOutcome, ReviewStatus
from avustin_core.reviews.refusals import (
    ChangeMissing,
    ChangeOutdated,
    LateReviewIsNotExamined,
    NothingToReview,
    OutcomeNotProposed,
    OutcomeUnreasoned,
    ReviewIsDecided,
    ReviewIsWithdrawn,
)
from avustin_core.reviews.rights import COLUMNS, PROPOSE, SIGN
from avustin_core.reviews.telling import tell
from avustin_core.reviews.texts import appeal_on, provisions_of
from avustin_core.work import Work, operation

HANDLING = (ReviewIsDecided, ReviewIsWithdrawn, SeparationOfDuties, DeclarationMissing, SubstituteMissing)
IN_PLACE = (ReviewOutcome.CHANGED, ReviewOutcome.ANNULLED)  #: what needs the decision to be in force


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is decided on a request. What is left out is the law's; the reasons never are."""

    outcome: ReviewOutcome
    reasons: str
    provisions: str = ""
    contact: str = ""
    appeal_instructions: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """The decision that takes the place of the contested one. `proposal_revision` is that of an open proposal, if any."""

    kind: DecisionKind
    contents: Contents = field(default_factory=Contents)
    proposal_revision: int | None = None


@operation(
    refuses=(
        *HANDLING, NothingToReview, LateReviewIsNotExamined, OutcomeUnreasoned, ChangeMissing,
        *propose_decision.refuses,  # type: ignore[attr-defined]
    )
)  # fmt: skip
async def propose_review(work: Work, id: UUID, said: Said, *, change: Change | None = None, revision: int) -> Review:
    """Proposes what is decided on a request, anew as often as needed; a changed decision is proposed with it."""
    contested = await load(work, id)
    review = contested.review
    work.may(PROPOSE, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    if not said.reasons.strip():
        raise OutcomeUnreasoned("reasons")
    if (change is None) is (said.outcome is ReviewOutcome.CHANGED):
        raise ChangeMissing("change")
    _check_possible(contested, said.outcome)
    await _write(work, contested, said)
    await _propose_change(work, contested, change)
    review.proposed_by, review.proposed_at = work.actor.user_id, work.now
    await work.session.flush()
    await matters.did(work, review.matter_id, PROPOSE.action)
    return review


@operation(
    refuses=(
        *HANDLING, NothingToReview, OutcomeNotProposed, LateReviewIsNotExamined, ChangeOutdated,
        *sign_decision.refuses,  # type: ignore[attr-defined]
    )
)  # fmt: skip
async def sign_review(work: Work, id: UUID, *, revision: int, new_decision_revision: int | None = None) -> Review:
    """Signs what was proposed and read: the decision is changed, annulled or left as it is, and the party is notified.

    `new_decision_revision` is that of the new decision that was read, where there is one.
    """
    contested = await load(work, id)
    review = contested.review
    work.may(SIGN, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    outcome = review.outcome or ReviewOutcome.NOT_EXAMINED
    _check_dated(review, calendar.day_of(work.now))
    _check_possible(contested, outcome)
    await matters.did(work, review.matter_id, SIGN.action)
    await _carry_out(work, contested, outcome, new_decision_revision)
    review.status, review.signed_by, review.signed_at = ReviewStatus.DECIDED, work.actor.user_id, work.now
    await work.session.flush()
    await let_go(work, contested.decision, contested.parent)
    await matters.close(work, contested.matter)
    await tell(work, contested)
    await work.session.flush()
    await work.happened(ReviewDecided(str(review.application_id), str(review.id), at=work.now))
    return review


def _check_possible(contested: Contested, outcome: ReviewOutcome) -> None:
    """A late request isn't examined (434/2003 49 c §), and what isn't in force any more is neither changed nor annulled."""
    if contested.is_late and outcome is not ReviewOutcome.NOT_EXAMINED:
        raise LateReviewIsNotExamined("outcome")
    if outcome in IN_PLACE and contested.decision.status is not DecisionStatus.SIGNED:
        raise NothingToReview("outcome")


def _check_dated(review: Review, today: date) -> None:
    """Refuses instructions that were the law's on the day of the proposal, and say something else today."""
    proposed_on = calendar.day_of(review.proposed_at) if review.proposed_at else today
    then, now = (appeal_on(day, review.language) for day in (proposed_on, today))
    if then != now and review.appeal_instructions == then:
        raise TextsOutdated("appealInstructions", fields=INSTRUCTIONS)


async def _write(work: Work, contested: Contested, said: Said) -> None:
    review, today = contested.review, calendar.day_of(work.now)
    review.outcome, review.reasons = said.outcome, said.reasons.strip()
    review.provisions = said.provisions.strip() or provisions_of(said.outcome, review.language)
    review.contact = said.contact.strip() or contact_of(contested.call, review.language)
    review.appeal_instructions = said.appeal_instructions.strip() or appeal_on(today, review.language)
    if not review.contact:
        raise OutcomeUnreasoned("contact")


async def _propose_change(work: Work, contested: Contested, change: Change | None) -> None:
    review = contested.review
    if change is None:
        await drop_change(work, review)
        return
    correction = Correction(ground=CorrectionGround.REVIEW, why=review.reasons)
    given = {"review_instructions": review.appeal_instructions, "reasons": review.reasons}
    contents = Contents(**given | {name: value for name, value in vars(change.contents).items() if value is not None})
    proposed = await propose_decision(
        work, review.application_id, kind=change.kind, contents=contents, correction=correction,
        revision=contested.application.revision, proposal_revision=change.proposal_revision,
    )  # fmt: skip
    review.new_decision_id = proposed.id


async def drop_change(work: Work, review: Review) -> None:
    """Takes back the new decision that was proposed with the request's outcome."""
    before, review.new_decision_id = review.new_decision_id, None
    await work.session.flush()
    if before and (unsigned := await work.session.get(Decision, before)):
        await work.session.delete(unsigned)


async def _carry_out(work: Work, contested: Contested, outcome: ReviewOutcome, revision: int | None) -> None:
    review = contested.review
    if outcome is ReviewOutcome.ANNULLED:
        await annul(work, contested)
    if outcome is not ReviewOutcome.CHANGED:
        return
    new = await work.session.get(Decision, review.new_decision_id) if review.new_decision_id else None
    if new is None or new.status is not DecisionStatus.PROPOSED or new.proposed_by != review.proposed_by:
        raise ChangeOutdated()
    await sign_decision(work, new.id, revision=revision or 0, settles_review=True)


INSTRUCTIONS = Text(fi="valitusosoitus", sv="besvärsanvisning", en="instructions for appeal")
