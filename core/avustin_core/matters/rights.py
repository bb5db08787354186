"""Who sees matters and declarations: the party's members their matter, officials of the call what has come to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_

from avustin_core.access import ROW, Actor, Audience, Declaration, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.errors import Refusal
from avustin_core.matters.models import Matter
from avustin_core.matters.refusals import DeclarationEnded, NothingToSubstitute
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role

DECLARING = tuple(role for role in OFFICIALS if role is not Role.AUDITOR)  #: those who handle matters
_of_call = handling("an official of the call", *OFFICIALS, matter="id")


def _party(row: Any, actor: Actor, now: datetime) -> Condition:
    return row.party_id.in_(list(actor.mandates)) if actor.mandates else False


def _pending(row: Any, actor: Actor, now: datetime) -> Condition:
    if _of_call.sees(row, actor, now) is False:
        return False
    return and_(row.pending_at.is_not(None), _of_call.predicate(row, actor, now))


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    return row.user_id == actor.user_id if actor.user_id else False


party = Audience("a member of the party", _party)
officials = Audience("an official of the call, once the matter is pending", _pending)
own = Audience("the person", _own)

RIGHTS = Rights(
    Matter,
    rows=either(party, officials),
    fields=dict.fromkeys(
        (
            "id", "kind", "number", "party", "call", "parent", "pendingAt", "closedAt", "documents", "revision",
            "hasDeclared", "timeLimits", "caseFile", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("declarations", "awaitsSubstitutes", "unrecorded"), officials),
)  # fmt: skip
DECLARATIONS = Rights(
    Declaration,
    rows=either(own, handling("an official of the call", *OFFICIALS)),
    fields=dict.fromkeys(
        (
            "id", "matter", "call", "person", "ground", "declaredAt", "together", "substitute", "substituteNamedBy",
            "substituteNamedAt", "recordedBy", "endedAt", "endedBy", "endReason", "revision", "actions",
        ),
        ROW,
    )
    | {
        "explanation": either(
            own,
            handling("a registrar, an administrator or an auditor", Role.REGISTRAR, Role.ADMINISTRATOR, Role.AUDITOR),
        )
    },
)  # fmt: skip


def _ended(state: Any, now: datetime) -> Refusal | None:
    return DeclarationEnded() if state.ended_at else None


def _no_place_to_take(state: Any, now: datetime) -> Refusal | None:
    return _ended(state, now) or (None if state.ground else NothingToSubstitute())


DECLARE: Guard[Any] = Guard("declareDisqualification", doers.OFFICIAL_OF_CALL, in_role(*DECLARING))
RECORD: Guard[Any] = Guard(
    "recordDisqualification", doers.IMPARTIAL_REGISTRAR, in_role(Role.ADMINISTRATOR, Role.REGISTRAR)
)
GUARDS = (DECLARE, RECORD)
COLUMNS = {"matter_id": "id", "call_id": "call_id"}

END: Guard[Any] = Guard("endDeclaration", doers.IMPARTIAL_ADMINISTRATOR, in_role(Role.ADMINISTRATOR), _ended)
NAME_SUBSTITUTE: Guard[Any] = Guard(
    "nameSubstitute", doers.IMPARTIAL_REGISTRAR, in_role(Role.ADMINISTRATOR, Role.REGISTRAR), _no_place_to_take
)
DECLARATION_GUARDS = (END, NAME_SUBSTITUTE)
DECLARATION_COLUMNS = {name: name for name in ("matter_id", "call_id", "ground", "ended_at")}
