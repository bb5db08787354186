"""Scans: asked for in the transaction that adds a file, made by a worker, and told of in the trail."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import obstore
from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import PUBLIC
from avustin_core.documents.models import Document, ScanState
from avustin_core.documents.refusals_of_files import FileInfected, ScanPending
from avustin_core.documents.scanning import FOUND, CannotScan, Scanner, Verdict, scanner_of
from avustin_core.outbox import SCAN, MessageFault, OutboxMessage
from avustin_core.outbox.claiming import Kinds
from avustin_core.outbox.forced import ScanFailure
from avustin_core.outbox.outcomes import SENT, Attempt, Outcome, Retries, again, withheld
from avustin_core.outbox.worker import Worker
from avustin_core.plugin import DocumentInfected
from avustin_core.settings import Settings
from avustin_core.settings_of_files import DEMONSTRATION
from avustin_core.storage import global_id
from avustin_core.work import Avustin, Work, operation

log = logging.getLogger("avustin.files")
DONE = (ScanState.CLEAN, ScanState.INFECTED)
POLL = 5.0  #: seconds between looks at what is to be scanned; what is written in this process is seen at once


def scan_of(document_id: UUID, *, at: datetime) -> OutboxMessage:
    """The message that asks for a scan; each file is asked for once."""
    payload = {"documentId": str(document_id)}
    return OutboxMessage(kind=SCAN, payload=payload, created_at=at, due_at=at, key=f"{SCAN}:{document_id.hex}")


def is_withheld(scan: ScanState, settings: Settings) -> bool:
    """Whether nobody gets the bytes: they are infected, or the scanner that there is hasn't found them clean."""
    return scan is ScanState.INFECTED or (bool(settings.clamd) and scan is not ScanState.CLEAN)


def refuse_unscanned(scan: ScanState, settings: Settings) -> None:
    """Refuses bytes that are withheld."""
    if is_withheld(scan, settings):
        raise FileInfected() if scan is ScanState.INFECTED else ScanPending()


@operation()
async def record_scan(work: Work, id: UUID, verdict: Verdict | None) -> Document | None:
    """What the scanner said of the file; None where it couldn't scan it. What is infected is told to the slices above."""
    document = await work.session.get(Document, id)
    if document is None or document.scan in DONE:
        return document
    if verdict and verdict.found:  # what reacts locks an application, which comes before its documents
        matter, of = global_id("Matter", document.matter_id), global_id("Document", document.id)
        await work.happened(DocumentInfected(of, matter, at=work.now))
    await work.session.refresh(document, with_for_update=True)
    if document.scan in DONE:
        return document
    if verdict is None:
        if document.scan is not ScanState.NOT_SCANNED:
            document.scan, document.scanned_at = ScanState.NOT_SCANNED, work.now
        return document
    document.scan = ScanState.INFECTED if verdict.found else ScanState.CLEAN
    document.scanned_at, document.scanner = work.now, verdict.scanner
    if verdict.found:
        work.recorded.changes["scan"] = {"found": [None, verdict.found]}
    return document


class Scans:
    """What the workers of an installation do with a file that is to be scanned."""

    def __init__(self, avustin: Avustin, scanner: Scanner) -> None:
        self._avustin, self._scanner = avustin, scanner

    async def __call__(self, messages: Sequence[OutboxMessage]) -> list[Attempt]:
        """How each is scanned."""
        return [partial(self._scan, each) for each in messages]

    async def _scan(self, message: OutboxMessage) -> Outcome:
        """One attempt. What can't be scanned is tried again, and is never clean."""
        id = UUID(message.payload["documentId"])
        async with self._avustin.reading() as connection, AsyncSession(connection) as session:
            document = await session.get(Document, id)
        if document is None:
            return withheld(MessageFault.OUTDATED)
        if document.scan in DONE:
            return SENT
        try:
            verdict = await self._looked_at(document)
        except CannotScan as error:
            log.warning("document %s couldn't be scanned: %s", id, error)
            await self._avustin.run(PUBLIC, lambda work: record_scan(work, id, None))
            return again(MessageFault.NOT_SCANNED)
        await self._avustin.run(PUBLIC, lambda work: record_scan(work, id, verdict))
        if verdict.found:
            log.warning("document %s is infected, and withheld", id)
        return SENT

    async def _looked_at(self, document: Document) -> Verdict:
        match self._avustin.forced.scan:
            case ScanFailure.UNREACHABLE:
                raise CannotScan("as it was asked to")
            case ScanFailure.INFECTED:
                return Verdict(FOUND, DEMONSTRATION)
        return await self._scanner.scan(_bytes_of(self._avustin, document.storage_key))


async def _bytes_of(avustin: Avustin, key: str) -> AsyncIterator[bytes]:
    try:
        found = await obstore.get_async(avustin.files, key)
    except FileNotFoundError:
        raise CannotScan("its bytes are missing") from None
    async for chunk in found.stream(min_chunk_size=256 * 1024):
        yield bytes(chunk)


def scan_worker(avustin: Avustin, *, retries: Retries | None = None) -> Worker | None:
    """A worker that scans; None where no scanner is configured."""
    scanner = scanner_of(avustin.settings)
    if scanner is None:
        return None
    lease = timedelta(seconds=2 * avustin.settings.clamd_timeout + 30)
    retries = retries or Retries()
    return Worker(
        avustin.engine,
        Scans(avustin, scanner),
        clock=avustin.clock,
        retries=retries,
        lease=lease,
        at_once=2,
        kinds=Kinds((SCAN,), others=False),
    )


@operation()
async def ask_for_scans(work: Work, *, at_most: int = 500) -> int:
    """Asks for the scan of files that came while no scanner was configured; says of how many."""
    asked = select(col(OutboxMessage.id)).where(
        col(OutboxMessage.key) == literal(f"{SCAN}:") + func.replace(cast(col(Document.id), String), "-", "")
    )
    statement = select(col(Document.id)).where(
        col(Document.scan) == ScanState.NOT_SCANNED, col(Document.scanned_at).is_(None), ~asked.exists()
    )
    ids = list(await work.session.scalars(statement.limit(at_most)))
    work.session.add_all(scan_of(id, at=work.now) for id in ids)
    return len(ids)


@operation()
async def stop_scanning(work: Work) -> None:
    """Says of what waits for a scanner that it isn't scanned, where there is none any more."""
    for document in await work.session.scalars(select(Document).where(col(Document.scan) == ScanState.SCANNING)):
        document.scan = ScanState.NOT_SCANNED


async def scan_files(avustin: Avustin, stopping: asyncio.Event) -> None:
    """Scans what is to be scanned, where this process does, until it is time to stop; first asks for what never was."""
    if not avustin.settings.clamd:
        await avustin.run(PUBLIC, stop_scanning)
    worker = scan_worker(avustin) if avustin.settings.mail_worker else None
    if worker is not None:
        while await avustin.run(PUBLIC, ask_for_scans):
            pass
        await worker.run(stopping, poll=POLL)
