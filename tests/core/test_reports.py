"""Reports: begun on a grant in force, saved as applications are, approved or returned with a reason."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries

from avustin_core.access import PUBLIC, Actor, gather
from avustin_core.answers.refusals import Incomplete
from avustin_core.answers.saved import Saved
from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.documents.models import Document
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from avustin_core.forms import Change
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Language
from avustin_core.registry import Registry
from avustin_core.reports.models import Report, ReportStatus, ReportVersion
from avustin_core.reports.operations import approve_report, create_report, return_report, submit_report
from avustin_core.reports.refusals import (
    NoGrant,
    ReportExists,
    ReportIsApproved,
    ReportIsSubmitted,
    ReportNotSubmitted,
)
from avustin_core.reports.rights import COLUMNS, DECISION_COLUMNS, DECISION_GUARDS, GUARDS
from avustin_core.reports.saving import save_report
from avustin_core.storage import global_id
from avustin_core.work import Avustin

DECIDED = datetime(2019, 11, 21, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


async def decide(harbour: Harbour, application: Application, **values: Any) -> Decision:
    """A grant that is signed, in force and notified, unless something else is said."""
    signed: dict[str, Any] = {
        "kind": DecisionKind.GRANT, "status": DecisionStatus.SIGNED, "language": Language.SV, "amount": 850000,
        "report_due": date(2022, 2, 28), "proposed_at": DECIDED, "signed_at": DECIDED, "notified_at": DECIDED, **values,
    }  # fmt: skip
    return await harbour.add(
        Decision(
            matter_id=application.matter_id, application_id=application.id, call_id=application.call_id,
            organisation_id=application.organisation_id, **signed,
        )
    )  # fmt: skip


async def create(
    harbour: Harbour, application: Application, by: Actor | None = None, name: str = "FerryReport"
) -> Report:
    """The recipient begins the report."""
    return await harbour.do(by or harbour.editor, lambda work: create_report(work, application.id, name))


async def save(
    harbour: Harbour, report: Report, by: Actor | None = None, base: int | None = None, **sent: Any
) -> Saved[Report]:
    """The recipient saves on the revision that is there, unless another is named."""
    if base is None:
        base = (await harbour.read(report)).revision
    return await harbour.do(by or harbour.editor, lambda work: save_report(work, report.id, base_revision=base, **sent))


async def submit(harbour: Harbour, report: Report) -> Report:
    """The signatory hands in."""
    revision = (await harbour.read(report)).revision
    return await harbour.do(harbour.signatory, lambda work: submit_report(work, report.id, revision=revision))


async def attach(harbour: Harbour, report: Report, media_type: str = "application/pdf") -> str:
    """An attachment in the matter, by its id."""
    document = await harbour.add(
        Document(
            matter_id=report.matter_id, name="lausunto.pdf", media_type=media_type, size=3, sha256="0", storage_key="0",
            uploaded_at=DECIDED,
        )
    )  # fmt: skip
    return global_id("Document", document.id)


@pytest.fixture
async def granted(harbour: Harbour) -> Application:
    """An application that was granted."""
    application = await harbour.submitted()
    await decide(harbour, application)
    return await harbour.change(application, decided_at=DECIDED, told_decided_at=DECIDED)


@pytest.fixture
async def handed_in(harbour: Harbour, granted: Application) -> Report:
    """A report with its auditor's statement, handed in."""
    report = await create(harbour, granted)
    await save(harbour, report, values={"results": "Lossi kulkee.", "statement": await attach(harbour, report)})
    return await submit(harbour, report)


async def test_it_is_due_on_the_day_of_the_decision_and_begins_empty(harbour: Harbour, granted: Application) -> None:
    report = await create(harbour, granted)

    (version,) = await harbour.rows(ReportVersion, report_id=report.id)
    assert (report.due_on, report.status) == (date(2022, 2, 28), ReportStatus.DRAFT)
    assert report.matter_id == granted.matter_id
    assert (version.answers, version.is_submitted, report.current_id) == ({}, False, version.id)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": DecisionKind.REFUSAL},
        {"status": DecisionStatus.PROPOSED},
        {"superseded_at": DECIDED, "status": DecisionStatus.SUPERSEDED},
        {"notified_at": None},
    ],
)
async def test_without_a_grant_that_the_recipient_knows_of_there_is_nothing_to_report(
    harbour: Harbour, values: dict[str, Any]
) -> None:
    application = await harbour.submitted()
    await decide(harbour, application, **values)

    with pytest.raises(NoGrant):
        await create(harbour, application)

    assert await harbour.rows(Report) == []


async def test_one_of_each_kind_and_of_a_known_kind(harbour: Harbour, granted: Application) -> None:
    await create(harbour, granted)

    with pytest.raises(ReportExists):
        await create(harbour, granted)
    with pytest.raises(InvalidInput, match="INVALID_INPUT"):
        await create(harbour, granted, name="Poem")


async def test_only_the_recipient_begins_it(harbour: Harbour, granted: Application) -> None:
    with pytest.raises(NotAllowed):
        await create(harbour, granted, by=harbour.checker)
    with pytest.raises(NotFound):
        await create(harbour, granted, by=harbour.member)


async def test_two_write_it_at_once_as_an_application(harbour: Harbour, granted: Application) -> None:
    report = await create(harbour, granted)
    await save(harbour, report, by=harbour.signatory, base=report.revision, changes=[Change(("results",), "Hyvä")])

    saved = await save(harbour, report, base=report.revision, changes=[Change(("results",), "Huono")])

    (conflict,) = saved.conflicts
    assert (conflict.yours, conflict.theirs, conflict.changed_by) == ("Huono", "Hyvä", harbour.signatory.user_id)
    with pytest.raises(Conflict):
        await save(harbour, report, base=99, changes=[])


