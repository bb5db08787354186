"""Sweeping: uploads that weren't completed in time, and objects of the store that no row knows, are taken away."""

import asyncio
import logging
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC
from avustin_core.clock import SystemClock
from avustin_core.documents.limits import OPEN
from avustin_core.documents.models import Document, FileUpload, UploadState
from avustin_core.storage.files import discard, objects_in
from avustin_core.work import Avustin, Work, operation

log = logging.getLogger("avustin.files")
HOUR, DAY = 3600.0, timedelta(days=1)
HALF_PUT = re.compile(r".+#\d+")  #: how a file is named in a folder until its last byte is there


@dataclass(frozen=True)
class Swept:
    """What was taken away, or would be; and the documents whose bytes are missing, which nothing is done about."""

    expired: tuple[UUID, ...]
    orphans: tuple[str, ...]
    missing: tuple[UUID, ...]


@operation()
async def expire_upload(work: Work, id: UUID) -> str | None:
    """Says that the upload wasn't completed; gives the key of the bytes that came, which no row knows from now on."""
    upload = await work.session.get(FileUpload, id, with_for_update=True, populate_existing=True)
    if upload is None or upload.state not in OPEN or upload.expires_at > work.now:
        return None
    key, upload.storage_key, upload.state = upload.storage_key, None, UploadState.EXPIRED
    return key


async def sweep(avustin: Avustin, *, now: datetime | None = None, dry: bool = False) -> Swept:
    """Sweeps once. Only what is older than a day by the store's clock is an orphan: what is being uploaded never is.

    `now` is the machine's clock; `dry` only looks.
    """
    now = now or SystemClock().now()
    expired = await _expired(avustin)
    known = await _known(avustin)
    lying = await objects_in(avustin.files)
    keys = {each.key for each in lying}
    old = [each.key for each in lying if each.written_at < now - DAY and each.key not in known]
    orphans = sorted({*old} - set(await _known(avustin)))  # what a row came to know meanwhile is no orphan
    missing = tuple(id for key, id in known.items() if id is not None and key not in keys)
    if not dry:
        for id in expired:
            if key := await avustin.run(PUBLIC, lambda work, id=id: expire_upload(work, id)):  # type: ignore[misc]
                await discard(avustin.files, key)
        for key in orphans:
            await discard(avustin.files, key)
    if folder := avustin.settings.file_folder:
        orphans += await asyncio.to_thread(_half_put, folder, now, dry)
    return Swept(tuple(expired), tuple(orphans), missing)


async def _expired(avustin: Avustin) -> list[UUID]:
    statement = select(col(FileUpload.id)).where(
        col(FileUpload.state).in_(OPEN), col(FileUpload.expires_at) <= avustin.clock.now()
    )
    async with avustin.reading() as connection:
        return list((await connection.scalars(statement)).all())


async def _known(avustin: Avustin) -> dict[str, UUID | None]:
    """Every key that a row knows, with the document that it belongs to, if it is one."""
    async with avustin.reading() as connection:
        uploads = await connection.execute(
            select(col(FileUpload.storage_key)).where(col(FileUpload.storage_key).is_not(None))
        )
        found: dict[str, UUID | None] = {row.storage_key: None for row in uploads}
        documents = await connection.execute(select(col(Document.storage_key), col(Document.id)))
        return found | {row.storage_key: row.id for row in documents}


def _half_put(folder: Path, now: datetime, dry: bool) -> list[str]:
    """What a process that was killed left half put in a folder, where the store itself doesn't look."""
    before = (now - DAY).timestamp()
    found = [
        path
        for path in folder.rglob("*#*")
        if path.is_file() and HALF_PUT.fullmatch(path.name) and path.stat().st_mtime < before
    ]
    for path in found if not dry else ():
        path.unlink(missing_ok=True)
    return [str(path.relative_to(folder)) for path in found]


async def sweep_files(avustin: Avustin, stopping: asyncio.Event) -> None:
    """Sweeps every hour, and logs what it found."""
    while not stopping.is_set():
        swept = await sweep(avustin)
        if swept.expired or swept.orphans:
            log.info("swept %s expired uploads and %s orphans", len(swept.expired), len(swept.orphans))
        for id in swept.missing:
            log.error("the bytes of document %s are missing", id)
        try:
            await asyncio.wait_for(stopping.wait(), HOUR)
        except TimeoutError:
            continue
