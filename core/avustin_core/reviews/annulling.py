"""Annulling a decision: its money is made usable again, and the application waits for a decision anew."""

from sqlalchemy import select
from sqlmodel import col

from avustin_core import calendar
from avustin_core.applications.models import ApplicationStatus
from avustin_core.appropriations import ledger
from avustin_core.appropriations.models import Appropriation, LedgerEntry
from avustin_core.calls.counting import count
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.money import holder_of
from avustin_core.plugin import DecisionAnnulled
from avustin_core.reviews.loading import Contested
from avustin_core.service.reactions import end_times
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work

OF_A_GRANT = (TimeLimitKind.ACCEPTANCE, TimeLimitKind.REPORT)
BECAUSE = "Kumottu oikaisuvaatimuksen johdosta / Upphävt med anledning av en begäran om omprövning"


async def annul(work: Work, contested: Contested) -> None:
    """The decision isn't in force any more, for nobody; what it counted and committed is taken back."""
    decision, application = contested.decision, contested.application
    await _uncount(work, contested)
    await _release(work, decision)
    decision.status, decision.annulled_at = DecisionStatus.ANNULLED, work.now
    application.decided_at = application.told_decided_at = None
    contested.parent.closed_at = None
    await time_limits.cancel_running(work, decision.matter_id, OF_A_GRANT)
    await end_times(work, decision.id)
    await work.session.flush()
    await work.happened(DecisionAnnulled(str(application.id), str(decision.id), at=work.now))


async def _uncount(work: Work, contested: Contested) -> None:
    decision = contested.decision
    holds = decision.kind.grants and decision.released_at is None
    await count(
        work, decision.call_id, decided=-int(contested.application.status is ApplicationStatus.SUBMITTED),
        granted=-int(holds), refused=-int(decision.kind is DecisionKind.REFUSAL),
        granted_total=-decision.amount if holds else 0,
    )  # fmt: skip


async def _release(work: Work, decision: Decision) -> None:
    """Gives back what it holds, while the appropriation is usable: after that there is nothing that could be granted."""
    if not decision.amount or decision.released_at:
        return
    holder = await holder_of(work, decision.matter_id)
    if holder and await _is_usable(work, holder):
        await ledger.release(
            work, holder.appropriation_id, decision.amount, call_id=decision.call_id, matter_id=decision.matter_id,
            decision_id=holder.decision_id, reason=BECAUSE,
        )  # fmt: skip
        await ledger.tell(work, holder.appropriation_id, -decision.amount)
        decision.released_at = work.now


async def _is_usable(work: Work, holder: LedgerEntry) -> bool:
    last = select(col(Appropriation.last_usable_year)).where(col(Appropriation.id) == holder.appropriation_id)
    year: int | None = await work.session.scalar(last)
    return year is not None and calendar.day_of(work.now).year <= year
