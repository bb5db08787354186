"""What service does when a decision is superseded: nobody has to contest one that isn't in force."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.decisions.models import Decision
from avustin_core.plugin import DecisionSigned
from avustin_core.service.models import Service
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work, reacts_to


@reacts_to(DecisionSigned)
async def superseded_ones_run_no_more(work: Work, event: DecisionSigned) -> None:
    """Ends the times for review of the decision whose place the new one takes."""
    before = select(col(Decision.supersedes_id)).where(col(Decision.id) == UUID(event.decision_id))
    if superseded := await work.session.scalar(before):
        await end_times(work, superseded)


async def end_times(work: Work, decision_id: UUID) -> None:
    """Ends the times that run from a decision which isn't in force any more."""
    for service in await work.session.scalars(select(Service).where(col(Service.decision_id) == decision_id)):
        for kind in (TimeLimitKind.REVIEW, TimeLimitKind.APPEAL):
            await time_limits.cancel(work, service.matter_id, kind, about=service.id)