async def test_the_auditors_statement_is_required_and_of_the_right_kind(harbour: Harbour, granted: Application) -> None:
    report = await create(harbour, granted)
    await save(harbour, report, values={"results": "Lossi kulkee."})
    with pytest.raises(Incomplete) as missing:
        await submit(harbour, report)

    saved = await save(harbour, report, changes=[Change(("statement",), await attach(harbour, report, "image/png"))])

    assert [(problem.code, problem.path) for problem in missing.value.problems] == [("REQUIRED", ("statement",))]
    assert [problem.code for problem in saved.problems] == ["MEDIA_TYPE"]
    assert (await harbour.read(report)).status is ReportStatus.DRAFT


async def test_handing_in_seals_a_version_and_gives_the_attachment_to_officials(
    harbour: Harbour, handed_in: Report
) -> None:
    (version,) = await harbour.rows(ReportVersion, report_id=handed_in.id, is_submitted=True)
    (document,) = await harbour.rows(Document, matter_id=handed_in.matter_id)
    assert handed_in.submitted_id == version.id
    assert document.handed_in_at == handed_in.submitted_at
    assert len(await harbour.rows(OutboxMessage, kind="report.received")) == 1
    with pytest.raises(ReportIsSubmitted):
        await save(harbour, handed_in, changes=[Change(("results",), "Toisin")])
    with pytest.raises(ReportIsSubmitted):
        await submit(harbour, handed_in)


async def test_an_editor_hands_nothing_in(harbour: Harbour, granted: Application) -> None:
    report = await create(harbour, granted)

    with pytest.raises(NotAllowed):
        await harbour.do(harbour.editor, lambda work: submit_report(work, report.id, revision=report.revision))


async def test_it_is_returned_with_a_reason_mended_and_approved(harbour: Harbour, handed_in: Report) -> None:
    with pytest.raises(InvalidInput):
        await harbour.do(
            harbour.checker, lambda work: return_report(work, handed_in.id, reason=" ", revision=handed_in.revision)
        )
    returned = await harbour.do(
        harbour.checker,
        lambda work: return_report(work, handed_in.id, reason="Kerro enemmän.", revision=handed_in.revision),
    )
    await save(harbour, returned, changes=[Change(("results",), "Lossi kulkee joka päivä.")])
    again = await submit(harbour, returned)

    approved = await harbour.do(harbour.checker, lambda work: approve_report(work, again.id, revision=again.revision))

    versions = await harbour.rows(ReportVersion, by="ordinal", report_id=handed_in.id, is_submitted=True)
    assert (returned.status, returned.return_reason) == (ReportStatus.RETURNED, "Kerro enemmän.")
    assert [version.answers["results"] for version in versions] == ["Lossi kulkee.", "Lossi kulkee joka päivä."]
    assert (approved.status, approved.approved_by) == (ReportStatus.APPROVED, harbour.checker.user_id)
    with pytest.raises(ReportIsApproved):
        await save(harbour, approved, changes=[])
    with pytest.raises(ReportIsApproved):
        await harbour.do(
            harbour.checker,
            lambda work: return_report(work, approved.id, reason="Liian myöhään", revision=approved.revision),
        )


async def test_only_a_checker_finds_it_in_order_and_only_once_handed_in(harbour: Harbour, handed_in: Report) -> None:
    for actor in (harbour.preparer, harbour.signatory):
        with pytest.raises(NotAllowed):
            await harbour.do(actor, lambda work: approve_report(work, handed_in.id, revision=handed_in.revision))
    returned = await harbour.do(
        harbour.checker,
        lambda work: return_report(work, handed_in.id, reason="Kerro enemmän.", revision=handed_in.revision),
    )

    with pytest.raises(ReportNotSubmitted):
        await harbour.do(harbour.checker, lambda work: approve_report(work, returned.id, revision=returned.revision))


async def test_a_draft_is_seen_by_the_recipient_alone(harbour: Harbour, granted: Application) -> None:
    report = await create(harbour, granted)

    assert [await harbour.sees(actor, report) for actor in (harbour.editor, harbour.checker, PUBLIC)] == [
        True, False, False,
    ]  # fmt: skip


async def test_officials_see_what_was_handed_in_and_no_other_version(harbour: Harbour, handed_in: Report) -> None:
    versions = await harbour.rows(ReportVersion, by="ordinal", report_id=handed_in.id)

    assert await harbour.sees(harbour.checker, handed_in)
    assert [await harbour.sees(harbour.checker, version) for version in versions] == [False, True]
    assert not await harbour.sees(harbour.member, handed_in)


async def test_guards_are_asked_of_columns(harbour: Harbour, handed_in: Report) -> None:
    (decision,) = await harbour.rows(Decision, application_id=handed_in.application_id)
    state = gather(COLUMNS, handed_in, call=harbour.call)

    refusals = {guard.action: guard.refusal(harbour.checker, state, DECIDED) for guard in GUARDS}

    assert {action: refusal and refusal.code for action, refusal in refusals.items()} == {
        "saveReport": "NOT_ALLOWED", "submitReport": "NOT_ALLOWED", "approveReport": None, "returnReport": None,
    }  # fmt: skip
    (create_guard,) = DECISION_GUARDS
    assert create_guard.refusal(harbour.editor, gather(DECISION_COLUMNS, decision, call=harbour.call), DECIDED) is None
