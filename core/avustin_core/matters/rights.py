"""Who sees matters: the party's members always, officials of the call once the matter has come to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_

from avustin_core.access import ROW, Actor, Audience, Rights, either, of_call
from avustin_core.access.rights import Condition
from avustin_core.matters.models import Matter
from avustin_core.organisations.rights import OFFICIALS

_of_call = of_call("an official of the call", *OFFICIALS)


def _party(row: Any, actor: Actor, now: datetime) -> Condition:
    return row.party_id.in_(list(actor.mandates)) if actor.mandates else False


def _pending(row: Any, actor: Actor, now: datetime) -> Condition:
    return and_(row.pending_at.is_not(None), _of_call.predicate(row, actor, now))


party = Audience("a member of the party", _party)
officials = Audience("an official of the call, once the matter is pending", _pending)

RIGHTS = Rights(
    Matter,
    rows=either(party, officials),
    fields=dict.fromkeys(
        (
            "id",
            "kind",
            "number",
            "party",
            "call",
            "parent",
            "pendingAt",
            "closedAt",
            "documents",
            "revision",
            "actions",
        ),
        ROW,
    ),
)
