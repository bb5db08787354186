"""Assigning matters by a balanced draw: who is kept from what is looked up, and all that it is drawn of is kept with it."""

import secrets
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlmodel import col

from avustin_core.access import Declaration, MatterOrganisation, Membership, RoleGrant, gather
from avustin_core.calls.models import Call
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.matters.assignments import in_force
from avustin_core.matters.drawing import Lots, NoBalance, Pair, draw
from avustin_core.matters.models import AssignedRole, Assignment, Draw, Matter
from avustin_core.matters.refusals import AssigneeUnfit, DrawHasNoBalance, NothingToDraw
from avustin_core.matters.rights import CALL_COLUMNS, DRAW, RIGHTS
from avustin_core.plugin import Text
from avustin_core.work import Work, operation

MOST_MATTERS, MOST_PEOPLE, MOST_WANTED, LONGEST_SEED = 1_000, 200, 10, 200


@operation(refuses=(AssigneeUnfit, DrawHasNoBalance, NothingToDraw))
async def draw_assignments(
    work: Work,
    call_id: UUID,
    *,
    role: AssignedRole,
    matter_ids: Sequence[UUID],
    person_ids: Sequence[UUID],
    wanted: int,
    most: int | None = None,
    seed: str | None = None,
) -> Draw:
    """Draws people for the matters, so that each has `wanted` of them in the role, and all of them as much as can be.

    Whoever is disqualified in a matter, as declared, recorded or by an organisation, isn't drawn for it. What people have
    in the call already counts. Without a seed one is made.
    """
    call = await work.get(Call, call_id)
    work.may(DRAW, gather(CALL_COLUMNS, call))
    _check(matter_ids, person_ids, wanted, most, seed)
    matters = await _locked(work, call.id, matter_ids)
    await _fit(work, call.id, person_ids, role)
    lots = Lots(
        seed=(seed or secrets.token_hex(16)).strip(), wanted=wanted, most=most,
        matters=sorted(str(each.id) for each in matters),
        loads=await _loads(work, call.id, person_ids, role),
        kept_apart=await _kept_apart(work, list(matter_ids), person_ids),
        held=frozenset((str(each.matter_id), str(each.user_id)) for each in await in_force(work, matter_ids, role)),
    )  # fmt: skip
    outcome = _drawn(lots, matters)
    kept = await work.add(_kept(work, call.id, role, lots, outcome))
    work.session.add_all(
        Assignment(
            matter_id=UUID(matter), call_id=call.id, user_id=UUID(person), role=role, assigned_at=work.now,
            assigned_by=work.actor.user_id, draw_id=kept.id,
        )
        for matter, person in outcome
    )  # fmt: skip
    await work.session.flush()
    return kept


def lots_of(kept: Draw) -> Lots:
    """What it was drawn of."""
    return Lots(
        seed=kept.seed, wanted=kept.wanted, most=kept.most, matters=kept.matters,
        loads={each["person"]: each["load"] for each in kept.people},
        kept_apart=frozenset((matter, person) for matter, person in kept.kept_apart),
        held=frozenset((matter, person) for matter, person in kept.held),
    )  # fmt: skip


def _kept(work: Work, call_id: UUID, role: AssignedRole, lots: Lots, outcome: Sequence[Pair]) -> Draw:
    return Draw(
        call_id=call_id, role=role, wanted=lots.wanted, most=lots.most, seed=lots.seed, matters=list(lots.matters),
        people=[{"person": person, "load": load} for person, load in sorted(lots.loads.items())],
        kept_apart=[list(pair) for pair in sorted(lots.kept_apart)], held=[list(pair) for pair in sorted(lots.held)],
        outcome=[list(pair) for pair in outcome], drawn_at=work.now, drawn_by=work.actor.user_id,
    )  # fmt: skip


def _drawn(lots: Lots, matters: Sequence[Matter]) -> list[Pair]:
    try:
        outcome = draw(lots)
    except NoBalance as error:
        numbers = {str(each.id): each.number or str(each.id) for each in matters}
        raise DrawHasNoBalance("matterIds", matters=", ".join(sorted(numbers[id] for id in error.matters))) from None
    if not outcome:
        raise NothingToDraw("matterIds")
    return outcome


