"""What the register does when a decision is superseded or annulled: it never shows one that isn't in force."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.calls.counting import count
from avustin_core.decisions.models import Decision, DecisionStatus
from avustin_core.plugin import DecisionAnnulled, DecisionSigned
from avustin_core.register.models import RegisterEntry
from avustin_core.work import Work, reacts_to

OVER = (DecisionStatus.SUPERSEDED, DecisionStatus.ANNULLED)


@reacts_to(DecisionSigned)
async def nothing_superseded(work: Work, event: DecisionSigned) -> None:
    """The new decision is published when its parties were notified."""
    await _only_what_is_in_force(work, UUID(event.application_id))


@reacts_to(DecisionAnnulled)
async def nothing_annulled(work: Work, event: DecisionAnnulled) -> None:
    """The application waits for a decision anew."""
    await _only_what_is_in_force(work, UUID(event.application_id))


async def _only_what_is_in_force(work: Work, application_id: UUID) -> None:
    """Takes out the entry of what is over."""
    over = select(col(Decision.id)).where(
        col(Decision.application_id) == application_id, col(Decision.status).in_(OVER)
    )
    entries = await work.session.scalars(select(RegisterEntry).where(col(RegisterEntry.decision_id).in_(over)))
    for entry in entries:
        await work.session.delete(entry)
        await count(work, entry.call_id, registered=-1)
    await work.session.flush()
