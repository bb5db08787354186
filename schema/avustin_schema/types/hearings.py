"""Hearings: what a party is asked before its matter is decided, and what it answers."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from avustin_core.access import User
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.calls.models import Call as CallRow
from avustin_core.hearings import rights
from avustin_core.time_limits.models import TimeLimit as TimeLimitRow
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, column, many, one, sourced
from avustin_schema.types.asked_of_decisions import HEARINGS
from avustin_schema.types.common import LONG, Action, Node, actions, global_id, id_of
from avustin_schema.types.letters import Letter
from avustin_schema.types.organisations import Person
from avustin_schema.types.time_limits import TimeLimit

if TYPE_CHECKING:
    from avustin_schema.types.applications import Application

ApplicationLater = Annotated["Application", strawberry.lazy("avustin_schema.types.applications")]


def _documents(stored: list[str]) -> list[strawberry.ID]:
    return [global_id("Document", UUID(each)) for each in stored]


@sourced(
    rights.RIGHTS,
    joins={
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call", via="application"),
        "requested_by": Join("requested_by", User, "Person"),
        "answered_by": Join("answered_by", User, "Person"),
        "time_limit": Join("id", TimeLimitRow, "TimeLimit", there="about_id"),
    },
    conditions=HEARINGS,
)
class Hearing(Node):
    """A party's chance to comment before its matter is decided (434/2003 34 §). Missing its time doesn't prevent the decision."""

    id: strawberry.ID = id_of("Hearing")
    application: ApplicationLater | None = one("application", "The application.")
    subject: str = column("subject", "What the party is heard of, in a few words.")
    text: str = column("text", f"The claims and evidence that it may comment on. {LONG}")
    findings: list[str] | None = column("findings", "Rule keys of the findings that it is about.")
    checks: list[str] | None = column("checks", "Keys of the items of the checklist that it is about.")
    due_at: datetime = column("due_at", "Until when the answer is waited for.")
    requested_at: datetime = column("requested_at", "When the party was asked.")
    requested_by: Person | None = one("requested_by", "Who asked.")
    answer: str | None = column("answer", f"What the party says; null until then. {LONG}")
    documents: list[strawberry.ID] = column(
        "documents", "Global ids of the documents given with the answer.", _documents
    )
    answered_at: datetime | None = column("answered_at", "When it answered.")
    answered_by: Person | None = one("answered_by", "Who answered for it.")
    time_limit: TimeLimit | None = one("time_limit", "Its time: what was asked and given of more, with reasons.")
    letters: list[Letter] = many("Letter", "about_id", "The letter by which the party was asked.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "hearings": page(Hearing, "Hearings that the viewer may see."),
    "hearing": by_id(Hearing, "A hearing by its id."),
}
