"""The road down for anyone: a released document's bytes, without a trace of who reads what is public."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import PUBLIC, rights_of
from avustin_core.documents.models import Document
from avustin_core.documents.roads import Download, bytes_of
from avustin_core.errors import NotFound
from avustin_core.register.models import ReleasedDocument
from avustin_core.work import Avustin


async def download_released(avustin: Avustin, id: UUID) -> Download:
    """A document that the register shows, with its bytes."""
    shown = rights_of(ReleasedDocument).rows.predicate(ReleasedDocument, PUBLIC, avustin.clock.now())
    statement = (
        select(Document)
        .join(ReleasedDocument, col(ReleasedDocument.document_id) == col(Document.id))
        .where(col(ReleasedDocument.id) == id, shown)
    )
    async with avustin.reading() as connection, AsyncSession(bind=connection, expire_on_commit=False) as session:
        document = await session.scalar(statement)
    if document is None:
        raise NotFound()
    return await bytes_of(avustin, document)
