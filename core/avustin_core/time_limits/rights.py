"""Who sees time limits: the one whose they are, and the officials of the call."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.states import not_to_be_asked, not_to_be_refused


def _concerned(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


concerned = Audience("a member of the organisation whose it is", _concerned)

RIGHTS = Rights(
    TimeLimit,
    rows=either(concerned, handling("an official of the call", *OFFICIALS)),
    fields=dict.fromkeys(
        (
            "id", "matter", "call", "organisation", "kind", "about", "basis", "startsAt", "dueAt", "state",
            "extendedFrom", "extendedAt", "extendedBy", "extensionReason", "metAt", "cancelledAt", "askedAt", "askedBy",
            "askedUntil", "askedBecause", "answeredAt", "refusedBy", "refusedBecause", "revision", "actions",
        ),
        ROW,
    ),
)  # fmt: skip

ASK: Guard[Any] = Guard(
    "requestMoreTime",
    doers.MEMBER,
    lambda actor, state: state.organisation_id is not None and actor.edits_for(state.organisation_id),
    not_to_be_asked,
)
REFUSE: Guard[Any] = Guard(
    "refuseMoreTime", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), not_to_be_refused
)
GUARDS = (ASK, REFUSE)
COLUMNS = {
    name: name
    for name in (
        "organisation_id", "matter_id", "call_id", "kind", "due_at", "met_at", "cancelled_at", "asked_at", "answered_at",
    )
}  # fmt: skip
