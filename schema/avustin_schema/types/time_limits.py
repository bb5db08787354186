"""Time limits: until when something is to be done in a matter, of every kind, in one list."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import strawberry

from avustin_core.access import User
from avustin_core.calls.models import Call as CallRow
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.time_limits import rights
from avustin_core.time_limits.models import ABOUT, TimeLimitKind, TimeLimitState, state_in, state_of
from avustin_schema.lists.asks import Asks
from avustin_schema.lists.kinds import enum_of
from avustin_schema.paging import Order
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, column, computed, one, sourced
from avustin_schema.types.asked import TIME_LIMITS
from avustin_schema.types.calls import Call
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.matters import Matter
from avustin_schema.types.organisations import Organisation, Person

MOMENTS = ("due_at", "met_at", "cancelled_at", "extended_at")


def _state(values: Any, reading: Any) -> TimeLimitState:
    return state_of(SimpleNamespace(**{name: values(name) for name in MOMENTS}), reading.now)


@sourced(
    rights.RIGHTS,
    joins={
        "matter": Join("matter_id", MatterRow, "Matter"),
        "call": Join("call_id", CallRow, "Call"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "extended_by": Join("extended_by", User, "Person"),
        "asked_by": Join("asked_by", User, "Person"),
        "refused_by": Join("refused_by", User, "Person"),
    },
    conditions=TIME_LIMITS,
    default_order=Order("due_at", field="dueAt"),
)
class TimeLimit(Node):
    """Until when something is to be done in a matter. Computed by the law on time limits (150/1930): one that would end on a
    Saturday, a Sunday or a holiday ends with the next working day."""

    id: strawberry.ID = id_of("TimeLimit")
    matter: Matter | None = one("matter", "The matter.")
    call: Call | None = one("call", "Its call.")
    organisation: Organisation | None = one("organisation", "Who is to do it; null where the authority is.")
    kind: TimeLimitKind = column("kind", "What is to be done.")
    about: strawberry.ID = computed(
        ("kind", "about_id"),
        lambda values, reading: global_id(ABOUT[values("kind")], values("about_id")),
        "The global id of what it is about, to be read by `node`.",
    )
    basis: str = column("basis", "The provision that it is set by, such as 434/2003 33 §.")
    starts_at: datetime = column("starts_at", "From when it runs.")
    due_at: datetime = column("due_at", "When it ends: what is done then or later is late.")
    state: TimeLimitState = computed(
        MOMENTS,
        _state,
        "Where it is now, by the clock.",
        asks=Asks(enum_of(TimeLimitState), lambda table, reading: state_in(table, reading.now)),
    )
    extended_from: datetime | None = column("extended_from", "When it would have ended before the last extension.")
    extended_at: datetime | None = column("extended_at", "When it was last extended.")
    extended_by: Person | None = one("extended_by", "Who extended it.")
    extension_reason: str | None = column("extension_reason", "Why it was extended.")
    met_at: datetime | None = column("met_at", "When what was asked was done.")
    cancelled_at: datetime | None = column("cancelled_at", "When nothing was asked any more.")
    asked_at: datetime | None = column("asked_at", "When more time was last asked for.")
    asked_by: Person | None = one("asked_by", "Who asked for it.")
    asked_until: datetime | None = column("asked_until", "Until when it was asked for; null where that wasn't said.")
    asked_because: str | None = column("asked_because", "Why more time is needed.")
    answered_at: datetime | None = column("answered_at", "When that was answered; null while it waits.")
    refused_by: Person | None = one("refused_by", "Who refused it; null where it was given.")
    refused_because: str | None = column("refused_because", "Why it was refused.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "timeLimits": page(TimeLimit, "Time limits of every kind that the viewer may see, the first to end first."),
    "timeLimit": by_id(TimeLimit, "A time limit by its id."),
}
