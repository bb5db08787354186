"""How many files, of which kinds and how large: what the installation takes, and what the field of a form does."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, true
from sqlmodel import col

from avustin_core.documents.models import Document, DocumentKind, FileUpload, UploadState
from avustin_core.documents.refusals import FileTooLarge, said_size
from avustin_core.documents.refusals_of_files import QuotaExceeded, TooManyFiles
from avustin_core.plugin import Text
from avustin_core.settings import Settings
from avustin_core.work import Work

OPEN = (UploadState.PENDING_UPLOAD, UploadState.UPLOADED)


@dataclass(frozen=True)
class FieldLimits:
    """What a field of the form takes, and how many files it has."""

    path: tuple[str, ...]
    label: Text
    accepts: tuple[str, ...] = ()
    largest: int | None = None
    at_most: int | None = None
    count: int = 0

    def refuse_more(self) -> None:
        """Refuses another file where the field has all that it may have."""
        if self.at_most is not None and self.count >= self.at_most:
            raise TooManyFiles(*self.path, field=self.label, most=self.at_most)


def largest_of(settings: Settings, field: FieldLimits | None) -> int:
    """How large a file may be, in bytes."""
    return min(settings.largest_file, (field.largest if field else None) or settings.largest_file)


def refuse_large(settings: Settings, field: FieldLimits | None, size: int) -> None:
    """Refuses a file by the size that is said of it."""
    largest = largest_of(settings, field)
    if size > largest:
        raise FileTooLarge("size", largest=said_size(largest))


async def refuse_over_quota(work: Work, matter_id: UUID, *, size: int, besides: UUID | None = None) -> None:
    """Refuses a party's file that is one too many in the matter, which must be locked; `besides` is its own upload.

    Uploads that are still on their way count as large as they were announced.
    """
    files, held = await _held(work, matter_id, besides)
    settings = work.settings
    if files + 1 > settings.most_files or held + size > settings.most_bytes:
        raise QuotaExceeded(files=settings.most_files, bytes=said_size(settings.most_bytes))


async def _held(work: Work, matter_id: UUID, besides: UUID | None) -> tuple[int, int]:
    attached = select(func.count(), func.coalesce(func.sum(Document.size), 0)).where(
        col(Document.matter_id) == matter_id,
        col(Document.kind) == DocumentKind.ATTACHMENT,
        col(Document.redacted_copy_of_id).is_(None),
    )
    coming = select(func.count(), func.coalesce(func.sum(FileUpload.size), 0)).where(
        col(FileUpload.matter_id) == matter_id,
        col(FileUpload.state).in_(OPEN),
        col(FileUpload.expires_at) > work.now,
        col(FileUpload.id) != besides if besides else true(),
    )
    rows = [(await work.session.execute(each)).one() for each in (attached, coming)]
    return sum(int(row[0]) for row in rows), sum(int(row[1]) for row in rows)
