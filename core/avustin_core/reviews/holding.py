"""What is kept from a decision, and from those who made it, while requests for its review are pending."""

from sqlalchemy import select
from sqlmodel import col

from avustin_core.decisions.models import Decision
from avustin_core.matters.models import Matter
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.work import Work


async def hold(work: Work, matter: Matter) -> None:
    """Keeps those who decided what is contested from examining it anew; where nothing is pending, nobody is kept."""
    pending = (
        select(col(Review.decided_by))
        .join(Matter, col(Matter.id) == col(Review.matter_id))
        .where(col(Matter.parent_id) == matter.id, col(Review.status) == ReviewStatus.PENDING)
    )
    deciders = list(await work.session.scalars(pending))
    matter.contested_deciders = sorted({each for people in deciders for each in people}) if deciders else None
    await work.session.flush()


async def let_go(work: Work, decision: Decision, matter: Matter) -> None:
    """Ends what no pending request asks for any more; the matter is the application's."""
    pending = select(col(Review.execution_order)).where(
        col(Review.decision_id) == decision.id, col(Review.status) == ReviewStatus.PENDING
    )
    orders = list(await work.session.scalars(pending))
    if not orders:
        decision.contested_at = None
    if not any(orders):
        decision.execution_stopped_at = None
    await hold(work, matter)