async def _locked(work: Work, call_id: UUID, ids: Sequence[UUID]) -> list[Matter]:
    """The matters of the call, locked in order; refused as a whole while the actor doesn't see one of them."""
    seen = RIGHTS.rows.predicate(Matter, work.actor, work.now)
    statement = (
        select(Matter)
        .where(col(Matter.id).in_(ids), col(Matter.call_id) == call_id, col(Matter.pending_at).is_not(None), seen)
        .order_by(col(Matter.id))
        .with_for_update()
    )
    matters = list(await work.session.scalars(statement))
    if missing := _first_missing(ids, {each.id for each in matters}):
        raise NotFound("matterIds", missing)
    return matters


async def _fit(work: Work, call_id: UUID, ids: Sequence[UUID], role: AssignedRole) -> None:
    statement = select(col(RoleGrant.user_id)).where(
        col(RoleGrant.user_id).in_(ids), col(RoleGrant.role) == role.role,
        or_(col(RoleGrant.call_id) == call_id, col(RoleGrant.call_id).is_(None)),
    )  # fmt: skip
    holders = set(await work.session.scalars(statement))
    if missing := _first_missing(ids, holders):
        raise AssigneeUnfit("personIds", missing)


def _first_missing(ids: Sequence[UUID], found: Collection[UUID]) -> str | None:
    return next((str(place) for place, id in enumerate(ids) if id not in found), None)


async def _loads(work: Work, call_id: UUID, ids: Sequence[UUID], role: AssignedRole) -> dict[str, int]:
    statement = (
        select(col(Assignment.user_id), func.count())
        .where(
            col(Assignment.call_id) == call_id, col(Assignment.role) == role, col(Assignment.ended_at).is_(None),
            col(Assignment.user_id).in_(ids),
        )
        .group_by(col(Assignment.user_id))
    )  # fmt: skip
    found: dict[UUID, int] = {row[0]: row[1] for row in await work.session.execute(statement)}
    return {str(id): found.get(id, 0) for id in sorted(ids)}


async def _kept_apart(work: Work, matters: Sequence[UUID], people: Sequence[UUID]) -> frozenset[Pair]:
    """Whoever declared a ground or of whom one was recorded, and whoever acts for an organisation of the matter."""
    declared = select(col(Declaration.matter_id), col(Declaration.user_id)).where(
        col(Declaration.ended_at).is_(None), col(Declaration.ground).is_not(None),
        col(Declaration.matter_id).in_(matters), col(Declaration.user_id).in_(people),
    )  # fmt: skip
    members = (
        select(col(MatterOrganisation.matter_id), col(Membership.user_id))
        .join(Membership, col(Membership.organisation_id) == col(MatterOrganisation.organisation_id))
        .where(col(MatterOrganisation.matter_id).in_(matters), col(Membership.user_id).in_(people))
    )
    found = (await work.session.execute(declared.union(members))).all()
    return frozenset((str(matter), str(person)) for matter, person in found)


def _check(
    matters: Sequence[UUID], people: Sequence[UUID], wanted: int, most: int | None, seed: str | None
) -> None:  # fmt: skip
    for path, ids, limit in (("matterIds", matters, MOST_MATTERS), ("personIds", people, MOST_PEOPLE)):
        if not 0 < len(ids) <= limit or len(set(ids)) < len(ids):
            raise InvalidInput(path, reason=_each_once(limit))
    if not 0 < wanted <= MOST_WANTED:
        raise InvalidInput("wanted", reason=WANTED)
    if most is not None and most < 1:
        raise InvalidInput("most", reason=ONE_AT_LEAST)
    if seed is not None and not 0 < len(seed.strip()) <= LONGEST_SEED:
        raise InvalidInput("seed", reason=SEED)


def _each_once(limit: int) -> Text:
    return Text(
        fi=f"Anna vähintään yksi ja enintään {limit}, kukin kerran.",
        sv=f"Ange minst en och högst {limit}, var och en gång.",
        en=f"Give one at least and {limit} at most, each once.",
    )


WANTED = Text(
    fi=f"Anna luku väliltä 1–{MOST_WANTED}.",
    sv=f"Ange ett tal mellan 1 och {MOST_WANTED}.",
    en=f"Give a number from 1 to {MOST_WANTED}.",
)
ONE_AT_LEAST = Text(fi="Anna vähintään yksi.", sv="Ange minst ett.", en="Give one at least.")
SEED = Text(
    fi=f"Siemenluvussa on 1–{LONGEST_SEED} merkkiä; jätä se pois, niin järjestelmä arpoo sen.",
    sv=f"Ett frö har 1–{LONGEST_SEED} tecken; utelämna det så drar systemet ett.",
    en=f"A seed has 1 to {LONGEST_SEED} characters; leave it out, and one is made.",
)
