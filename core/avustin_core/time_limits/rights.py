"""Who sees time limits: the one whose they are, and the officials of the call."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Actor, Audience, Rights, either, handling
from avustin_core.access.rights import Condition
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.time_limits.models import TimeLimit


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
            "extendedFrom", "extendedAt", "extendedBy", "extensionReason", "metAt", "cancelledAt",
        ),
        ROW,
    ),
)  # fmt: skip
