"""Who sees appropriations and their ledger, and who may enter one."""

from typing import Any

from avustin_core.access import ROW, Audience, Guard, Rights, doers, either
from avustin_core.appropriations.models import Appropriation, LedgerEntry
from avustin_core.organisations.rights import official
from avustin_core.plugin import Role

drawn_on_in_public = Audience(
    "nothing: public, once a call that draws on it is published", lambda row, actor, now: row.is_public
)

APPROPRIATIONS = Rights(
    Appropriation,
    rows=either(drawn_on_in_public, official),
    fields=dict.fromkeys(
        (
            "id", "budgetItem", "name", "type", "year", "lastUsableYear", "appropriated", "committed", "available",
            "isFictional", "revision", "actions",
        ),
        ROW,
    )
    | {"entries": official},
)  # fmt: skip
ENTRIES = Rights(
    LedgerEntry,
    rows=official,
    fields=dict.fromkeys(("id", "appropriation", "kind", "amount", "call", "decision", "reason", "at", "by"), ROW),
)

CREATE: Guard[Any] = Guard(
    "createAppropriation", doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR)
)
