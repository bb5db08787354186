"""Documents: taken in by their content, left nowhere when refused, seen by those whose matter it is."""

import asyncio
import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.papers import PDF, Papers, Someone, papers_of, pieces

from avustin_core import audit
from avustin_core.access import PUBLIC
from avustin_core.documents.models import DocumentKind, Publicity
from avustin_core.documents.operations import Paper, classify_document
from avustin_core.documents.refusals import FileEmpty, FileTooLarge, FileTypeRefused
from avustin_core.documents.roads import download, upload
from avustin_core.documents.storing import plain_name
from avustin_core.errors import NotAllowed, NotFound, Refusal
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OFFICIALS, OrganisationKind, Role
from avustin_core.settings import Settings
from avustin_core.work import Avustin, Work

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


def packed(*names: str, mimetype: str = "") -> bytes:
    """A zip file with those files in it, as office programs write them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            archive.writestr(name, f"<{name}/>" * 20)
    return buffer.getvalue()


WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/app.xml")
BY_OPENPYXL = ("docProps/app.xml", "docProps/core.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml")


@pytest.fixture
async def scene(avustin: Avustin, someone: Someone) -> Papers:
    """A matter that is not pending yet."""
    return await papers_of(avustin, someone)


class TestTakingIn:
    @pytest.mark.parametrize(
        ("content", "name", "media_type"),
        [
            (PDF, "liite.pdf", "application/pdf"),
            (PDF, "not-what-it-says.csv", "application/pdf"),
            (PNG, "kuva.png", "image/png"),
            (JPEG, "kuva.jpg", "image/jpeg"),
            (packed(*WORD), "a.docx", f"{OFFICE}wordprocessingml.document"),
            (packed(*BY_OPENPYXL), "a.xlsx", f"{OFFICE}spreadsheetml.sheet"),
            (packed("content.xml", mimetype=f"{OPEN}text"), "a.odt", f"{OPEN}text"),
            (packed("content.xml", mimetype=f"{OPEN}spreadsheet"), "a.ods", f"{OPEN}spreadsheet"),
            ("Nimi;Määrä\r\nÅbo;1\r\n".encode(), "a.csv", "text/csv"),
            ("BM;Määrä\r\n".encode("cp1252"), "A.CSV", "text/csv"),
            (b"x" * 100_000, "a.txt", "text/plain"),
        ],
    )  # fmt: skip
    async def test_keeps_the_bytes_and_tells_the_kind_by_content(
        self, scene: Papers, content: bytes, name: str, media_type: str
    ) -> None:
        document = await scene.add(content, name)

        assert (document.media_type, document.name, document.size) == (media_type, name, len(content))
        assert document.sha256 == hashlib.sha256(content).hexdigest()
        assert [path.read_bytes() for path in scene.files()] == [content]
        assert (document.publicity, document.handed_in_at) == (Publicity.UNDECIDED, None)

    @pytest.mark.parametrize(
        ("content", "name", "refusal"),
        [
            (b"", "a.pdf", FileEmpty),
            (b"MZ\x90\x00" + bytes(100), "a.pdf", FileTypeRefused),
            (b"\x7fELF" + bytes(100), "a.txt", FileTypeRefused),
            (b"<html></html>", "a.html", FileTypeRefused),
            (b"<svg/>", "a.svg", FileTypeRefused),
            (b"plain text", "a.pdf", FileTypeRefused),
            (packed("whatever.xml"), "a.docx", FileTypeRefused),
            (b"x" * 20_000 + b"\x00", "a.txt", FileTypeRefused),
        ],
    )
    async def test_leaves_nothing_of_a_file_that_is_not_of_a_taken_kind(
        self, scene: Papers, content: bytes, name: str, refusal: type[Refusal]
    ) -> None:
        with pytest.raises(refusal):
            await scene.add(content, name)

        assert await scene.left() == ([], 0)

    async def test_leaves_nothing_of_a_file_that_is_too_large(self, scene: Papers) -> None:
        limited = scene.avustin.settings.model_copy(update={"largest_file": 2_000_000})
        small = Avustin(limited, scene.avustin.registry, clock=scene.avustin.clock, engine=scene.avustin.engine)
        content = PDF + bytes(2_000_000 - len(PDF))

        document = await upload(small, scene.editor, scene.matter_id, name="a.pdf", chunks=pieces(content, 60_000))
        assert document.size == 2_000_000
        with pytest.raises(FileTooLarge):
            await upload(small, scene.editor, scene.matter_id, name="a.pdf", chunks=pieces(content + b"x", 60_000))

        assert [path.stat().st_size for path in scene.files()] == [2_000_000]
        assert isinstance(limited, Settings)

    async def test_leaves_nothing_when_the_sender_goes_away(self, scene: Papers) -> None:
        async def broken() -> AsyncIterator[bytes]:
            yield PDF + bytes(9_000_000)
            raise ConnectionError("gone")

        with pytest.raises(ConnectionError):
            await upload(scene.avustin, scene.editor, scene.matter_id, name="a.pdf", chunks=broken())

        assert await scene.left() == ([], 0)

    async def test_leaves_nothing_when_the_request_is_cancelled(self, scene: Papers) -> None:
        halfway = asyncio.Event()

        async def slow() -> AsyncIterator[bytes]:
            yield PDF + bytes(9_000_000)
            halfway.set()
            await asyncio.sleep(60)

        task = asyncio.ensure_future(upload(scene.avustin, scene.editor, scene.matter_id, name="a.pdf", chunks=slow()))
        async with asyncio.timeout(30):
            await halfway.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert await scene.left() == ([], 0)

    async def test_leaves_nothing_when_the_matter_is_lost_while_the_file_comes(self, scene: Papers) -> None:
        async def lose(work: Work, matter: Matter) -> None:
            kind = OrganisationKind.MUNICIPALITY
            other = await work.add(Organisation(kind=kind, name_fi="Muu", name_sv="Annan", sort_key="muu"))
            matter.party_id = other.id

        async def slow() -> AsyncIterator[bytes]:
            yield PDF
            await scene.change(lose)

        with pytest.raises(NotFound):
            await upload(scene.avustin, scene.editor, scene.matter_id, name="a.pdf", chunks=slow())

        assert await scene.left() == ([], 0)

    async def test_is_refused_before_a_byte_is_read_to_those_without_the_right(
        self, scene: Papers, someone: Someone
    ) -> None:
        async def never() -> AsyncIterator[bytes]:
            raise AssertionError("a byte was read")
            yield b""

        for actor in (PUBLIC, scene.stranger, scene.official, scene.elsewhere):
            with pytest.raises(NotFound):
                await upload(scene.avustin, actor, scene.matter_id, name="a.pdf", chunks=never())
        await scene.change(matters.make_pending)
        assessor = await someone("assessor", Role.ASSESSOR)
        with pytest.raises(NotAllowed):
            await upload(scene.avustin, assessor, scene.matter_id, name="a.pdf", chunks=never())

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/liite.pdf", "liite.pdf"), ("C:\\Users\\liite.pdf", "liite.pdf"),
            ("  a\x00b\u202egpj.pdf ", "abgpj.pdf"),
            ("..", "file"), ("", "file"), ("a/", "a"), ("Pa\u0308a\u0308to\u0308s.pdf", "Päätös.pdf"),
        ],
    )  # fmt: skip
    def test_keeps_of_the_name_what_shows(self, given: str, kept: str) -> None:
        assert plain_name(given) == kept

    def test_keeps_the_ending_of_a_long_name(self) -> None:
        assert plain_name("a" * 300 + ".pdf") == "a" * 196 + ".pdf"


async def _told(scene: Papers, event_id: Any) -> Any:
    """What an event of the trail tells beside the rows that it changed, and those."""
    values = select(col(audit.AuditValues.changes)).where(col(audit.AuditValues.event_id) == event_id)
    async with scene.avustin.reading() as connection:
        return await connection.scalar(values) or {}


class TestReading:
    async def test_gives_the_bytes_and_leaves_a_trace(self, scene: Papers) -> None:
        document = await scene.add()

        found = await download(scene.avustin, scene.editor, document.id)

        assert b"".join([chunk async for chunk in found.chunks]) == PDF
        async with scene.avustin.reading() as connection:
            last = select(audit.AuditEvent).order_by(col(audit.AuditEvent.seq).desc()).limit(1)
            event = (await connection.execute(last)).one()
        assert (event.act, event.object_id, event.actor_id) == (
            "documents.read_document", str(document.id), scene.editor.user_id,
        )  # fmt: skip
        assert "secrets" not in await _told(scene, event.id)

    async def test_of_a_secret_one_tells_the_trail_so(self, scene: Papers) -> None:
        document = await scene.handed_in()
        await scene.change(matters.make_pending)
        await scene.do(
            scene.official, lambda work: classify_document(work, document.id, Publicity.SECRET, other_ground="x")
        )

        await download(scene.avustin, scene.official, document.id)

        async with scene.avustin.reading() as connection:
            read = select(col(audit.AuditEvent.id)).where(col(audit.AuditEvent.act) == "documents.read_document")
            id = await connection.scalar(read)
        assert (await _told(scene, id))["secrets"] == {f"Document:{document.id}": [None, "SECRET"]}

    async def test_is_for_the_party_and_for_officials_of_the_call_once_it_was_handed_in(self, scene: Papers) -> None:
        document = await scene.add()
        everyone = (PUBLIC, scene.stranger, scene.elsewhere, scene.official, scene.editor)
        assert [await scene.seen(actor) for actor in everyone] == [0, 0, 0, 0, 1]

        await scene.move(document, OFFICIALS)

        assert [await scene.seen(actor) for actor in everyone] == [0, 0, 0, 1, 1]
        with pytest.raises(NotFound):
            await download(scene.avustin, scene.stranger, document.id)

    async def test_what_lies_in_a_working_copy_is_not_shown_to_officials(self, scene: Papers) -> None:
        first, _later = await scene.add(), await scene.add(name="keskeneräinen.pdf")
        await scene.change(matters.make_pending)

        await scene.move(first, OFFICIALS)

        assert (await scene.seen(scene.official), await scene.seen(scene.editor)) == (1, 2)

    async def test_a_party_adds_attachments_and_no_papers_of_officials(self, scene: Papers) -> None:
        for kind in (DocumentKind.NOTE, DocumentKind.MEMO, DocumentKind.DECISION_LETTER):
            with pytest.raises(NotAllowed):
                await scene.add(paper=Paper(kind))

        assert await scene.left() == ([], 0)


class TestMatters:
    async def test_the_first_arrival_and_the_first_closing_count(self, scene: Papers) -> None:
        clock: Any = scene.avustin.clock
        first = clock.now()
        await scene.change(matters.make_pending)
        await scene.change(matters.close)
        clock.set(first.replace(hour=23))

        await scene.change(matters.make_pending)
        await scene.change(matters.close)

        async with scene.avustin.reading() as connection:
            row = (await connection.execute(select(Matter))).one()
        assert (row.pending_at, row.closed_at) == (first, first)

    async def test_officials_see_a_matter_when_it_is_pending(self, scene: Papers) -> None:
        with pytest.raises(NotFound):
            await scene.avustin.run(scene.official, lambda work: work.get(Matter, scene.matter_id))

        await scene.change(matters.make_pending)

        found = await scene.avustin.run(scene.official, lambda work: work.get(Matter, scene.matter_id))
        assert found.id == scene.matter_id
