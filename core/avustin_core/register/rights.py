"""Everyone sees the register and what is released in it; a decider or a preparing officer of the call publishes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, true
from sqlmodel import col

from avustin_core.access import (
    ROW,
    Actor,
    Audience,
    Guard,
    Rights,
    doers,
    either,
    everyone,
    handling,
    in_role,
    in_role_of_call,
)
from avustin_core.documents.models import Document, Publicity
from avustin_core.errors import Refusal
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.register.models import RegisterEntry, ReleasedDocument, ReleasedText
from avustin_core.register.refusals import NothingToPublish, ReleaseIsWithdrawn
from avustin_core.storage import alias_of, of_owner

RIGHTS = Rights(
    RegisterEntry,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "call", "programme", "organisationName", "businessId", "purpose", "municipalities", "regions",
            "amountApplied", "outcome", "amountGranted", "decidedOn", "publishedAt", "isFictional",
            "releasedTexts", "releasedDocuments", "actions",
        ),
        everyone,
    ),
)  # fmt: skip


def _is_shown(row: Any) -> ColumnElement[bool]:
    """Not withdrawn, and beside a decision that the register shows."""
    entry = alias_of(RegisterEntry, "beside")
    return and_(row.withdrawn_at.is_(None), of_owner(col(entry.decision_id), row.decision_id, true()))


def _text_is_shown(row: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    return _is_shown(row)


def _document_is_shown(row: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    document = alias_of(Document, "released")
    public = col(document.publicity) == Publicity.PUBLIC
    return and_(_is_shown(row), of_owner(col(document.id), row.document_id, public))


officials = handling("an official of the call", *OFFICIALS)
shown_text = Audience("nothing: public, until it is withdrawn", _text_is_shown)
shown_document = Audience(
    "nothing: public, until it is withdrawn or the document isn't public any more", _document_is_shown
)
HISTORY = dict.fromkeys(("releasedBy", "withdrawnAt", "withdrawnBy", "withdrawalReason"), officials)
TEXTS = Rights(
    ReleasedText,
    rows=either(shown_text, officials),
    fields=dict.fromkeys(("id", "path", "label", "text", "releasedAt", "actions"), ROW) | HISTORY,
)
DOCUMENTS = Rights(
    ReleasedDocument,
    rows=either(shown_document, officials),
    fields=dict.fromkeys(("id", "name", "mediaType", "size", "sha256", "url", "releasedAt", "actions"), ROW) | HISTORY,
)


def _nothing(state: Any, now: datetime) -> Refusal | None:
    return None if state.decided else NothingToPublish()


PUBLISH = Guard(
    "publishDecisions", doers.DECIDER_OR_PREPARER,
    in_role_of_call(Role.DECIDER, Role.PREPARER), _nothing,
)  # fmt: skip
CALL_GUARDS = (PUBLISH,)
CALL_COLUMNS = {"id": "id", "decided": "decided"}
RELEASE: Guard[Any] = Guard("releaseForPublication", doers.DECIDER_OR_PREPARER, in_role(Role.DECIDER, Role.PREPARER))
WITHDRAW: Guard[Any] = Guard(
    "withdrawRelease", doers.DECIDER_OR_PREPARER, in_role(Role.DECIDER, Role.PREPARER),
    lambda state, now: ReleaseIsWithdrawn() if state.withdrawn_at else None,
)  # fmt: skip
GUARDS = (RELEASE,)
ENTRY_COLUMNS = {"call_id": "call_id", "matter_id": "decision.matter_id"}
RELEASE_GUARDS = (WITHDRAW,)
RELEASE_COLUMNS = {name: name for name in ("call_id", "matter_id", "withdrawn_at")}
