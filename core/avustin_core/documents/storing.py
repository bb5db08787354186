"""Taking a file in: streamed to the store, weighed, sniffed and digested on the way; a refused one leaves nothing."""

import asyncio
import hashlib
import unicodedata
from collections.abc import AsyncIterable, AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import obstore

from avustin_core.documents.kinds import HEAD, is_text, is_text_kind, kind_of, said_kinds, taken
from avustin_core.documents.refusals import FileEmpty, FileTooLarge, FileTypeRefused, said_size
from avustin_core.storage import new_id
from avustin_core.storage.files import Store, discard

LONGEST_NAME = 200


@dataclass(frozen=True)
class StoredFile:
    """A file that lies in the store; no row knows of it yet."""

    key: str
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass
class _Intake:
    """Looks at a stream as it goes by."""

    chunks: AsyncIterable[bytes]
    name: str
    largest: int
    accepts: Sequence[str] = ()
    size: int = 0
    media_type: str = ""
    digest: Any = field(default_factory=hashlib.sha256)

    async def watched(self) -> AsyncIterator[bytes]:
        """The same bytes; the first piece is long enough to tell the kind."""
        head = b""
        async for chunk in self.chunks:
            if self.media_type:
                yield self._seen(chunk)
                continue
            head += chunk
            if len(head) >= HEAD:
                yield self._begun(head)
        if not self.media_type:
            yield self._begun(head)

    def _begun(self, head: bytes) -> bytes:
        if not head:
            raise FileEmpty("file")
        kind = kind_of(head[:HEAD], self.name)
        if kind is None or kind not in taken(self.accepts):
            raise self._refused()
        self.media_type = kind
        return self._seen(head)

    def _seen(self, chunk: bytes) -> bytes:
        self.size += len(chunk)
        if self.size > self.largest:
            raise FileTooLarge("file", largest=said_size(self.largest))
        if is_text_kind(self.media_type) and not is_text(chunk):
            raise self._refused()
        self.digest.update(chunk)
        return chunk

    def _refused(self) -> FileTypeRefused:
        return FileTypeRefused("file", kinds=said_kinds(self.accepts))


async def store_file(
    store: Store, folder: str, *, name: str, chunks: AsyncIterable[bytes], largest: int, accepts: Sequence[str] = ()
) -> StoredFile:
    """Streams the file into the store, under a name of its own. `largest` is in bytes; `accepts` are media types."""
    intake = _Intake(chunks, plain_name(name), largest, accepts)
    key = f"{folder}/{new_id()}"
    try:
        await _put(store, key, intake.watched())
    except BaseException:
        await discard(store, key)
        raise
    return StoredFile(key, intake.name, intake.media_type, intake.size, intake.digest.hexdigest())


async def _put(store: Store, key: str, chunks: AsyncIterator[bytes]) -> None:
    """Puts the stream; when this is cancelled, the store has taken back what it wrote before this returns.

    A cancelled `put_async` leaves its cleaning to a thread of its own; one whose source fails cleans first.
    """
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    put = asyncio.ensure_future(obstore.put_async(store, key, _until(ended, chunks)))
    try:
        await asyncio.shield(put)
    except asyncio.CancelledError:
        ended.cancel()
        await asyncio.wait([put])
        raise


async def _until(ended: asyncio.Future[None], chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks, until the other end is cancelled."""
    while True:
        coming = asyncio.ensure_future(anext(chunks))
        either: tuple[asyncio.Future[Any], ...] = (coming, ended)
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if ended.done():
            coming.cancel()
            await asyncio.wait([coming])
            raise ConnectionAbortedError
        try:
            yield coming.result()
        except StopAsyncIteration:
            return


def plain_name(name: str) -> str:
    """The last part of the name, without what doesn't show; never empty, and its ending kept when it is cut."""
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    shown = "".join(character for character in last if character.isprintable()).strip(" .")
    suffix = PurePosixPath(shown).suffix[:20]
    return (shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - len(suffix)] + suffix) or "file"
