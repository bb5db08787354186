"""Scans by a real ClamAV: nobody gets bytes that weren't found clean, and what is infected is to be replaced."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from tests.attachments.daemons import LARGEST, Clam
from tests.attachments.sending import INFECTED, PDF, read, scan, sent
from tests.core.applying import CLOSES, Harbour
from tests.core.ferries import answers

from avustin_core import calendar
from avustin_core.access import PUBLIC
from avustin_core.applications.completion import answer_completion
from avustin_core.applications.models import Application, ApplicationStatus, Completion, CompletionStatus
from avustin_core.documents.models import Document, ScanState
from avustin_core.documents.refusals_of_files import FileInfected, ScanPending
from avustin_core.documents.scanning import EICAR, FAILS, CannotScan, Clamd, Demonstration, Verdict
from avustin_core.documents.scans import ask_for_scans, record_scan, scan_files
from avustin_core.outbox import SCAN, MessageFault, MessageState, OutboxMessage
from avustin_core.plugin import Language
from avustin_core.settings import Settings
from avustin_core.storage import global_id

pytestmark = pytest.mark.xdist_group("clam")  # one worker starts it


def scanned_by(harbour: Harbour, address: str) -> None:
    """From now on that scanner is configured."""
    harbour.avustin.settings = harbour.avustin.settings.model_copy(update={"clamd": address})


async def whole(*parts: bytes) -> AsyncIterator[bytes]:
    """A file in these pieces."""
    for part in parts:
        yield part


class TestClamd:
    async def test_finds_the_test_text_also_inside_an_office_document(self, clam: Clam) -> None:
        clamd = Clamd(clam.address, 20)

        verdicts = [await clamd.scan(whole(*parts)) for parts in ((PDF,), (EICAR[:30], EICAR[30:]), (INFECTED,))]

        assert [each.found for each in verdicts] == [
            None,
            "Grants.Eicar-Test.UNOFFICIAL",
            "Grants.Eicar-Test.UNOFFICIAL",
        ]
        assert verdicts[0].scanner.startswith("ClamAV 1.")

    async def test_says_nothing_of_what_it_did_not_see_whole(self, clam: Clam) -> None:
        piece = bytes(LARGEST // 2)

        with pytest.raises(CannotScan):
            await Clamd(clam.address, 20).scan(whole(PDF, piece, piece, piece, piece))
        with pytest.raises(CannotScan):
            await Clamd(clam.address, 20).scan(whole(PDF, piece))
        with pytest.raises(CannotScan):
            await Clamd("127.0.0.1:1", 20).scan(whole(PDF))

    async def test_says_nothing_when_it_is_killed_midway(self, clam: Clam) -> None:
        async def killing() -> AsyncIterator[bytes]:
            yield PDF
            clam.kill()
            for _ in range(64):
                yield bytes(100_000)

        try:
            with pytest.raises(CannotScan):
                await Clamd(clam.address, 20).scan(killing())
        finally:
            clam.start()

    async def test_the_demonstrations_scanner_shows_what_there_is_to_see(self) -> None:
        found = [(await Demonstration().scan(whole(PDF, *parts))).found for parts in ((), (EICAR[:9], EICAR[9:]))]

        assert found == [None, "Eicar-Test-Signature"]
        with pytest.raises(CannotScan):
            await Demonstration().scan(whole(PDF, FAILS[:5], FAILS[5:]))
        with pytest.raises(ValueError, match="knows no virus"):
            Settings(clamd="demonstration")


class TestWithheld:
    async def test_without_a_scanner_a_file_is_not_scanned_and_can_be_read(self, harbour: Harbour) -> None:
        document = await sent(harbour, await harbour.draft())

        assert (document.scan, await read(harbour, harbour.editor, document)) == (ScanState.NOT_SCANNED, PDF)
        assert await harbour.rows(OutboxMessage, kind=SCAN) == []

    async def test_what_waits_for_a_scanner_that_is_taken_away_is_not_scanned(
        self, harbour: Harbour, clam: Clam
    ) -> None:
        scanned_by(harbour, clam.address)
        document = await sent(harbour, await harbour.draft())
        scanned_by(harbour, "")
        stopping = asyncio.Event()
        stopping.set()

        await scan_files(harbour.avustin, stopping)
        assert (await harbour.read(document)).scan is ScanState.NOT_SCANNED
        scanned_by(harbour, clam.address)
        with pytest.raises(ScanPending):
            await read(harbour, harbour.editor, document)
        async with asyncio.timeout(30):
            working = asyncio.create_task(scan_files(harbour.avustin, again := asyncio.Event()))
            while (await harbour.read(document)).scan is not ScanState.CLEAN:  # noqa: ASYNC110 – a worker does it
                await asyncio.sleep(0.01)
        again.set()
        await working
        assert await read(harbour, harbour.editor, document) == PDF

    async def test_nobody_gets_bytes_before_they_are_clean(self, harbour: Harbour, clam: Clam) -> None:
        application = await harbour.draft()
        earlier = await sent(harbour, application)
        scanned_by(harbour, clam.address)
        document = await sent(harbour, application)
        await harbour.put(application, "drawing", to=global_id("Document", document.id))
        submitted = await harbour.submit(application)

        assert submitted.status is ApplicationStatus.SUBMITTED  # pending scans don't stand in the way
        assert (await harbour.read(document)).scan is ScanState.SCANNING
        for actor, each in ((harbour.editor, document), (harbour.preparer, document), (harbour.editor, earlier)):
            with pytest.raises(ScanPending):
                await read(harbour, actor, each)
        assert [await harbour.do(PUBLIC, ask_for_scans) for _ in range(2)] == [1, 0]
        assert await scan(harbour) == 2
        found = await harbour.read(document)
        assert (found.scan, found.scanned_at, str(found.scanner)[:9]) == (
            ScanState.CLEAN, harbour.avustin.clock.now(), "ClamAV 1.",
        )  # fmt: skip
        assert [await read(harbour, harbour.editor, each) for each in (document, earlier)] == [PDF, PDF]
        assert await harbour.rows(Completion) == []

    async def test_what_can_not_be_scanned_is_tried_again_and_never_clean(self, harbour: Harbour, clam: Clam) -> None:
        scanned_by(harbour, "127.0.0.1:1")
        document = await sent(harbour, await harbour.draft())

        assert await scan(harbour) == 1
        (message,) = await harbour.rows(OutboxMessage, kind=SCAN)
        assert (message.state, message.fault) == (MessageState.PENDING, MessageFault.NOT_SCANNED)
        assert (await harbour.read(document)).scan is ScanState.NOT_SCANNED
        with pytest.raises(ScanPending):
            await read(harbour, harbour.editor, document)
        harbour.at(message.due_at)
        assert await scan(harbour) == 1
        assert (await harbour.read(message)).state is MessageState.DEAD  # an administrator lets it be tried again
        await harbour.change(message, state=MessageState.PENDING, attempts=0)
        scanned_by(harbour, clam.address)
        assert await scan(harbour) == 1
        assert await read(harbour, harbour.editor, document) == PDF


class TestInfected:
    async def test_one_that_was_handed_in_is_withheld_and_asked_for_again(self, harbour: Harbour, clam: Clam) -> None:
        scanned_by(harbour, clam.address)
        application = await harbour.draft()
        bad = await sent(harbour, application, INFECTED, "piirros.docx")
        await harbour.put(application, "drawing", to=global_id("Document", bad.id))
        await harbour.submit(application)
        harbour.at(CLOSES + timedelta(days=1))

        await scan(harbour)

        assert (await harbour.read(bad)).scan is ScanState.INFECTED
        for actor in (harbour.editor, harbour.preparer):
            with pytest.raises(FileInfected):
                await read(harbour, actor, bad)
        (completion,) = await harbour.rows(Completion)
        assert completion.what == (
            "Ett skadligt program hittades i bilagan ”piirros.docx” (punkt ”Ritning”) och bilagan kan inte öppnas. Lämna in "
            "bilagan på nytt som en fil utan skadliga program."
        )
        assert (completion.paths, completion.requested_by, completion.due_at) == (
            [["drawing"]], None, harbour.avustin.clock.now() + timedelta(days=14),
        )  # fmt: skip
        assert [each.payload["completionId"] for each in await self.requests(harbour)] == [str(completion.id)]
        await self.replace(harbour, application, completion)

    async def requests(self, harbour: Harbour) -> list[OutboxMessage]:
        """What tells the applicant."""
        return await harbour.rows(OutboxMessage, kind="application.completionRequested")

    async def replace(self, harbour: Harbour, application: Application, completion: Completion) -> None:
        """The completion is answered with a clean file."""
        clean = await sent(harbour, application)
        saved = await harbour.put(application, "drawing", to=global_id("Document", clean.id))
        answered = await harbour.do(
            harbour.signatory, lambda work: answer_completion(work, completion.id, revision=saved.row.revision)
        )
        assert answered.status is CompletionStatus.ANSWERED

    async def test_another_one_is_added_to_the_request_that_is_open(self, harbour: Harbour, clam: Clam) -> None:
        scanned_by(harbour, clam.address)
        application = await harbour.draft()
        bad = await sent(harbour, application, INFECTED, "piirros.docx")
        await harbour.put(application, "drawing", to=global_id("Document", bad.id))
        submitted = await harbour.submit(application)
        due_at = harbour.avustin.clock.now() + timedelta(days=3)
        open_one = Completion(
            application_id=application.id, what="Lisää suunnitelma", how="Täällä", paths=[["plan"]], due_at=due_at,
            requested_at=harbour.avustin.clock.now(),
        )  # fmt: skip
        await harbour.add(open_one)
        await harbour.change(submitted, completion_due_at=due_at, completion_paths=[["plan"]])

        await scan(harbour)

        (completion,) = await harbour.rows(Completion)
        assert completion.paths == [["plan"], ["drawing"]]
        assert completion.what.startswith("Lisää suunnitelma\n\nEtt skadligt program")
        later = calendar.day_of(harbour.avustin.clock.now() + timedelta(days=14))
        assert completion.due_at == calendar.end_of(later, harbour.avustin.settings.office_hours_end)

    async def test_one_in_a_draft_is_a_problem_of_its_field(self, harbour: Harbour, clam: Clam) -> None:
        scanned_by(harbour, clam.address)
        application = await harbour.draft()
        bad = await sent(harbour, application, INFECTED, "piirros.docx")
        await scan(harbour)

        saved = await harbour.put(application, "drawing", to=global_id("Document", bad.id))

        (problem,) = saved.problems
        assert (problem.code, problem.path, problem.message.get(Language.SV)) == (
            "DOCUMENT_INFECTED", ("drawing",),
            "Ett skadligt program hittades i bilagan i ”Ritning”. Ta bort bilagan och lägg till en ren fil i stället.",
        )  # fmt: skip
        assert await harbour.rows(Completion) == []
        assert {each.scan for each in await harbour.rows(Document)} == {ScanState.INFECTED}

    async def test_what_two_workers_find_at_once_is_asked_for_once(self, harbour: Harbour) -> None:
        application = await harbour.draft()
        bad = await sent(harbour, application, INFECTED, "piirros.docx")
        await harbour.put(application, "drawing", to=global_id("Document", bad.id))
        await harbour.submit(application)
        verdict = Verdict("Eicar-Test", "ClamAV")

        found = await asyncio.gather(
            *(harbour.do(PUBLIC, lambda work: record_scan(work, bad.id, verdict)) for _ in range(4)),
            harbour.save(application, values=answers(drawing=global_id("Document", bad.id))),
        )

        assert {each.scan for each in found[:4] if isinstance(each, Document)} == {ScanState.INFECTED}
        assert len(await harbour.rows(Completion)) == 1
