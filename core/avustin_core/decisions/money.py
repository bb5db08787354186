"""What a signature moves: the call's counters under its ceiling, and the commitments of the appropriation."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.appropriations import ledger
from avustin_core.appropriations.models import EntryKind, LedgerEntry
from avustin_core.calls import counting
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import AppropriationMissing, CallIsCancelled
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.work import Work

SUPERSEDED = "Korvattu uudella päätöksellä / Ersatt med ett nytt beslut"


async def count(work: Work, call: Call, application: Application, decision: Decision, before: Decision | None) -> None:
    """Moves the call's counters by what the decision changes. Refused when the grants would pass the call's ceiling.

    What was withdrawn isn't among the applications handed in, so its lapse isn't among the decided ones.
    """
    counts = application.status is ApplicationStatus.SUBMITTED
    new, old = _counters(decision, counts=counts), _counters(before, counts=counts)
    counted = await counting.count(
        work,
        call.id,
        decided=new["decided"] - old["decided"],
        granted=new["granted"] - old["granted"],
        refused=new["refused"] - old["refused"],
        granted_total=new["granted_total"] - old["granted_total"],
    )
    if decision.kind.grants and counted.cancelled_at:  # meanwhile; from now on the call's row is locked
        raise CallIsCancelled("kind")


def _counters(decision: Decision | None, *, counts: bool) -> counting.Counts:
    kind = decision.kind if decision else None
    return {
        "decided": int(counts and decision is not None),
        "granted": int(kind is not None and kind.grants),
        "refused": int(kind is DecisionKind.REFUSAL),
        "granted_total": decision.amount if decision else 0,
    }


async def draw(work: Work, call: Call, decision: Decision, before: Decision | None) -> None:
    """Commits the grant, and releases what the superseded decision held. A sum that stays the same moves nothing."""
    held = before.amount if before else 0
    if held == decision.amount:
        return
    if call.appropriation_id is None:
        raise AppropriationMissing()
    matter_id = decision.matter_id
    if held:
        holder = await _holder(work, matter_id)
        await ledger.release(
            work, call.appropriation_id, held, call_id=call.id, matter_id=matter_id, decision_id=holder,
            reason=SUPERSEDED,
        )  # fmt: skip
    if decision.amount:
        await ledger.commit(
            work, call.appropriation_id, decision.amount, call_id=call.id, matter_id=matter_id, decision_id=decision.id
        )


async def tell(work: Work, call: Call, decision: Decision) -> None:
    """Lets the public see what the decision commits, in the place of the one that the parties knew before."""
    known = (
        select(col(Decision.amount))
        .where(col(Decision.matter_id) == decision.matter_id, col(Decision.id) != decision.id)
        .where(col(Decision.notified_at).is_not(None))
        .order_by(col(Decision.signed_at).desc(), col(Decision.id).desc())
        .limit(1)
    )
    change = decision.amount - (await work.session.scalar(known) or 0)
    if change and call.appropriation_id:
        await ledger.tell(work, call.appropriation_id, change)


async def _holder(work: Work, matter_id: UUID) -> UUID | None:
    """The decision under which the matter's money was last committed."""
    last = (
        select(col(LedgerEntry.decision_id))
        .join(Decision, col(Decision.id) == col(LedgerEntry.decision_id))
        .where(col(Decision.matter_id) == matter_id, col(LedgerEntry.kind) == EntryKind.COMMITTED)
        .order_by(col(LedgerEntry.id).desc())
        .limit(1)
    )
    found: UUID | None = await work.session.scalar(last)
    return found
