"""What a signature moves: the call's counters under its ceiling, and the commitments of the appropriation."""

from uuid import UUID

from sqlalchemy import case, select
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
    holds = decision is not None and decision.released_at is None  # what was released is counted no more
    return {
        "decided": int(counts and decision is not None),
        "granted": int(holds and kind is not None and kind.grants),
        "refused": int(kind is DecisionKind.REFUSAL),
        "granted_total": decision.amount if decision and holds else 0,
    }


async def draw(work: Work, call: Call, decision: Decision, before: Decision | None) -> UUID | None:
    """Commits the grant, and releases what the superseded decision held; gives the appropriation whose money moved.

    A sum that stays the same moves nothing. A grant that takes the place of another stays with its appropriation,
    whatever the call draws on by now.
    """
    held, matter_id = before.amount if before and before.released_at is None else 0, decision.matter_id
    if held == decision.amount:
        return None
    holder = await holder_of(work, matter_id) if held else None
    drawn_on = holder.appropriation_id if holder else call.appropriation_id
    if drawn_on is None:
        raise AppropriationMissing()
    if holder:
        await ledger.release(
            work, drawn_on, held, call_id=call.id, matter_id=matter_id, decision_id=holder.decision_id,
            reason=SUPERSEDED,
        )  # fmt: skip
    if decision.amount:
        await ledger.commit(
            work, drawn_on, decision.amount, call_id=call.id, matter_id=matter_id, decision_id=decision.id
        )
    return drawn_on


async def tell(work: Work, decision: Decision, drawn_on: UUID | None = None) -> None:
    """Lets the public see what the decision commits, in the place of the one that the parties knew before."""
    amount = case((col(Decision.released_at).is_(None), col(Decision.amount)), else_=0)
    known = (
        select(amount)
        .where(col(Decision.matter_id) == decision.matter_id, col(Decision.id) != decision.id)
        .where(col(Decision.notified_at).is_not(None))
        .order_by(col(Decision.signed_at).desc(), col(Decision.id).desc())
        .limit(1)
    )
    change = decision.amount - (await work.session.scalar(known) or 0)
    if change and drawn_on is None:
        holder = await holder_of(work, decision.matter_id)
        drawn_on = holder.appropriation_id if holder else None
    if change and drawn_on:
        await ledger.tell(work, drawn_on, change)


async def holder_of(work: Work, matter_id: UUID) -> LedgerEntry | None:
    """The entry by which the matter's money was last committed."""
    last = (
        select(LedgerEntry)
        .join(Decision, col(Decision.id) == col(LedgerEntry.decision_id))
        .where(col(Decision.matter_id) == matter_id, col(LedgerEntry.kind) == EntryKind.COMMITTED)
        .order_by(col(LedgerEntry.id).desc())
        .limit(1)
    )
    found: LedgerEntry | None = await work.session.scalar(last)
    return found
