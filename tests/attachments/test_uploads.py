"""Uploads in three steps: what was announced comes, once and in time, and only as much as a matter may hold."""

import hashlib
from datetime import timedelta

import pytest
from tests.attachments.sending import PDF, PNG, announced, pieces, read, sent
from tests.core.applying import Harbour

from avustin_core.documents.limits import FieldLimits
from avustin_core.documents.models import Document, FileUpload, UploadState
from avustin_core.documents.operations import remove_document
from avustin_core.documents.refusals import FileTooLarge, FileTypeRefused
from avustin_core.documents.refusals_of_files import (
    AlreadyHandedIn,
    FileDiffers,
    QuotaExceeded,
    TooManyFiles,
    UploadExpired,
    UploadNotOpen,
    UploadNotReceived,
)
from avustin_core.documents.sweeping import sweep
from avustin_core.documents.uploads import complete_upload, receive
from avustin_core.errors import NotFound
from avustin_core.plugin import Language, Text
from avustin_core.storage import global_id
from avustin_core.storage.files import objects_in

LABEL = Text("Piirros", "Ritning", "Drawing")


async def keys(harbour: Harbour) -> list[str]:
    """What lies in the store."""
    return [each.key for each in await objects_in(harbour.avustin.files)]


class TestThreeSteps:
    async def test_a_file_comes_as_announced_and_once(self, harbour: Harbour) -> None:
        application = await harbour.draft()
        upload = await announced(harbour, application, sha256=hashlib.sha256(PDF).hexdigest().upper())

        def complete() -> object:
            return harbour.do(harbour.editor, lambda work: complete_upload(work, upload.id))

        with pytest.raises(UploadNotReceived):
            await complete()  # type: ignore[misc]
        for wrong in (PDF + b"x", PDF[:-1], b"%PDF-1.7\n" + b"b page\n" * 10):
            with pytest.raises(FileDiffers):
                await receive(harbour.avustin, upload.id, pieces(wrong))
        assert await keys(harbour) == []
        received = await receive(harbour.avustin, upload.id, pieces(PDF))
        with pytest.raises(UploadNotOpen):
            await receive(harbour.avustin, upload.id, pieces(PDF))
        with pytest.raises(NotFound):
            await harbour.do(harbour.signatory, lambda work: complete_upload(work, upload.id))
        document = await complete()  # type: ignore[misc]
        again = await complete()  # type: ignore[misc]

        assert (received.state, received.media_type) == (UploadState.UPLOADED, "application/pdf")
        assert isinstance(document, Document)
        assert document.id == again.id
        assert await read(harbour, harbour.editor, document) == PDF
        assert [each.storage_key for each in await harbour.rows(Document)] == await keys(harbour)
        assert (await harbour.read(upload)).state is UploadState.COMPLETED

    async def test_what_is_not_completed_in_time_leaves_nothing(self, harbour: Harbour) -> None:
        application = await harbour.draft()
        unsent, uncompleted = await announced(harbour, application), await announced(harbour, application)
        await receive(harbour.avustin, uncompleted.id, pieces(PDF))
        harbour.at(unsent.created_at + timedelta(minutes=60))

        with pytest.raises(UploadExpired):
            await receive(harbour.avustin, unsent.id, pieces(PDF))
        with pytest.raises(UploadExpired):
            await harbour.do(harbour.editor, lambda work: complete_upload(work, uncompleted.id))
        swept = await sweep(harbour.avustin)

        assert set(swept.expired) == {unsent.id, uncompleted.id}
        assert await keys(harbour) == []
        assert {each.state for each in await harbour.rows(FileUpload)} == {UploadState.EXPIRED}
        assert (await sweep(harbour.avustin)).expired == ()


class TestLimits:
    async def test_a_matter_holds_so_many_files_and_bytes_those_on_their_way_included(self, harbour: Harbour) -> None:
        limits = {"most_files": 3, "most_bytes": 200}
        harbour.avustin.settings = harbour.avustin.settings.model_copy(update=limits)
        application, other = await harbour.draft(), await harbour.draft()
        first = await sent(harbour, application)
        await announced(harbour, application)

        with pytest.raises(QuotaExceeded) as refused:
            await announced(harbour, application)
        with pytest.raises(QuotaExceeded):
            await sent(harbour, application)
        await sent(harbour, other)
        await harbour.do(harbour.editor, lambda work: remove_document(work, first.id))
        replaced = await sent(harbour, application)

        assert "3 tiedostoa ja niitä yhteensä 0 kt" in refused.value.message(Language.FI)
        assert await harbour.sees(harbour.editor, replaced)
        assert not await harbour.sees(harbour.editor, first)
        removed = first.storage_key
        assert removed in (await sweep(harbour.avustin, now=harbour.avustin.clock.now().replace(year=2100))).orphans
        assert removed not in await keys(harbour)

    async def test_a_field_takes_what_its_form_says(self, harbour: Harbour) -> None:
        application = await harbour.draft()
        one = FieldLimits(("drawing",), LABEL, ("image/*",), largest=70, at_most=2, count=1)

        with pytest.raises(FileTypeRefused) as kind:
            await sent(harbour, application, field=one)
        with pytest.raises(FileTooLarge):
            await sent(harbour, application, PNG, field=one)
        with pytest.raises(FileTooLarge):
            await announced(harbour, application, PNG, field=one)
        full = FieldLimits(("drawing",), LABEL, at_most=2, count=2)
        with pytest.raises(TooManyFiles) as many:
            await sent(harbour, application, field=full)
        with pytest.raises(TooManyFiles):
            await announced(harbour, application, field=full)

        assert (
            kind.value.message(Language.SV)
            == "Filens innehåll är inte i ett tillåtet filformat. Tillåtna format: png, jpg."
        )
        assert (many.value.path, many.value.message(Language.FI)) == (
            ("drawing",), "Kohdassa ”Piirros” saa olla enintään 2 tiedostoa. Poista jokin niistä ennen kuin lisäät uuden.",
        )  # fmt: skip
        assert await keys(harbour) == []

    async def test_what_was_handed_in_is_not_removed(self, harbour: Harbour) -> None:
        application = await harbour.draft()
        document = await sent(harbour, application)
        await harbour.put(application, "drawing", to=global_id("Document", document.id))
        await harbour.submit(application)

        with pytest.raises(AlreadyHandedIn):
            await harbour.do(harbour.editor, lambda work: remove_document(work, document.id))

        assert await read(harbour, harbour.preparer, document) == PDF
