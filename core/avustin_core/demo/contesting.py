"""Requests for review in the story: one too late, one rejected, one changed; others decide on them than decided before."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy import select
from sqlmodel import col

from avustin_core.clock import HELSINKI
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.demo import words
from avustin_core.demo.applying import Story, signatory_of
from avustin_core.demo.calls import at_work
from avustin_core.demo.deciding import decision_of, publish
from avustin_core.demo.people import REGISTRAR, REVIEW_DECIDER, REVIEWING
from avustin_core.demo.plan import Case
from avustin_core.demo.serving import letter
from avustin_core.reviews.deciding import Change, Said, propose_review, sign_review
from avustin_core.reviews.models import Review, ReviewOutcome
from avustin_core.reviews.operations import record_review_service
from avustin_core.reviews.requesting import Sought, request_review
from avustin_core.service.operations import record_service

CAME = {"pending": 16, "changed": 12, "rejected": 24, "late": 47}  #: days after the decisions
DECIDED, SERVED = timedelta(days=30), timedelta(days=6)
OUTCOMES = {
    "late": (ReviewOutcome.NOT_EXAMINED, words.REVIEW_LATE),
    "rejected": (ReviewOutcome.REJECTED, words.REVIEW_REJECTED),
    "changed": (ReviewOutcome.CHANGED, words.REVIEW_CHANGED),
}


def plan_contesting(story: Story, cases: Sequence[Case]) -> None:
    """Puts the requests on the agenda, and what becomes of them."""
    decided = datetime.combine(story.demonstration.decided_on, time(13), HELSINKI)
    for case in cases:
        if case.review:
            _plan(story, case, decided + timedelta(days=CAME[case.review]))


def _plan(story: Story, case: Case, came: datetime) -> None:
    """Asked for; proposed a month later in the afternoon, signed two hours later by another, and served."""
    made: list[Review] = []

    async def ask(at: datetime) -> None:
        made.append(await _request(story, case, at))

    async def propose(at: datetime) -> None:
        await _propose(story, case, made[0], at)

    async def sign(at: datetime) -> None:
        await _sign(story, case, made[0], at)

    async def serve(at: datetime) -> None:
        await _serve(story, made[0], at)

    story.agenda.at(came, ask)
    if case.review != "pending":
        decided = at_work(came + DECIDED, 13)
        story.agenda.at(decided, propose)
        story.agenda.at(decided + timedelta(hours=2), sign)
        story.agenda.at(at_work(decided + SERVED, 14), serve)


async def _request(story: Story, case: Case, at: datetime) -> Review:
    decision = await decision_of(story, case)
    grounds = words.GROUNDS_OF_COSTS if case.review == "changed" else words.GROUNDS
    sought = Sought(words.SOUGHT.get(case.language), grounds.get(case.language))
    return await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: request_review(work, decision.id, sought, revision=decision.revision),
    )


async def _propose(story: Story, case: Case, review: Review, at: datetime) -> None:
    outcome, reasons = OUTCOMES[case.review or ""]
    said = Said(outcome=outcome, reasons=reasons.get(review.language))
    change = _change(story, case) if outcome is ReviewOutcome.CHANGED else None
    await story.stage.do(
        REVIEWING, at, lambda work: propose_review(work, review.id, said, change=change, revision=review.revision)
    )


async def _sign(story: Story, case: Case, review: Review, at: datetime) -> None:
    new = await _new(story, review)
    read = new.revision if new else None
    await story.stage.do(
        REVIEW_DECIDER,
        at,
        lambda work: sign_review(work, review.id, revision=review.revision, new_decision_revision=read),
    )
    if new:
        case.decision_id = new.id
        story.agenda.at(at + timedelta(hours=1), partial(publish, story, decisions=[new.id]))


def _change(story: Story, case: Case) -> Change:
    """Half of what was left out is granted too, and its costs are accepted."""
    amount = (case.granted + case.applied) // 200 * 100
    costs = story.costs_of(amount)
    return Change(kind=DecisionKind.PARTIAL_GRANT, contents=Contents(amount=amount * 100, eligible_costs=costs))


async def _serve(story: Story, review: Review, at: datetime) -> None:
    """What was decided on the request, and the new decision where there is one."""
    assert review.signed_at
    sending = letter(review.signed_at + timedelta(hours=1))
    await story.stage.do(
        REGISTRAR, at, lambda work: record_review_service(work, review.id, sending, revision=review.revision)
    )
    if new := await _new(story, review):
        await story.stage.do(
            REGISTRAR,
            at,
            lambda work: record_service(work, new.id, sending, revision=new.revision),
        )


async def _new(story: Story, review: Review) -> Decision | None:
    asked = select(Decision).where(col(Decision.id) == review.new_decision_id)
    return (await story.stage.work.session.scalars(asked)).one_or_none()
