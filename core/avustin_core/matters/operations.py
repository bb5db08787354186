"""Opening and closing matters. The slices above do it with their own rights: none is offered to clients."""

from uuid import UUID

from avustin_core.matters.models import Matter, MatterKind
from avustin_core.work import Work


async def create(
    work: Work, kind: MatterKind, *, call_id: UUID, party_id: UUID, parent_id: UUID | None = None
) -> Matter:
    """A matter of the party; not pending before something arrives."""
    return await work.add(Matter(kind=kind, call_id=call_id, party_id=party_id, parent_id=parent_id))


async def make_pending(work: Work, matter: Matter, *, number: str | None = None) -> Matter:
    """The matter has come to the authority (Administrative Procedure Act 20 §); the first arrival counts."""
    if matter.pending_at is None:
        matter.pending_at = work.now
    if number and matter.number is None:
        matter.number = number
    return matter


async def close(work: Work, matter: Matter) -> Matter:
    """The handling has ended; closing again changes nothing."""
    if matter.closed_at is None:
        matter.closed_at = work.now
    return matter
