"""What can be done with documents: taking one into a matter, reading, handing in, classifying."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.documents.models import Document, Publicity
from avustin_core.documents.refusals import GroundMissing
from avustin_core.documents.rights import ADD, CLASSIFY, COLUMNS, handles
from avustin_core.documents.storing import StoredFile
from avustin_core.matters.models import Matter
from avustin_core.storage import row_of
from avustin_core.work import Work, operation


@operation()
async def add_document(work: Work, matter_id: UUID, file: StoredFile, *, is_internal: bool = False) -> Document:
    """The stored file as a document of the matter. What an official adds has come to the authority at once.

    `is_internal` is an official's own paper, which the party sees when the matter is closed.
    """
    matter = await work.get(Matter, matter_id)
    state = gather(COLUMNS, None, matter=matter)
    work.may(ADD, state)
    by_official = handles(work.actor, state) and not work.actor.edits_for(matter.party_id)
    return await work.add(
        Document(
            matter_id=matter.id, name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256,
            storage_key=file.key, uploaded_by=work.actor.user_id, uploaded_at=work.now,
            handed_in_at=work.now if by_official else None, is_internal=is_internal and by_official,
        )
    )  # fmt: skip


@operation()
async def read_document(work: Work, id: UUID) -> Document:
    """The document, for one who is about to read it: that it was read stands in the trail."""
    return await work.get(Document, id)


@operation(refuses=(GroundMissing,))
async def classify_document(work: Work, id: UUID, publicity: Publicity, *, ground: str | None = None) -> Document:
    """Says whether the document is public; a secret one, or a secret part, names its ground."""
    document = await work.get(Document, id, lock=True)
    matter = await work.get(Matter, document.matter_id)
    work.may(CLASSIFY, gather(COLUMNS, document, matter=matter))
    secret = publicity in (Publicity.SECRET, Publicity.PARTLY_SECRET)
    if secret and not (ground or "").strip():
        raise GroundMissing("ground")
    document.publicity, document.ground = publicity, ground.strip() if secret and ground else None
    return document


async def hand_in(work: Work, matter_id: UUID, ids: Iterable[str]) -> None:
    """Marks what a submission refers to as come to the authority, so that officials see it. Not offered to clients."""
    wanted = {row_of(id, "Document") for id in ids}
    statement = select(Document).where(col(Document.matter_id) == matter_id, col(Document.handed_in_at).is_(None))
    for document in await work.session.scalars(statement):
        if document.id in wanted:
            document.handed_in_at = work.now
