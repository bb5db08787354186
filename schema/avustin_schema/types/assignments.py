"""Who works on what: assignments, the draws that made them, and the notes of those who handle a matter."""

from collections.abc import Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import strawberry

from avustin_core.access import Declaration as DeclarationRow
from avustin_core.access import User
from avustin_core.calls.models import Call as CallRow
from avustin_core.matters import rights
from avustin_core.matters.drawing import NoBalance, draw
from avustin_core.matters.draws import lots_of
from avustin_core.matters.models import AssignedRole
from avustin_core.matters.models import Draw as DrawRow
from avustin_core.matters.models import Matter as MatterRow
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, column, computed, one, sourced
from avustin_schema.types.asked import ASSIGNMENTS
from avustin_schema.types.calls import Call
from avustin_schema.types.common import LONG, Action, Node, actions, global_id, id_of
from avustin_schema.types.matters import Declaration, Matter
from avustin_schema.types.organisations import Person

LOTS = ("seed", "wanted", "most", "matters", "people", "kept_apart", "held", "outcome")


@strawberry.type(description="Somebody who could be drawn.")
class DrawnPerson:
    """A person with the load of before."""

    person: strawberry.ID = strawberry.field(description="The person's global id.")
    load: int = strawberry.field(description="How many matters of the call the person had in the role before the draw.")


@strawberry.type(description="A matter and a person.")
class DrawnPair:
    """A pair."""

    matter: strawberry.ID = strawberry.field(description="The matter's global id.")
    person: strawberry.ID = strawberry.field(description="The person's global id.")


def _matters(stored: Sequence[str]) -> list[strawberry.ID]:
    return [global_id("Matter", UUID(each)) for each in stored]


def _people(stored: Sequence[dict[str, Any]]) -> list[DrawnPerson]:
    return [DrawnPerson(person=global_id("Person", UUID(each["person"])), load=each["load"]) for each in stored]


def _pairs(stored: Sequence[Sequence[str]]) -> list[DrawnPair]:
    return [
        DrawnPair(matter=global_id("Matter", UUID(matter)), person=global_id("Person", UUID(person)))
        for matter, person in stored
    ]


def _comes_out_again(values: Any, reading: Any) -> bool:
    kept: Any = SimpleNamespace(**{name: values(name) for name in LOTS})
    try:
        return bool([list(pair) for pair in draw(lots_of(kept))] == kept.outcome)
    except NoBalance:
        return False


@sourced(
    rights.DRAWS,
    joins={"call": Join("call_id", CallRow, "Call"), "made_by": Join("drawn_by", User, "Person")},
)
class Draw(Node):
    """A balanced draw of people for matters. From its seed and all that it was drawn of, anybody can draw the same again:
    places are filled in the order of SHA-256 of the seed and the matter, by whoever has least, and of those by SHA-256 of
    the seed, the matter and the person."""

    id: strawberry.ID = id_of("Draw")
    call: Call | None = one("call", "The call.")
    role: AssignedRole = column("role", "As what they are assigned.")
    wanted: int = column("wanted", "How many were wanted in each matter.")
    most: int | None = column("most", "How many matters each may have at most; null where that wasn't limited.")
    seed: str = column("seed", "The seed.")
    matters: list[strawberry.ID] = column("matters", "The global ids of the matters.", _matters)
    people: list[DrawnPerson] = column("people", "Of whom it was drawn.", _people)
    kept_apart: list[DrawnPair] = column("kept_apart", "Who was disqualified in which of the matters.", _pairs)
    held: list[DrawnPair] = column("held", "Who was assigned to which of the matters already.", _pairs)
    outcome: list[DrawnPair] = column("outcome", "Who was drawn for which matter.", _pairs)
    comes_out_again: bool = computed(
        LOTS, _comes_out_again, "Drawn again now, of the same and with the same seed, it comes out the same."
    )
    made_at: datetime = column("drawn_at", "When.")
    made_by: Person | None = one("made_by", "Who had it drawn.")


@sourced(
    rights.ASSIGNMENTS,
    joins={
        "matter": Join("matter_id", MatterRow, "Matter"),
        "call": Join("call_id", CallRow, "Call"),
        "person": Join("user_id", User, "Person"),
        "assigned_by": Join("assigned_by", User, "Person"),
        "ended_by": Join("ended_by", User, "Person"),
        "draw": Join("draw_id", DrawRow, "Draw"),
        "declaration": Join("declaration_id", DeclarationRow, "Declaration"),
    },
    conditions=ASSIGNMENTS,
)
class Assignment(Node):
    """Somebody is to handle a matter in a role. Roles of the call still give the rights, unless it is `assignedOnly`."""

    id: strawberry.ID = id_of("Assignment")
    matter: Matter | None = one("matter", "The matter.")
    call: Call | None = one("call", "Its call.")
    person: Person | None = one("person", "Who is assigned.")
    role: AssignedRole = column("role", "As what.")
    assigned_at: datetime = column("assigned_at", "When.")
    assigned_by: Person | None = one("assigned_by", "Who assigned.")
    draw: Draw | None = one("draw", "The draw that it comes from; null where it was assigned by hand.")
    ended_at: datetime | None = column("ended_at", "When it ended; null while it is in force.")
    ended_by: Person | None = one("ended_by", "Who ended it, or made the declaration that it ended with.")
    end_reason: str | None = column("end_reason", "Why it was ended by hand.")
    declaration: Declaration | None = one("declaration", "The disqualification that it ended with.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.ASSIGNMENT_GUARDS, rights.ASSIGNMENT_COLUMNS)


@sourced(
    rights.NOTES,
    joins={
        "matter": Join("matter_id", MatterRow, "Matter"),
        "call": Join("call_id", CallRow, "Call"),
        "written_by": Join("written_by", User, "Person"),
    },
)
class MatterNote(Node):
    """A note among those who handle a matter: no document of the authority (621/1999 5 § 3 mom.), and never shown to a party
    or the public."""

    id: strawberry.ID = id_of("MatterNote")
    matter: Matter | None = one("matter", "The matter.")
    call: Call | None = one("call", "Its call.")
    text: str = column("text", f"The note. {LONG}")
    written_by: Person | None = one("written_by", "Who wrote it.")
    written_at: datetime = column("written_at", "When.")
    changed_at: datetime | None = column("changed_at", "When its text was last changed.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.NOTE_GUARDS, rights.NOTE_COLUMNS)


QUERIES = {
    "assignments": page(Assignment, "Assignments that the viewer may see; those that ended are among them."),
    "assignment": by_id(Assignment, "An assignment by its id."),
    "draws": page(Draw, "Draws that the viewer may see."),
    "draw": by_id(Draw, "A draw by its id."),
    "matterNote": by_id(MatterNote, "A note by its id."),
}
