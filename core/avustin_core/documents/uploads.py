"""Uploads in three steps: announced, sent to an address that takes one file, and completed to a document."""

from collections.abc import AsyncIterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import Actor
from avustin_core.documents.limits import FieldLimits, refuse_large, refuse_over_quota
from avustin_core.documents.models import Document, FileUpload, UploadState
from avustin_core.documents.operations import ATTACHED, Paper, add_document, original_of, permit
from avustin_core.documents.refusals import FileEmpty, FileTooLarge
from avustin_core.documents.refusals_of_files import (
    FileDiffers,
    QuotaExceeded,
    TooManyFiles,
    UploadExpired,
    UploadNotOpen,
    UploadNotReceived,
)
from avustin_core.documents.rights import COMPLETING_UPLOAD, CREATING_UPLOAD
from avustin_core.documents.roads import kept
from avustin_core.documents.storing import StoredFile, plain_name, store_file
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.matters.models import Matter
from avustin_core.plugin import Text
from avustin_core.storage.files import discard
from avustin_core.work import Avustin, Work, operation


@dataclass(frozen=True)
class Announced:
    """What is said of a file before it comes. The checksum is SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str | None = None


@operation(refuses=(FileEmpty, FileTooLarge, TooManyFiles, QuotaExceeded))
async def create_upload(
    work: Work, matter_id: UUID, announced: Announced, *, paper: Paper = ATTACHED, field: FieldLimits | None = None
) -> FileUpload:
    """Lets a file come, for as long as the setting says. All that can be refused by what is said of it is refused now."""
    matter = await work.get(Matter, matter_id, lock=True)
    by_official = permit(work, matter, paper, CREATING_UPLOAD)
    _check(announced)
    refuse_large(work.settings, field, announced.size)
    if field:
        field.refuse_more()
    if not by_official:
        await refuse_over_quota(work, matter.id, size=announced.size)
    original = await original_of(work, matter, paper)
    return await work.add(
        FileUpload(
            matter_id=matter.id, name=plain_name(announced.name), size=announced.size,
            sha256=announced.sha256.lower() if announced.sha256 else None, kind=paper.kind,
            redacted_copy_of_id=original.id if original else None, field=list(field.path) if field else None,
            accepts=list(field.accepts) if field else [], created_by=work.actor.user_id, created_at=work.now,
            expires_at=work.now + timedelta(minutes=work.settings.upload_minutes),
        )
    )  # fmt: skip


async def receive(avustin: Avustin, id: UUID, chunks: AsyncIterable[bytes]) -> FileUpload:
    """Takes the bytes of an upload, from whoever was given its address. When they are refused nothing is left of them.

    Refused with UploadExpired, UploadNotOpen, FileDiffers and FileTypeRefused.
    """
    upload = await _waiting(avustin, id)
    try:
        file = await store_file(
            avustin.files, f"matters/{upload.matter_id}", name=upload.name, chunks=chunks, largest=upload.size,
            accepts=upload.accepts,
        )  # fmt: skip
    except (FileTooLarge, FileEmpty):
        raise FileDiffers("file") from None
    if file.size != upload.size or (upload.sha256 and file.sha256 != upload.sha256):
        await discard(avustin.files, file.key)
        raise FileDiffers("file")
    creator = Actor(upload.created_by)
    return await kept(avustin, file, lambda: avustin.run(creator, lambda work: receive_upload(work, id, file)))


@operation(refuses=(UploadExpired, UploadNotOpen))
async def receive_upload(work: Work, id: UUID, file: StoredFile) -> FileUpload:
    """The stored file as what the upload waited for; the first one counts."""
    upload = await work.get(FileUpload, id, lock=True)
    _refuse_expired(upload, work.now)
    if upload.state is not UploadState.PENDING_UPLOAD:
        raise UploadNotOpen()
    upload.state, upload.storage_key = UploadState.UPLOADED, file.key
    upload.media_type, upload.sha256 = file.media_type, file.sha256
    return upload


@operation(refuses=(QuotaExceeded, UploadExpired, UploadNotReceived))
async def complete_upload(work: Work, id: UUID) -> Document:
    """The document that the upload becomes; asked again it is the same one."""
    upload = await work.get(FileUpload, id, lock=True)
    if upload.state is UploadState.COMPLETED:
        if upload.document_id is None:
            raise NotFound()
        return await work.get(Document, upload.document_id)
    _refuse_expired(upload, work.now)
    if upload.state is UploadState.PENDING_UPLOAD:
        raise UploadNotReceived()
    assert upload.storage_key
    assert upload.media_type
    assert upload.sha256
    file = StoredFile(upload.storage_key, upload.name, upload.media_type, upload.size, upload.sha256)
    paper = Paper(upload.kind, upload.redacted_copy_of_id)
    permit(work, await work.get(Matter, upload.matter_id, lock=True), paper, COMPLETING_UPLOAD)
    document = await add_document(work, upload.matter_id, file, paper=paper, upload_id=upload.id)
    upload.state, upload.document_id, upload.storage_key = UploadState.COMPLETED, document.id, None
    return document


async def _waiting(avustin: Avustin, id: UUID) -> FileUpload:
    """The upload, if it waits for its bytes, before any of them are read."""
    async with avustin.reading() as connection, AsyncSession(connection, expire_on_commit=False) as session:
        upload = await session.scalar(select(FileUpload).where(col(FileUpload.id) == id))
    if upload is None:
        raise NotFound()
    _refuse_expired(upload, avustin.clock.now())
    if upload.state is not UploadState.PENDING_UPLOAD:
        raise UploadNotOpen()
    found: FileUpload = upload
    return found


def _refuse_expired(upload: FileUpload, now: datetime) -> None:
    if upload.state is UploadState.EXPIRED or upload.expires_at <= now:
        raise UploadExpired()


def _check(announced: Announced) -> None:
    if announced.size <= 0:
        raise FileEmpty("size")
    digest = announced.sha256
    if digest is not None and (len(digest) != 64 or not set(digest.lower()) <= set("0123456789abcdef")):
        raise InvalidInput("sha256", reason=HEXADECIMAL)


HEXADECIMAL = Text(
    fi="Anna SHA-256-tarkistussumma 64 heksadesimaalimerkkinä tai jätä se pois.",
    sv="Ange SHA-256-kontrollsumman som 64 hexadecimala tecken eller utelämna den.",
    en="Give the SHA-256 checksum as 64 hexadecimal characters, or leave it out.",
)
