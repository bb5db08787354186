"""Withdrawing a request for review: the party takes it back until it is decided, and its matter lapses."""

from uuid import UUID

from avustin_core.access import gather
from avustin_core.matters import operations as matters
from avustin_core.plugin import ReviewWithdrawn
from avustin_core.reviews.deciding import drop_change
from avustin_core.reviews.holding import let_go
from avustin_core.reviews.loading import load
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.reviews.refusals import ReviewIsDecided, ReviewIsWithdrawn
from avustin_core.reviews.rights import COLUMNS, WITHDRAW
from avustin_core.work import Work, operation


@operation(refuses=(ReviewIsDecided, ReviewIsWithdrawn))
async def withdraw_review(work: Work, id: UUID, *, note: str = "", revision: int) -> Review:
    """Takes the request back for good; the decision stands as it is, and what was ordered or proposed for the request ends.

    While the time for review runs, the party can request one anew.
    """
    contested = await load(work, id)
    review = contested.review
    work.may(WITHDRAW, gather(COLUMNS, review, matter=contested.matter, call=contested.call))
    work.expect(review, revision)
    await drop_change(work, review)
    review.status, review.withdrawn_at, review.withdrawn_by = ReviewStatus.WITHDRAWN, work.now, work.actor.user_id
    review.withdrawal_note = note.strip() or None
    await work.session.flush()
    await let_go(work, contested.decision, contested.parent)
    await matters.close(work, contested.matter)
    work.recorded.matters |= {review.matter_id, contested.parent.id}  # whoever follows either matter is told
    await work.session.flush()
    await work.happened(ReviewWithdrawn(str(review.application_id), str(review.id), at=work.now))
    return review
