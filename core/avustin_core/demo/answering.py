"""What recipients answer in the story: they take the grant and say to which account, or leave it, and it is released."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from avustin_core.acceptances.operations import Agreement, accept_grant, decline_grant, release_grant
from avustin_core.clock import HELSINKI
from avustin_core.demo import words
from avustin_core.demo.applying import Story, signatory_of
from avustin_core.demo.calls import at_work
from avustin_core.demo.deciding import decision_of
from avustin_core.demo.people import PREPARER
from avustin_core.demo.plan import GRANTING, Case

IBAN = "FI21 1234 5600 0007 85"  #: the example of the standard's own guides
FIRST, SPREAD = timedelta(days=7), 17  #: days after the decisions, over which the answers come


def plan_answering(story: Story, cases: Sequence[Case], *, waits: Case | None = None) -> None:
    """Puts the answers on the agenda; one may be waited for."""
    decided = datetime.combine(story.demonstration.decided_on, time(12), HELSINKI)
    granted = [case for case in cases if case.outcome in GRANTING and case is not waits and case.review != "changed"]
    for place, case in enumerate(granted):
        at = at_work(decided + FIRST + timedelta(days=place % SPREAD)) + timedelta(minutes=11 * place)
        answer = _decline if case.is_declined else _accept
        story.agenda.at(at, partial(answer, story, case))
        if case.is_declined:
            story.agenda.at(at_work(at + timedelta(days=2), 11), partial(_release, story, case))
    for case in cases:
        if case.review == "changed":  # the decision that was contested isn't taken; the changed one is
            story.agenda.at(at_work(decided + timedelta(days=60)), partial(_accept, story, case))


async def _accept(story: Story, case: Case, at: datetime) -> None:
    """In a joint project the agreement with the others was signed the day before (688/2001 7 § 3 mom.)."""
    decision = await decision_of(story, case)
    agreement = Agreement((at - timedelta(days=1)).date()) if len(case.participants) > 1 else None
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: accept_grant(work, decision.id, iban=IBAN, agreement=agreement, revision=decision.revision),
    )


async def _decline(story: Story, case: Case, at: datetime) -> None:
    decision, why = await decision_of(story, case), words.DECLINED.get(case.language)
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: decline_grant(work, decision.id, reason=why, revision=decision.revision),
    )


async def _release(story: Story, case: Case, at: datetime) -> None:
    decision = await decision_of(story, case)
    await story.stage.do(
        PREPARER, at, lambda work: release_grant(work, decision.id, reason=words.RELEASED, revision=decision.revision)
    )
