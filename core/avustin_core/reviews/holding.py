"""What is kept from a decision while requests for its review are pending."""

from sqlalchemy import select
from sqlmodel import col

from avustin_core.decisions.models import Decision
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.work import Work


async def let_go(work: Work, decision: Decision) -> None:
    """Ends what no pending request asks for any more."""
    pending = select(col(Review.execution_order)).where(
        col(Review.decision_id) == decision.id, col(Review.status) == ReviewStatus.PENDING
    )
    orders = list(await work.session.scalars(pending))
    if not orders:
        decision.contested_at = None
    if not any(orders):
        decision.execution_stopped_at = None
    await work.session.flush()
