"""Who sees how a letter was made: whoever sees its document."""

from datetime import datetime
from typing import Any

from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Rights
from avustin_core.access.rights import Condition
from avustin_core.documents.models import Document
from avustin_core.documents.rights import RIGHTS as DOCUMENTS
from avustin_core.letters.models import Letter
from avustin_core.storage import alias_of, of_owner


def _of_document(row: Any, actor: Actor, now: datetime) -> Condition:
    document = alias_of(Document, "of letter")
    seen = DOCUMENTS.rows.predicate(document, actor, now)
    return of_owner(col(document.id), row.document_id, seen)


readers = Audience("a member of the party or an official of the call, as for the letter's document", _of_document)
RIGHTS = Rights(
    Letter,
    rows=readers,
    fields=dict.fromkeys(
        (
            "id",
            "document",
            "ordinal",
            "language",
            "template",
            "version",
            "templateDigest",
            "typesetter",
            "sha256",
            "madeAt",
        ),
        ROW,
    ),
)
