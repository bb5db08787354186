"""Matters, and what people declare of their own impartiality in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Optional
from uuid import UUID

import strawberry
from sqlalchemy import Select, select
from sqlmodel import col

from avustin_core.access import Ground, RoleGrant, User
from avustin_core.calls.models import Call as CallRow
from avustin_core.matters import rights
from avustin_core.matters.models import UNRECORDED, MatterKind
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_schema.gathering import Gathered, Record
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, batched, column, computed, many, one, sourced
from avustin_schema.types.asked import DECLARATIONS
from avustin_schema.types.calls import Call
from avustin_schema.types.case_files import CaseFile, load_case_files, paged
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Organisation, Person

if TYPE_CHECKING:
    from avustin_schema.types.assignments import Assignment, MatterNote
    from avustin_schema.types.time_limits import TimeLimit

AssignmentLater = Annotated["Assignment", strawberry.lazy("avustin_schema.types.assignments")]
NoteLater = Annotated["MatterNote", strawberry.lazy("avustin_schema.types.assignments")]
TimeLimitLater = Annotated["TimeLimit", strawberry.lazy("avustin_schema.types.time_limits")]


def _unrecorded_of(ids: Any) -> Select[*tuple[Any, ...]]:
    statement = select(col(MatterRow.id), col(RoleGrant.user_id)).where(col(MatterRow.id).in_(ids), *UNRECORDED)
    return statement.distinct().order_by(col(RoleGrant.user_id))


def _people(records: Sequence[Record], reading: Reading, ids: list[UUID]) -> list[list[strawberry.ID]]:
    found: dict[UUID, list[strawberry.ID]] = {id: [] for id in ids}
    for matter_id, user_id in records:
        found[matter_id].append(global_id("Person", user_id))
    return [found[id] for id in ids]


@sourced(
    rights.RIGHTS,
    joins={
        "call": Join("call_id", CallRow, "Call"),
        "party": Join("party_id", OrganisationRow, "Organisation"),
        "parent": Join("parent_id", MatterRow, "Matter"),
    },
)
class Matter(Node):
    """What has a number, a party and handling: an application is one."""

    id: strawberry.ID = id_of("Matter")
    kind: MatterKind = column("kind", "What it is about.")
    number: str | None = column("number", "Its number in the case register, where there is one.")
    call: Call | None = one("call", "The call.")
    party: Organisation | None = one("party", "The party.")
    parent: Optional["Matter"] = one(
        "parent", "The matter that it belongs to: of a request for review, the application's."
    )
    pending_at: datetime | None = column("pending_at", "When it came to the authority (434/2003 20 §).")
    closed_at: datetime | None = column("closed_at", "When the parties were notified of the decision.")
    declarations: list["Declaration"] | None = many(
        "Declaration", "matter_id", "What people have declared of their impartiality, the oldest first."
    )
    awaits_substitutes: int | None = computed(
        ("awaits_substitutes", "unrecorded"),
        lambda values, reading: values("awaits_substitutes") + values("unrecorded"),
        "For how many of the disqualified a substitute is still to be named, those of `unrecorded` among them.",
    )
    unrecorded: list[strawberry.ID] | None = batched(
        ("id",),
        Gathered("id", _unrecorded_of, _people),
        "The global ids of rapporteurs and deciders of the call who are disqualified since their own organisation is in "
        "the matter, and of whom that isn't recorded yet: record it, and name a substitute.",
    )
    time_limits: list[TimeLimitLater] | None = many(
        "TimeLimit",
        "matter_id",
        "Until when something is to be done in it, the first to end first.",
        order=("due_at", "id"),
    )
    assignments: list[AssignmentLater] | None = many(
        "Assignment", "matter_id", "Who is or was assigned to it that the viewer may know of, the oldest first."
    )
    notes: list[NoteLater] | None = many(
        "MatterNote", "matter_id", "Notes among those who handle it, the oldest first."
    )
    case_file: CaseFile = batched(
        ("id",),
        load_case_files,
        "All of it in the order of time: each entry is there for those who see the thing itself.",
        resolver=paged,
    )
    has_declared: bool = computed(
        ("id",),
        lambda values, reading: values("id") in reading.actor.declared,
        "Whether the viewer has declared on it: impartial, or not.",
    )
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


@sourced(
    rights.DECLARATIONS,
    joins={
        "matter": Join("matter_id", MatterRow, "Matter"),
        "call": Join("call_id", CallRow, "Call"),
        "person": Join("user_id", User, "Person"),
        "substitute": Join("substitute_id", User, "Person"),
        "substitute_named_by": Join("substitute_named_by", User, "Person"),
        "recorded_by": Join("recorded_by", User, "Person"),
        "ended_by": Join("ended_by", User, "Person"),
    },
    conditions=DECLARATIONS,
)
class Declaration(Node):
    """What somebody declares of their own impartiality in a matter (434/2003 27 to 30 §)."""

    id: strawberry.ID = id_of("Declaration")
    matter: Matter | None = one("matter", "The matter; null for the one who is disqualified in it.")
    call: Call | None = one("call", "Its call.")
    person: Person | None = one("person", "Whom it is about.")
    ground: Ground | None = column(
        "ground", "Why the person is disqualified; null for one who declares to be impartial."
    )
    explanation: str | None = column("explanation", "In the person's own words; empty where nothing was said.")
    declared_at: datetime = column("declared_at", "When.")
    together: list["Declaration"] = many(
        "Declaration", "first_id", "All that were declared at once with it, it among them.", key="first_id"
    )
    substitute: Person | None = one("substitute", "Who acts in the matter in the person's place.")
    substitute_named_by: Person | None = one("substitute_named_by", "Who named the substitute.")
    substitute_named_at: datetime | None = column("substitute_named_at", "When the substitute was named.")
    recorded_by: Person | None = one("recorded_by", "Who recorded it of somebody else; null of one's own declaration.")
    ended_at: datetime | None = column("ended_at", "When it ceased to be in force.")
    ended_by: Person | None = one("ended_by", "Who ended it.")
    end_reason: str | None = column("end_reason", "Why it was ended; null where a later declaration took its place.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.DECLARATION_GUARDS, rights.DECLARATION_COLUMNS)


QUERIES = {
    "matter": by_id(Matter, "A matter by its id."),
    "declarations": page(Declaration, "Declarations that the viewer may see."),
    "declaration": by_id(Declaration, "A declaration by its id."),
}
