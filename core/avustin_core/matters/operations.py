"""Opening and closing matters, who takes part, and who did what. The slices above do it with their own rights."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import undefer
from sqlmodel import col

from avustin_core.access import Capacity, Declaration, MatterOrganisation
from avustin_core.matters.models import Matter, MatterAct, MatterKind
from avustin_core.work import Work

PARTICIPANTS = select(MatterOrganisation).where(
    col(MatterOrganisation.matter_id) == bindparam("matter_id"),
    col(MatterOrganisation.capacity) == Capacity.PARTICIPANT,
)


async def create(
    work: Work, kind: MatterKind, *, call_id: UUID, party_id: UUID, parent_id: UUID | None = None
) -> Matter:
    """A matter of the party; not pending before something arrives."""
    matter = await work.add(Matter(kind=kind, call_id=call_id, party_id=party_id, parent_id=parent_id))
    await work.add_all(MatterOrganisation, [_part(matter, party_id, Capacity.PARTY)])
    return matter


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


async def take_part(work: Work, matter: Matter, organisation_ids: Collection[UUID], *, is_first: bool = False) -> None:
    """Makes these, and no others, the organisations that take part beside the party; the first time nobody does yet."""
    rows = () if is_first else await work.session.scalars(PARTICIPANTS, {"matter_id": matter.id})
    known = {row.organisation_id: row for row in rows}
    wanted = set(organisation_ids) - {matter.party_id}
    for gone in known.keys() - wanted:
        await work.session.delete(known[gone])
    await work.session.flush()
    added = [_part(matter, each, Capacity.PARTICIPANT) for each in sorted(wanted - known.keys())]
    await work.add_all(MatterOrganisation, added)


def _part(matter: Matter, organisation_id: UUID, capacity: Capacity) -> dict[str, Any]:
    return {
        "matter_id": matter.id, "call_id": matter.call_id, "organisation_id": organisation_id, "capacity": capacity
    }  # fmt: skip


async def did(work: Work, matter_id: UUID, act: str) -> None:
    """Keeps that the actor did this in the matter, once; the matter's own row, or what hangs on it, is locked.

    It is written with the next flush.
    """
    if work.actor.user_id is None:
        return
    known = select(col(MatterAct.id)).where(
        col(MatterAct.matter_id) == matter_id, col(MatterAct.act) == act, col(MatterAct.user_id) == work.actor.user_id
    )
    if await work.session.scalar(known) is None:
        work.session.add(MatterAct(matter_id=matter_id, act=act, user_id=work.actor.user_id, at=work.now))


async def handled(work: Work, matter_id: UUID) -> Matter:
    """The matter as it stands, locked, with who did what in it; whether the actor may see it, the caller asks.

    What keeps the actor from it is asked again: it may have been declared while the request was on its way.
    """
    await work.session.execute(select(col(Matter.id)).where(col(Matter.id) == matter_id).with_for_update())
    statement = (
        select(Matter)
        .where(col(Matter.id) == matter_id)
        .options(undefer(Matter.doers), undefer(Matter.assigned), undefer(Matter.unrecorded))  # type: ignore[attr-defined]
        .execution_options(populate_existing=True)
    )
    matter: Matter = (await work.session.scalars(statement)).one()
    if await _keeps_away(work, matter_id):
        kept = work.actor.disqualified | {matter_id}
        work.actor = replace(
            work.actor, disqualified=kept, disqualified_in=work.actor.disqualified_in | {matter.call_id}
        )
    return matter


async def _keeps_away(work: Work, matter_id: UUID) -> bool:
    """Whether something is declared of the actor with a ground, or an organisation of theirs is in the matter."""
    declared = select(col(Declaration.id)).where(
        col(Declaration.matter_id) == matter_id, col(Declaration.user_id) == work.actor.user_id,
        col(Declaration.ended_at).is_(None), col(Declaration.ground).is_not(None),
    )  # fmt: skip
    in_it = select(col(MatterOrganisation.id)).where(
        col(MatterOrganisation.matter_id) == matter_id, col(MatterOrganisation.organisation_id).in_(work.actor.mandates)
    )
    return bool(await work.session.scalar(select(or_(declared.exists(), in_it.exists()))))
