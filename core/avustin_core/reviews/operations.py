"""What else is done to a request: its decision's execution is stopped, and the service of what was decided is recorded."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from avustin_core.access import gather
from avustin_core.errors import InvalidInput
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Text
from avustin_core.reviews.holding import let_go
from avustin_core.reviews.loading import load
from avustin_core.reviews.models import ExecutionOrder, Review
from avustin_core.reviews.refusals import NoExecutionOrder, OutcomeNotProposed, ReviewIsDecided, ReviewIsWithdrawn
from avustin_core.reviews.rights import COLUMNS, LIFT, ORDER, SERVE
from avustin_core.service.operations import RECORDING
from avustin_core.service.recording import Sending, Served, by_mail, keep
from avustin_core.work import Work, operation


@operation(refuses=(ReviewIsDecided, ReviewIsWithdrawn, SeparationOfDuties))
async def order_execution(work: Work, id: UUID, *, order: ExecutionOrder, reasons: str, revision: int) -> Review:
    """Forbids or suspends the execution of the contested decision, with reasons, until the request is decided."""
    contested = await load(work, id)
    review = contested.review
    work.may(ORDER, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    if not reasons.strip():
        raise InvalidInput("reasons", reason=SAY_WHY)
    review.execution_order, review.execution_reasons = order, reasons.strip()
    review.execution_ordered_at, review.execution_ordered_by = work.now, work.actor.user_id
    contested.decision.execution_stopped_at = contested.decision.execution_stopped_at or work.now
    await matters.did(work, review.matter_id, ORDER.action)
    await work.session.flush()
    return review


@operation(refuses=(ReviewIsDecided, ReviewIsWithdrawn, NoExecutionOrder, SeparationOfDuties))
async def lift_execution_order(work: Work, id: UUID, *, reasons: str, revision: int) -> Review:
    """Lets the decision be executed although the request is pending, with reasons."""
    contested = await load(work, id)
    review = contested.review
    work.may(LIFT, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    if not reasons.strip():
        raise InvalidInput("reasons", reason=SAY_WHY)
    review.execution_order, review.execution_reasons = None, reasons.strip()
    review.execution_ordered_at, review.execution_ordered_by = work.now, work.actor.user_id
    await matters.did(work, review.matter_id, LIFT.action)
    await work.session.flush()
    await let_go(work, contested.decision, contested.parent)
    return review


@operation(refuses=(OutcomeNotProposed, *RECORDING))
async def record_review_service(work: Work, id: UUID, sending: Sending, *, reason: str = "", revision: int) -> Review:
    """Records how what was decided was sent to the party; its time for appeal follows from that."""
    contested = await load(work, id)
    review = contested.review
    work.may(SERVE, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    await keep(work, served_of(review), review.organisation_id, sending, reason=reason)
    await matters.did(work, review.matter_id, SERVE.action)
    return review


@operation(refuses=RECORDING)
async def sent_by_mail(work: Work, review_id: UUID, organisation_ids: Sequence[UUID], sent_at: datetime) -> Review:
    """What the mail itself records when the letter has gone out. No client can."""
    review = await work.session.get_one(Review, review_id, with_for_update=True, populate_existing=True)
    await by_mail(
        work, served_of(review), [each for each in organisation_ids if each == review.organisation_id], sent_at
    )
    return review


def served_of(review: Review) -> Served:
    """What is served on the party, which then appeals it."""
    return Served(
        review.matter_id, review.call_id, review.signed_at or review.arrived_at, review_id=review.id, is_appealed=True
    )


SAY_WHY = Text(fi="Kirjoita perustelut.", sv="Skriv motiveringen.", en="Write the reasons.")
