"""Assigning matters, by hand and by a draw, and ending that; and notes among those who handle a matter."""

from typing import Any

import strawberry

from avustin_core.matters import assignments, draws, notes, rights
from avustin_core.matters.models import AssignedRole
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.several import several
from avustin_schema.types.common import LONG, row_id


@input_type(description="One matter for one person.")
class AssignMatterInput(MutationInput):
    """An assignment."""

    matter_id: strawberry.ID = argument("The matter.")
    person_id: strawberry.ID = argument("The global id of a person who holds the role in its call.")
    role: AssignedRole = argument("As what.")


@input_type(description="A balanced draw.")
class DrawAssignmentsInput(MutationInput):
    """A draw."""

    call_id: strawberry.ID = argument("The call.")
    role: AssignedRole = argument("As what they are assigned.")
    matter_ids: list[strawberry.ID] = argument("The matters, 1,000 at most, each once.")
    person_ids: list[strawberry.ID] = argument("The global ids of those to draw among, each once.")
    wanted: int = argument("How many each matter is to have, those that it has among them.")
    most: int | None = argument("How many matters of the call each person may have at most in the role.", default=None)
    seed: str | None = argument("The seed, where it was agreed upon beforehand; null: one is made.", default=None)


@input_type(description="An assignment to end.")
class EndAssignmentInput(MutationInput):
    """An ending."""

    id: strawberry.ID = argument("The assignment.")
    reason: str = argument("Why.")
    revision: int = argument("The revision that was read.")


@input_type(description="A new note.")
class AddNoteInput(MutationInput):
    """A note."""

    matter_id: strawberry.ID = argument("The matter.")
    text: str = argument(f"The note. {LONG}")


@input_type(description="Another text of a note.")
class ChangeNoteInput(MutationInput):
    """A change."""

    id: strawberry.ID = argument("The note.")
    text: str = argument(f"The note. {LONG}")
    revision: int = argument("The revision that was read.")


@input_type(description="A note to remove.")
class RemoveNoteInput(MutationInput):
    """A removal."""

    id: strawberry.ID = argument("The note.")
    revision: int = argument("The revision that was read.")


async def _assign(work: Work, input: AssignMatterInput) -> Any:
    matter = row_id(input.matter_id, "Matter", "matterId")
    person = row_id(input.person_id, "Person", "personId")
    return await assignments.assign(work, matter, person_id=person, role=input.role)


async def _draw(work: Work, input: DrawAssignmentsInput) -> Any:
    return await draws.draw_assignments(
        work,
        row_id(input.call_id, "Call", "callId"),
        role=input.role,
        matter_ids=[row_id(each, "Matter", "matterIds", str(at)) for at, each in enumerate(input.matter_ids)],
        person_ids=[row_id(each, "Person", "personIds", str(at)) for at, each in enumerate(input.person_ids)],
        wanted=input.wanted,
        most=input.most,
        seed=input.seed,
    )


async def _end(work: Work, input: EndAssignmentInput) -> Any:
    id = row_id(input.id, "Assignment", "id")
    return await assignments.end_assignment(work, id, reason=input.reason, revision=input.revision)


async def _add(work: Work, input: AddNoteInput) -> Any:
    return await notes.add_note(work, row_id(input.matter_id, "Matter", "matterId"), text=input.text)


async def _change(work: Work, input: ChangeNoteInput) -> Any:
    return await notes.change_note(work, row_id(input.id, "MatterNote", "id"), text=input.text, revision=input.revision)


async def _remove(work: Work, input: RemoveNoteInput) -> Any:
    return await notes.remove_note(work, row_id(input.id, "MatterNote", "id"), revision=input.revision)


NOTE = {"note": "MatterNote"}
ASSIGN = Mutation(
    "assignMatter", assignments.assign, AssignMatterInput, _assign,
    "Assign a matter to somebody who holds the role in its call. What is assigned already stays as it is",
    {"assignment": "Assignment"}, guard=rights.ASSIGN,
)  # fmt: skip
MUTATIONS = (
    ASSIGN,
    several(ASSIGN, "assignMatters", "Assignment", "Assign many matters"),
    Mutation(
        "drawAssignments", draws.draw_assignments, DrawAssignmentsInput, _draw,
        "Draw people for matters, all at once or none: whoever is disqualified in a matter isn't drawn for it, and all get as "
        "much as can be, what they have already among it. The seed and all that it was drawn of are kept",
        {"draw": "Draw"}, guard=rights.DRAW,
    ),
    Mutation(
        "endAssignment", assignments.end_assignment, EndAssignmentInput, _end,
        "End an assignment, with the reason; what the person did in the matter stays", {"assignment": "Assignment"},
        guard=rights.END_ASSIGNMENT,
    ),
    Mutation(
        "addNote", notes.add_note, AddNoteInput, _add,
        "Add a note for those who handle the matter. It is never shown to a party or the public", NOTE, guard=rights.NOTE,
    ),
    Mutation(
        "changeNote", notes.change_note, ChangeNoteInput, _change, "Change a note of one's own", NOTE,
        guard=rights.CHANGE_NOTE,
    ),
    Mutation(
        "removeNote", notes.remove_note, RemoveNoteInput, _remove, "Take a note of one's own away", {"matter": "Matter"},
        guard=rights.REMOVE_NOTE,
    ),
)  # fmt: skip
