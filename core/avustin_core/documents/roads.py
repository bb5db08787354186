"""One road up and one down: bytes stream outside the transaction, which a slow client must not hold open."""

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

import obstore
from sqlalchemy import Select, select
from sqlmodel import col

from avustin_core.access import Actor
from avustin_core.documents.limits import FieldLimits, largest_of
from avustin_core.documents.models import Document, FileUpload
from avustin_core.documents.operations import ATTACHED, Paper, add_document, read_document
from avustin_core.documents.rights import ADDING, Adding
from avustin_core.documents.scans import refuse_unscanned
from avustin_core.documents.storing import StoredFile, store_file
from avustin_core.errors import NotFound
from avustin_core.matters.models import Matter
from avustin_core.matters.rights import RIGHTS as MATTERS
from avustin_core.once import Once
from avustin_core.storage.files import discard
from avustin_core.work import Avustin

T = TypeVar("T")


@dataclass(frozen=True)
class Download:
    """A document and its bytes. Serve it as an attachment, and tell the reader's browser not to sniff."""

    document: Document
    chunks: AsyncIterator[bytes]


async def upload(
    avustin: Avustin,
    actor: Actor,
    matter_id: UUID,
    *,
    name: str,
    chunks: AsyncIterable[bytes],
    paper: Paper = ATTACHED,
    field: FieldLimits | None = None,
    guards: Adding = ADDING,
    request_id: str | None = None,
    once: Once | None = None,
) -> Document:
    """Takes a file into a matter. When it is refused, or the sender goes away, nothing is left of it.

    Refused with FileTooLarge, FileEmpty, FileTypeRefused and TooManyFiles, beside what `add_document` refuses.
    """
    await refuse_early(avustin, actor, matter_id, paper, guards)
    if field:
        field.refuse_more()
    file = await store_file(
        avustin.files, f"matters/{matter_id}", name=name, chunks=chunks, largest=largest_of(avustin.settings, field),
        accepts=field.accepts if field else (),
    )  # fmt: skip

    async def add() -> Document:
        act = partial(add_document, matter_id=matter_id, file=file, paper=paper)
        return await avustin.run(actor, act, request_id=request_id, once=once)

    document = await kept(avustin, file, add)
    if document.storage_key != file.key:  # it was sent before, and what was made then stands
        await discard(avustin.files, file.key)
    return document


async def kept(avustin: Avustin, file: StoredFile, add: Callable[[], Awaitable[T]]) -> T:
    """What adding the stored file gives; when it fails and no row knows the file, nothing is left of it."""
    try:
        return await add()
    except BaseException:
        if not await _is_known(avustin, file.key):
            await discard(avustin.files, file.key)
        raise


async def download(avustin: Avustin, actor: Actor, id: UUID, *, request_id: str | None = None) -> Download:
    """A document with its bytes, for one who may see it."""
    document = await avustin.run(actor, lambda work: read_document(work, id), request_id=request_id)
    return await bytes_of(avustin, document)


async def bytes_of(avustin: Avustin, document: Document) -> Download:
    """A document with its bytes, for one whose right was asked for already. Refused until it was found clean."""
    refuse_unscanned(document.scan, avustin.settings)
    try:
        found = await obstore.get_async(avustin.files, document.storage_key)
    except FileNotFoundError:
        raise NotFound() from None
    return Download(document, _plain(found.stream()))


async def _plain(stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    async for chunk in stream:
        yield bytes(chunk)  # obstore promises bytes and gives a type of its own


async def refuse_early(avustin: Avustin, actor: Actor, matter_id: UUID, paper: Paper, guards: Adding = ADDING) -> None:
    """Asks for the right before the bytes come; the operation asks again."""
    now = avustin.clock.now()
    seen = MATTERS.rows.predicate(Matter, actor, now)
    columns: tuple[Any, ...] = (col(Matter.id).label("matter_id"), col(Matter.party_id), col(Matter.call_id))
    statement: Select[Any] = select(*columns).where(col(Matter.id) == matter_id, seen)
    async with avustin.reading() as connection:
        state = (await connection.execute(statement)).one_or_none()
    if state is None:
        raise NotFound()
    if refusal := (guards.attachment if paper == ATTACHED else guards.paper).refusal(actor, state, now):
        raise refusal


async def _is_known(avustin: Avustin, key: str) -> bool:
    """Whether a document was committed with that file, also where the answer to the commit was lost."""
    async with avustin.reading() as connection:
        documents = select(col(Document.id)).where(col(Document.storage_key) == key)
        uploads = select(col(FileUpload.id)).where(col(FileUpload.storage_key) == key)
        return await connection.scalar(documents.union(uploads)) is not None
