"""Drawing on an appropriation and giving back: a conditional update and a ledger entry, never more than there is.

The decision that draws asks for the rights; here only the money is looked at. Every sum is whole cents, above zero.
"""

from typing import Any, Required, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.appropriations.euros import euros
from avustin_core.appropriations.models import Appropriation, EntryKind, LedgerEntry
from avustin_core.appropriations.refusals import AppropriationExceeded, AppropriationExpired, ReleaseExceedsCommitment
from avustin_core.clock import HELSINKI
from avustin_core.errors import NotFound
from avustin_core.work import Work


class About(TypedDict, total=False):
    """What the money is for. `reason` is said where money is given back."""

    call_id: Required[UUID]
    matter_id: UUID
    decision_id: UUID | None
    reason: str


async def commit(work: Work, appropriation_id: UUID, amount: int, **about: Unpack[About]) -> LedgerEntry:
    """Binds the sum. Refused with AppropriationExceeded, and with AppropriationExpired after the last usable year."""
    _above_zero(amount)
    covered = col(Appropriation.appropriated) - col(Appropriation.committed) >= amount
    if not await _move(work, appropriation_id, amount, covered):
        raise await _why_not(work, appropriation_id, AppropriationExceeded("amount", asked=euros(amount)))
    return await _enter(work, EntryKind.COMMITTED, appropriation_id, amount, about)


async def tell(work: Work, appropriation_id: UUID, amount: int) -> None:
    """Changes what the public sees as committed, by a sum that may be negative: when parties are notified of it."""
    await work.session.execute(
        update(Appropriation)
        .where(col(Appropriation.id) == appropriation_id)
        .values(committed_told=col(Appropriation.committed_told) + amount)
        .execution_options(synchronize_session=False)
    )
    await _read_again(work, appropriation_id)


async def release(work: Work, appropriation_id: UUID, amount: int, **about: Unpack[About]) -> LedgerEntry:
    """Frees what was committed and declined, lapsed or corrected, while the appropriation is usable."""
    return await _give_back(work, EntryKind.RELEASED, appropriation_id, amount, about)


async def return_to_pool(work: Work, appropriation_id: UUID, amount: int, **about: Unpack[About]) -> LedgerEntry:
    """Makes money that came back usable again, only where it was so decided: otherwise it is the state's income."""
    return await _give_back(work, EntryKind.RETURNED_TO_POOL, appropriation_id, amount, about)


async def counted(session: AsyncSession, appropriation_id: UUID) -> tuple[int, int]:
    """What the ledger says: the sums appropriated and committed. The counters of the appropriation equal them."""
    kind, amount = col(LedgerEntry.kind), col(LedgerEntry.amount)
    appropriated = func.coalesce(func.sum(case((kind == EntryKind.APPROPRIATED, amount), else_=0)), 0)
    statement = select(appropriated, _net()).where(col(LedgerEntry.appropriation_id) == appropriation_id)
    row = (await session.execute(statement)).one()
    return int(row[0]), int(row[1])


def _net() -> ColumnElement[int]:
    """What the entries bind: commitments less what was given back."""
    kind, amount = col(LedgerEntry.kind), col(LedgerEntry.amount)
    given_back = kind.in_((EntryKind.RELEASED, EntryKind.RETURNED_TO_POOL))
    return func.coalesce(func.sum(case((kind == EntryKind.COMMITTED, amount), (given_back, -amount), else_=0)), 0)


async def _give_back(work: Work, kind: EntryKind, appropriation_id: UUID, amount: int, about: About) -> LedgerEntry:
    _above_zero(amount)
    if not await _move(work, appropriation_id, -amount, col(Appropriation.committed) >= amount):
        refusal = ReleaseExceedsCommitment("amount", asked=euros(amount))
        raise await _why_not(work, appropriation_id, refusal)
    if decision_id := about.get("decision_id"):  # the row is locked by now, so that nobody else gives back the same
        held = await work.session.scalar(select(_net()).where(col(LedgerEntry.decision_id) == decision_id)) or 0
        if held < amount:
            raise ReleaseExceedsCommitment("amount", asked=euros(amount), committed=euros(int(held)))
    return await _enter(work, kind, appropriation_id, amount, about)


def _above_zero(amount: int) -> None:
    if amount <= 0:
        raise ValueError(f"a ledger entry of {amount} cents")


async def _move(work: Work, appropriation_id: UUID, amount: int, possible: ColumnElement[bool]) -> bool:
    """Changes what is committed, if that is possible and the year allows it."""
    result: CursorResult[Any] = await work.session.execute(  # type: ignore[assignment]
        update(Appropriation)
        .where(
            col(Appropriation.id) == appropriation_id,
            col(Appropriation.last_usable_year) >= work.now.astimezone(HELSINKI).year,
            possible,
        )
        .values(committed=col(Appropriation.committed) + amount)
        .execution_options(synchronize_session=False)
    )
    await _read_again(work, appropriation_id)
    return result.rowcount == 1


async def _read_again(work: Work, appropriation_id: UUID) -> Appropriation:
    row = await work.session.get(Appropriation, appropriation_id, populate_existing=True)
    if row is None:
        raise NotFound("appropriationId")
    return row


async def _why_not(
    work: Work, appropriation_id: UUID, refusal: AppropriationExceeded | ReleaseExceedsCommitment
) -> AppropriationExceeded | AppropriationExpired | ReleaseExceedsCommitment:
    row = await _read_again(work, appropriation_id)
    if row.last_usable_year < work.now.astimezone(HELSINKI).year:
        return AppropriationExpired(year=row.last_usable_year)
    refusal.values |= {"available": euros(row.available), "committed": euros(row.committed)}
    return refusal


async def _enter(work: Work, kind: EntryKind, appropriation_id: UUID, amount: int, about: About) -> LedgerEntry:
    entry = LedgerEntry(
        appropriation_id=appropriation_id, kind=kind, amount=amount, at=work.now, by=work.actor.user_id, **about
    )
    return await work.add(entry)
