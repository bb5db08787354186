"""Who sees documents, and who may add and classify them. Nobody sees one by its publicity class alone."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, of_call
from avustin_core.access.rights import Condition
from avustin_core.documents.models import Document
from avustin_core.matters.models import Matter
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role

HANDLERS = (Role.PREPARER, Role.RAPPORTEUR, Role.REPORT_CHECKER, Role.REGISTRAR, Role.ADMINISTRATOR)
_of_call = of_call("an official of the call", *OFFICIALS)


def _in_matter(row: Any, condition: ColumnElement[bool], matter: Any) -> ColumnElement[bool]:
    return select(col(matter.id)).where(col(matter.id) == row.matter_id, condition).exists()


def _party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    matter = aliased(Matter)  # an alias, so that a statement over matters doesn't correlate it away
    readable = or_(row.is_internal == false(), col(matter.closed_at).is_not(None))
    return _in_matter(row, and_(col(matter.party_id).in_(list(actor.mandates)), readable), matter)


def _officials(row: Any, actor: Actor, now: datetime) -> Condition:
    matter = aliased(Matter)
    if _of_call.sees(matter, actor, now) is False:
        return False
    return and_(row.handed_in_at.is_not(None), _in_matter(row, _of_call.predicate(matter, actor, now), matter))


party = Audience("a member of the party; an official's own paper when the matter is closed", _party)
officials = Audience("an official of the call, once the document was handed in", _officials)

RIGHTS = Rights(
    Document,
    rows=either(party, officials),
    fields=dict.fromkeys(
        (
            "id", "matter", "name", "mediaType", "size", "sha256", "publicity", "ground", "uploadedAt", "uploadedBy",
            "handedInAt", "isInternal", "url", "actions",
        ),
        ROW,
    ),
)  # fmt: skip


def handles(actor: Actor, state: Any) -> bool:
    """Handles the call's matters as an official."""
    return actor.has(*HANDLERS, call_id=state.call_id)


ADD: Guard[Any] = Guard(
    "addDocument",
    doers.PARTY_OR_HANDLER,
    lambda actor, state: actor.edits_for(state.party_id) or handles(actor, state),
)
CLASSIFY: Guard[Any] = Guard("classifyDocument", doers.HANDLER, handles)
GUARDS = (CLASSIFY,)
COLUMNS = {"party_id": "matter.party_id", "call_id": "matter.call_id"}  #: what the guards look at
