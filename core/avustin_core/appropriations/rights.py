"""Who sees appropriations and their ledger, and who may enter one."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, of_call
from avustin_core.access.rights import Condition
from avustin_core.appropriations.models import Appropriation, LedgerEntry
from avustin_core.organisations.rights import OFFICIALS, official
from avustin_core.plugin import Role

ACCOUNTING = tuple(role for role in OFFICIALS if role is not Role.ASSESSOR)  #: those whose task touches on the money
_of_call = of_call("an official of the call", *ACCOUNTING)


def counts_all(actor: Actor) -> bool:
    """Sees what is committed as it stands; others only what parties were notified of. Impartial in all matters."""
    return not actor.disqualified and any(role in ACCOUNTING for role, _ in actor.roles)


def _entry(row: Any, actor: Actor, now: datetime) -> Condition:
    """Of no call: any such official's; of a call: its officials', less the matters in which they are disqualified."""
    if not any(role in ACCOUNTING for role, _ in actor.roles):
        return False
    seen = or_(row.call_id.is_(None), _of_call.predicate(row, actor, now))
    if not actor.disqualified:
        return seen
    return and_(seen, or_(row.matter_id.is_(None), row.matter_id.not_in(actor.disqualified)))


drawn_on_in_public = Audience(
    "nothing: public, once a call that draws on it is published", lambda row, actor, now: row.is_public
)
accounting = Audience(
    "an official, other than an assessor",
    lambda row, actor, now: any(role in ACCOUNTING for role, _ in actor.roles),
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
    | {"entries": accounting},
)  # fmt: skip
ENTRIES = Rights(
    LedgerEntry,
    rows=Audience("an official of the call, other than an assessor", _entry),
    fields=dict.fromkeys(("id", "appropriation", "kind", "amount", "call", "decision", "reason", "at", "by"), ROW),
)

CREATE: Guard[Any] = Guard(
    "createAppropriation", doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR)
)
