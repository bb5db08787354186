"""Who sees matters and declarations: the party's members their matter, officials of the call what has come to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_

from avustin_core.access import (
    ROW,
    Actor,
    Audience,
    Declaration,
    Guard,
    Rights,
    doers,
    either,
    handling,
    in_role,
    of_call,
)
from avustin_core.access.rights import Condition
from avustin_core.calls.rights import DECIDING, WEIGHING
from avustin_core.errors import Refusal
from avustin_core.matters.models import Assignment, Draw, Matter, MatterNote
from avustin_core.matters.refusals import AssignmentEnded, DeclarationEnded, NothingToSubstitute
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role

DECLARING = tuple(role for role in OFFICIALS if role is not Role.AUDITOR)  #: those who handle matters
_of_call = handling("an official of the call", *OFFICIALS, matter="id")
_deciding = handling("an official of the call, other than an assessor", *DECIDING, matter="id")


def _party(row: Any, actor: Actor, now: datetime) -> Condition:
    return row.party_id.in_(list(actor.mandates)) if actor.mandates else False


def _pending(row: Any, actor: Actor, now: datetime) -> Condition:
    if _of_call.sees(row, actor, now) is False:
        return False
    seen = and_(row.pending_at.is_not(None), _of_call.predicate(row, actor, now))
    if not actor.disqualified:
        return seen
    return and_(seen, or_(row.parent_id.is_(None), row.parent_id.not_in(actor.disqualified)))  # its parent's too


def _handled_by_deciding(row: Any, actor: Actor, now: datetime) -> Condition:
    if _deciding.sees(row, actor, now) is False:
        return False
    return and_(row.pending_at.is_not(None), _deciding.predicate(row, actor, now))


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    return row.user_id == actor.user_id if actor.user_id else False


party = Audience("a member of the party", _party)
officials = Audience("an official of the call, once the matter is pending", _pending)
deciding = Audience("an official of the call, other than an assessor, once the matter is pending", _handled_by_deciding)
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
    | dict.fromkeys(("declarations", "awaitsSubstitutes", "unrecorded"), officials)
    | {"assignments": officials, "notes": deciding},
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
_assigns = in_role(Role.PREPARER, Role.REGISTRAR, Role.ADMINISTRATOR)
_notes = in_role(*(role for role in DECIDING if role is not Role.AUDITOR))
ASSIGN: Guard[Any] = Guard("assignMatter", doers.ASSIGNER, _assigns)
NOTE: Guard[Any] = Guard("addNote", doers.HANDLER_OF_MATTER, _notes)
GUARDS = (DECLARE, RECORD, ASSIGN, NOTE)
COLUMNS = {"matter_id": "id", "call_id": "call_id"}

END: Guard[Any] = Guard("endDeclaration", doers.IMPARTIAL_ADMINISTRATOR, in_role(Role.ADMINISTRATOR), _ended)
NAME_SUBSTITUTE: Guard[Any] = Guard(
    "nameSubstitute", doers.IMPARTIAL_REGISTRAR, in_role(Role.ADMINISTRATOR, Role.REGISTRAR), _no_place_to_take
)
DECLARATION_GUARDS = (END, NAME_SUBSTITUTE)
DECLARATION_COLUMNS = {name: name for name in ("matter_id", "call_id", "ground", "ended_at")}


def _assigned(row: Any, actor: Actor, now: datetime) -> Condition:
    """Of one's own too, not while one is kept from the matter."""
    if actor.user_id is None:
        return False
    return and_(row.user_id == actor.user_id, row.matter_id.not_in(actor.disqualified))


def _impartial(row: Any, actor: Actor, now: datetime) -> Condition:
    """A draw tells of all of its matters at once, and who is kept from which."""
    if _weighing.sees(row, actor, now) is False:
        return False
    return and_(_weighing.predicate(row, actor, now), row.call_id.not_in(actor.disqualified_in))


_weighing = of_call("an official who prepares, decides, registers or oversees", *WEIGHING)
ASSIGNMENTS = Rights(
    Assignment,
    rows=either(
        Audience("the one who is assigned", _assigned),
        handling("an official of the call, other than an assessor", *DECIDING),
    ),
    fields=dict.fromkeys(
        (
            "id", "matter", "call", "person", "role", "assignedAt", "assignedBy", "draw", "endedAt", "endedBy",
            "endReason", "declaration", "revision", "actions",
        ),
        ROW,
    ),
)  # fmt: skip
DRAWS = Rights(
    Draw,
    rows=Audience(
        "an official who prepares, decides, registers or oversees, disqualified in no matter of the call", _impartial
    ),
    fields=dict.fromkeys(
        (
            "id", "call", "role", "wanted", "most", "seed", "matters", "people", "keptApart", "held", "outcome",
            "madeAt", "madeBy", "comesOutAgain",
        ),
        ROW,
    ),
)  # fmt: skip
NOTES = Rights(
    MatterNote,
    rows=handling("an official of the call, other than an assessor", *DECIDING),
    fields=dict.fromkeys(
        ("id", "matter", "call", "text", "writtenBy", "writtenAt", "changedAt", "revision", "actions"), ROW
    ),
)


def _assignment_ended(state: Any, now: datetime) -> Refusal | None:
    return AssignmentEnded() if state.ended_at else None


def _draws(actor: Actor, state: Any) -> bool:
    return actor.oversees(state.call_id, Role.PREPARER, Role.REGISTRAR, Role.ADMINISTRATOR)


def _wrote(actor: Actor, state: Any) -> bool:
    return actor.user_id == state.written_by and _notes(actor, state)


END_ASSIGNMENT: Guard[Any] = Guard("endAssignment", doers.ASSIGNER, _assigns, _assignment_ended)
ASSIGNMENT_GUARDS = (END_ASSIGNMENT,)
ASSIGNMENT_COLUMNS = {name: name for name in ("matter_id", "call_id", "ended_at")}
DRAW: Guard[Any] = Guard("drawAssignments", doers.IMPARTIAL_ASSIGNER, _draws)
CALL_GUARDS = (DRAW,)
CALL_COLUMNS = {"call_id": "id"}
CHANGE_NOTE: Guard[Any] = Guard("changeNote", doers.AUTHOR_OF_NOTE, _wrote)
REMOVE_NOTE: Guard[Any] = Guard("removeNote", doers.AUTHOR_OF_NOTE, _wrote)
NOTE_GUARDS = (CHANGE_NOTE, REMOVE_NOTE)
NOTE_COLUMNS = {name: name for name in ("matter_id", "call_id", "written_by")}
