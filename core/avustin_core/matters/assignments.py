"""Assigning matters to people by hand, ending that, and what becomes of it when somebody is disqualified."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import Declaration, User, actor_of, gather
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.matters.models import AssignedRole, Assignment, Matter
from avustin_core.matters.refusals import AssigneeUnfit, AssignmentEnded
from avustin_core.matters.rights import ASSIGN, ASSIGNMENT_COLUMNS, COLUMNS, END_ASSIGNMENT
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@operation(refuses=(AssigneeUnfit,))
async def assign(work: Work, matter_id: UUID, *, person_id: UUID, role: AssignedRole) -> Assignment:
    """Assigns the matter to somebody who holds the role in its call; again, it stays the same assignment."""
    matter = await work.get(Matter, matter_id, lock=True)
    work.may(ASSIGN, gather(COLUMNS, matter))
    if await work.session.get(User, person_id) is None:
        raise NotFound("personId")
    if held := await _in_force(work, matter_id, person_id, role):
        return held
    person = await actor_of(work.session, person_id)
    if person is None or not person.handles(matter.id, role.role, call_id=matter.call_id):
        raise AssigneeUnfit("personId")
    return await work.add(_made(work, matter, person_id, role))


@operation(refuses=(AssignmentEnded,))
async def end_assignment(work: Work, id: UUID, *, reason: str, revision: int) -> Assignment:
    """Ends an assignment, with the reason; what the person did in the matter stays."""
    seen = await work.get(Assignment, id)
    await work.session.get(Matter, seen.matter_id, with_for_update=True, populate_existing=True)
    assignment = await work.get(Assignment, id, lock=True)
    work.may(END_ASSIGNMENT, gather(ASSIGNMENT_COLUMNS, assignment))
    work.expect(assignment, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    assignment.ended_at, assignment.ended_by, assignment.end_reason = work.now, work.actor.user_id, reason.strip()
    await work.session.flush()
    return assignment


async def end_of_disqualified(work: Work, declarations: Iterable[Declaration]) -> None:
    """Whoever is disqualified in a matter isn't assigned to it any more; the caller holds the matters."""
    grounds = {each.matter_id: each for each in declarations if each.ground}
    persons = {each.user_id for each in grounds.values()}
    statement = select(Assignment).where(
        col(Assignment.matter_id).in_(grounds), col(Assignment.user_id).in_(persons), col(Assignment.ended_at).is_(None)
    )
    for assignment in await work.session.scalars(statement):
        assignment.ended_at, assignment.ended_by = work.now, work.actor.user_id
        assignment.declaration_id = grounds[assignment.matter_id].id
    await work.session.flush()


async def hand_over(work: Work, matter: Matter, declaration: Declaration, substitute_id: UUID) -> None:
    """The substitute is assigned as the disqualified one was, in each role that the substitute holds too."""
    substitute = await actor_of(work.session, substitute_id)
    statement = select(col(Assignment.role)).where(col(Assignment.declaration_id) == declaration.id)
    for role in (await work.session.scalars(statement)).all():
        fit = substitute and substitute.handles(matter.id, role.role, call_id=matter.call_id)
        if fit and await _in_force(work, matter.id, substitute_id, role) is None:
            await work.add(_made(work, matter, substitute_id, role))


async def assigned(work: Work, matter_id: UUID) -> str | None:
    """Who is assigned to the matter as what, in the way of `Matter.assigned`."""
    found: str | None = await work.session.scalar(
        select(Matter.assigned).where(col(Matter.id) == matter_id)  # type: ignore[attr-defined]
    )
    return found


async def in_force(work: Work, matter_ids: Sequence[UUID], role: AssignedRole) -> list[Assignment]:
    """All that are assigned to the matters in a role."""
    statement = select(Assignment).where(
        col(Assignment.matter_id).in_(matter_ids), col(Assignment.role) == role, col(Assignment.ended_at).is_(None)
    )
    return list(await work.session.scalars(statement.order_by(col(Assignment.id))))


async def _in_force(work: Work, matter_id: UUID, person_id: UUID, role: AssignedRole) -> Assignment | None:
    held = await in_force(work, [matter_id], role)
    return next((each for each in held if each.user_id == person_id), None)


def _made(work: Work, matter: Matter, person_id: UUID, role: AssignedRole) -> Assignment:
    return Assignment(
        matter_id=matter.id, call_id=matter.call_id, user_id=person_id, role=role, assigned_at=work.now,
        assigned_by=work.actor.user_id,
    )  # fmt: skip


SAY_WHY = Text(
    fi="Kirjoita, miksi asia otetaan pois henkilöltä.",
    sv="Skriv varför ärendet tas ifrån personen.",
    en="Write why the matter is taken from the person.",
)
