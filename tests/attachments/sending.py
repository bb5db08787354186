"""Files as they are sent and fetched by the operations of the core."""

import io
import zipfile
from collections.abc import AsyncIterator
from typing import Any

from tests.core.applying import Harbour

from avustin_core.access import Actor
from avustin_core.applications.models import Application
from avustin_core.documents.models import Document, FileUpload
from avustin_core.documents.roads import download, upload
from avustin_core.documents.scanning import EICAR
from avustin_core.documents.scans import scan_worker
from avustin_core.documents.uploads import Announced, create_upload
from avustin_core.outbox.outcomes import Retries

PDF = b"%PDF-1.7\n" + b"a page\n" * 10
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


async def pieces(content: bytes, size: int = 60_000) -> AsyncIterator[bytes]:
    """The content, a piece at a time."""
    for start in range(0, len(content), size):
        yield content[start : start + size]


def packed(content: bytes) -> bytes:
    """An office document with that in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, f"<{name}/>" * 20)
        archive.writestr("word/media/picture.bin", content)
    return buffer.getvalue()


INFECTED = packed(EICAR)


async def sent(
    harbour: Harbour, application: Application, content: bytes = PDF, name: str = "liite.pdf", **more: Any
) -> Document:
    """The file in the application's matter."""
    return await upload(
        harbour.avustin, harbour.editor, application.matter_id, name=name, chunks=pieces(content), **more
    )


async def announced(
    harbour: Harbour, application: Application, content: bytes = PDF, *, sha256: str | None = None, **more: Any
) -> FileUpload:
    """An upload of the content that is to come."""
    said = Announced("liite.pdf", len(content), sha256)
    return await harbour.do(harbour.editor, lambda work: create_upload(work, application.matter_id, said, **more))


async def read(harbour: Harbour, actor: Actor, document: Document) -> bytes:
    """The bytes, for one who may have them."""
    found = await download(harbour.avustin, actor, document.id)
    return b"".join([chunk async for chunk in found.chunks])


async def scan(harbour: Harbour) -> int:
    """Scans whatever is due; says how many attempts that took."""
    worker = scan_worker(harbour.avustin, retries=Retries(most=2))
    assert worker
    return await worker.drain()
