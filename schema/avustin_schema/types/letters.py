"""Letters: how each was made, so that the same bytes can be made again."""

from datetime import datetime

import strawberry

from avustin_core.documents.models import Document as DocumentRow
from avustin_core.letters import rights
from avustin_core.letters.models import KeptTemplate
from avustin_core.plugin import Language
from avustin_schema.sources import Join, column, one, sourced
from avustin_schema.types.common import Node, id_of
from avustin_schema.types.documents import Document


@sourced(
    rights.RIGHTS,
    joins={
        "document": Join("document_id", DocumentRow, "Document"),
        "kept": Join("template_id", KeptTemplate, "Letter"),
    },
)
class Letter(Node):
    """A letter that was made from a version of a template. It never changes."""

    id: strawberry.ID = id_of("Letter")
    document: Document | None = one("document", "The letter itself: a tagged PDF (PDF/A-2a, PDF/UA-1).")
    ordinal: int = column("ordinal", "Its place among the letters about the same, from one: a later one says more.")
    language: Language = column("language", "Its one language.")
    template: str = column("kept.name", "The template: the core's, or a programme's own, and what letter it is for.")
    version: str = column("kept.version", "The template's version.")
    template_digest: str = column("kept.digest", "The SHA-256 of the template's sources, in hexadecimal.")
    typesetter: str = column("typesetter", "What set it, with its version.")
    sha256: str = column("sha256", "The SHA-256 of its bytes, in hexadecimal; made again they are the same.")
    made_at: datetime = column("made_at", "When it was made: with what it tells of.")


QUERIES: dict[str, object] = {}
