"""Applications: begun, handed in and withdrawn; what was handed in stands."""

import asyncio
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from tests.core.applying import CLOSES, OPENS, Harbour, open_harbour
from tests.core.ferries import ferries

from avustin_core.access import PUBLIC, Capacity, MatterOrganisation
from avustin_core.answers.refusals import Incomplete
from avustin_core.applications.models import (
    Application,
    ApplicationStatus,
    ApplicationVersion,
    Participant,
    VersionKind,
)
from avustin_core.applications.operations import create_application, submit_application, withdraw_application
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    ApplicationNotSubmitted,
)
from avustin_core.calls.refusals import CallClosed, CallIsCancelled
from avustin_core.errors import Conflict, NotAllowed, NotFound, Vetoed
from avustin_core.forms import Change
from avustin_core.matters.models import Matter
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Language, ParticipantRole
from avustin_core.registry import Registry
from avustin_core.work import Avustin


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


class TestBeginning:
    async def test_a_member_begins_an_empty_draft_that_is_pending_nowhere(self, harbour: Harbour) -> None:
        application = await harbour.do(
            harbour.editor, lambda work: create_application(work, harbour.call.id, harbour.applicant.id)
        )

        (version,) = await harbour.rows(ApplicationVersion, application_id=application.id)
        (matter,) = await harbour.rows(Matter, id=application.matter_id)
        assert (application.status, application.reference) == (ApplicationStatus.DRAFT, None)
        assert (version.answers, version.kind, version.ordinal) == ({}, VersionKind.SAVED, 1)
        assert (version.form_version, version.form_release_id) == ("1.0", harbour.call.form_release_id)
        assert (matter.party_id, matter.pending_at) == (harbour.applicant.id, None)

    @pytest.mark.parametrize("moment", [OPENS - timedelta(seconds=1), CLOSES])
    async def test_nothing_is_begun_outside_the_application_period(self, harbour: Harbour, moment: datetime) -> None:
        harbour.at(moment)

        with pytest.raises(CallClosed):
            await harbour.do(
                harbour.editor, lambda work: create_application(work, harbour.call.id, harbour.applicant.id)
            )

        assert await harbour.rows(Application) == []

    async def test_nobody_begins_one_for_another_organisation(self, harbour: Harbour) -> None:
        for actor in (harbour.member, harbour.preparer, PUBLIC):
            with pytest.raises(NotAllowed):
                await harbour.do(actor, lambda work: create_application(work, harbour.call.id, harbour.applicant.id))

    async def test_a_call_that_is_not_published_is_not_there(self, harbour: Harbour) -> None:
        await harbour.change(harbour.call, published_at=None)

        with pytest.raises(NotFound):
            await harbour.do(
                harbour.editor, lambda work: create_application(work, harbour.call.id, harbour.applicant.id)
            )


class TestHandingIn:
    async def test_it_gives_a_reference_a_pending_matter_a_count_and_a_receipt(self, harbour: Harbour) -> None:
        application = await harbour.submitted()

        (matter,) = await harbour.rows(Matter, id=application.matter_id)
        (receipt,) = await harbour.rows(OutboxMessage, kind="application.received")
        call = await harbour.read(harbour.call)
        now = harbour.avustin.clock.now()
        assert (application.status, application.reference) == (ApplicationStatus.SUBMITTED, "ferries/2019/1/1")
        assert (application.submitted_at, matter.pending_at) == (now, now)
        assert (call.submitted, call.numbered) == (1, 1)
        assert receipt.payload["reference"] == "ferries/2019/1/1"

    async def test_it_is_refused_with_all_problems_and_stays_a_draft(self, harbour: Harbour) -> None:
        draft = await harbour.draft(title="", applied="x")

        with pytest.raises(Incomplete) as refused:
            await harbour.submit(draft)

        assert {problem.path for problem in refused.value.problems} == {("title",), ("applied",)}
        application = await harbour.read(draft)
        assert (application.status, application.submitted_id) == (ApplicationStatus.DRAFT, None)
        assert await harbour.rows(OutboxMessage) == []

    async def test_the_last_millisecond_is_in_time_and_the_closing_is_not(self, harbour: Harbour) -> None:
        first, second = await harbour.draft(), await harbour.draft()

        harbour.at(CLOSES - timedelta(milliseconds=1))
        await harbour.submit(first)
        harbour.at(CLOSES)
        with pytest.raises(CallClosed):
            await harbour.submit(second)

        assert (await harbour.read(second)).status is ApplicationStatus.DRAFT

    async def test_the_moment_of_arrival_counts_and_not_that_of_handling(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        harbour.at(CLOSES + timedelta(seconds=2))

        application = await harbour.avustin.run(
            harbour.signatory,
            lambda work: submit_application(work, draft.id, revision=draft.revision),
            arrived=CLOSES - timedelta(microseconds=1),
        )

        assert application.submitted_at == CLOSES - timedelta(microseconds=1)

    async def test_an_editor_may_not_hand_in(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        with pytest.raises(NotAllowed):
            await harbour.submit(draft, by=harbour.editor)

    async def test_one_hands_in_what_one_read(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.put(draft, "plan", to="Toinen", by=harbour.editor)

        with pytest.raises(Conflict):
            await harbour.do(
                harbour.signatory, lambda work: submit_application(work, draft.id, revision=draft.revision)
            )

    async def test_hidden_answers_stay_in_the_draft_and_are_not_handed_in(self, harbour: Harbour) -> None:
        application = await harbour.submitted(robots="Iso robotti")

        assert "robots" not in await harbour.answers_of(application.submitted_id)
        assert (await harbour.answers_of(application.current_id))["robots"] == "Iso robotti"
        assert application.has_unsubmitted_changes is False

    async def test_facts_of_a_draft_are_projected_and_then_those_of_what_was_handed_in(self, harbour: Harbour) -> None:
        draft = await harbour.draft(members=harbour.partners())
        assert (draft.title, draft.amount_applied, draft.total_costs) == ("Lossi Saareen", 850000, 1000000)
        assert (draft.language, draft.period_starts, draft.period_ends) == (
            Language.SV, date(2020, 1, 1), date(2021, 11, 30),
        )  # fmt: skip
        await harbour.submit(draft)

        await harbour.save(draft, changes=[Change(("title",), "Salainen"), Change(("members", "p2"), None)])

        application = await harbour.read(draft)
        rows = await harbour.rows(Participant, by="key", application_id=draft.id)
        assert (application.title, application.has_unsubmitted_changes) == ("Lossi Saareen", True)
        assert [(row.key, row.organisation_id, row.role, row.share) for row in rows] == [
            ("p1", harbour.applicant.id, ParticipantRole.LEAD, 100000),
            ("p2", harbour.partner.id, ParticipantRole.PARTNER, 50000),
        ]

    async def test_handing_in_again_replaces_the_whole_and_keeps_the_earlier(self, harbour: Harbour) -> None:
        first = await harbour.submitted(members=harbour.partners())
        await harbour.save(first, changes=[Change(("title",), "Lautta"), Change(("members", "p2"), None)])

        again = await harbour.submit(first)

        handed_in = await harbour.rows(
            ApplicationVersion, by="ordinal", application_id=first.id, kind=VersionKind.SUBMITTED
        )
        assert [version.answers["title"] for version in handed_in] == ["Lossi Saareen", "Lautta"]
        assert (again.submitted_id, again.title, again.reference) == (handed_in[1].id, "Lautta", first.reference)
        assert [row.key for row in await harbour.rows(Participant, application_id=first.id)] == ["p1"]
        assert (await harbour.read(harbour.call)).submitted == 1

    async def test_who_takes_part_in_the_matter_is_kept_from_the_submission_on(self, harbour: Harbour) -> None:
        party, partner = (harbour.applicant.id, Capacity.PARTY), (harbour.partner.id, Capacity.PARTICIPANT)

        async def taking_part(application: Application) -> set[tuple[UUID, Capacity]]:
            rows = await harbour.rows(MatterOrganisation, matter_id=application.matter_id)
            return {(row.organisation_id, row.capacity) for row in rows}

        draft = await harbour.draft(members=harbour.partners())
        assert await taking_part(draft) == {party}
        await harbour.submit(draft)
        assert await taking_part(draft) == {party, partner}
        await harbour.save(draft, changes=[Change(("members", "p2"), None)])
        assert await taking_part(draft) == {party, partner}
        await harbour.submit(draft)
        assert await taking_part(draft) == {party}

    async def test_a_change_that_is_taken_back_is_no_change(self, harbour: Harbour) -> None:
        application = await harbour.submitted()
        changed = await harbour.put(application, "title", to="Lautta")
        assert changed.row.has_unsubmitted_changes is True

        back = await harbour.put(application, "title", to="Lossi Saareen")

        assert back.row.has_unsubmitted_changes is False

    async def test_at_the_deadline_what_was_handed_in_stands_whatever_lies_in_the_copy(self, harbour: Harbour) -> None:
        application = await harbour.submitted()
        await harbour.put(application, "title", to="Lautta")
        harbour.at(CLOSES)

        with pytest.raises(CallClosed):
            await harbour.submit(application)
        with pytest.raises(CallClosed):
            await harbour.put(application, "title", to="Laiva")

        stands = await harbour.read(application)
        assert (await harbour.answers_of(stands.submitted_id))["title"] == stands.title == "Lossi Saareen"

    async def test_a_plugin_may_refuse_with_its_reason(self, harbour: Harbour) -> None:
        draft = await harbour.draft(title="Kielletty")

        with pytest.raises(Vetoed) as refused:
            await harbour.submit(draft)

        assert refused.value.message(Language.SV) == "Namnet är förbjudet (regel no_such_name)"

    async def test_an_attachment_of_another_matter_is_not_found(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.put(draft, "drawing", to=str(draft.id))

        assert [(problem.code, problem.path) for problem in saved.problems] == [("DOCUMENT_NOT_FOUND", ("drawing",))]

    async def test_nothing_is_handed_in_to_a_cancelled_call(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.change(harbour.call, cancelled_at=OPENS)

        with pytest.raises(CallIsCancelled):
            await harbour.submit(draft)

    async def test_those_who_hand_in_get_numbers_of_their_own(self, harbour: Harbour) -> None:
        drafts = [await harbour.draft() for _ in range(5)]

        done = await asyncio.gather(*(harbour.submit(draft) for draft in drafts))

        assert {each.reference for each in done} == {f"ferries/2019/1/{number}" for number in range(1, 6)}
        assert (await harbour.read(harbour.call)).submitted == 5


class TestWithdrawing:
    async def test_it_is_taken_back_once_and_isnt_counted(self, harbour: Harbour) -> None:
        application = await harbour.submitted()

        withdrawn = await harbour.do(
            harbour.signatory,
            lambda work: withdraw_application(work, application.id, revision=application.revision),
        )

        assert withdrawn.status is ApplicationStatus.WITHDRAWN
        assert (await harbour.read(harbour.call)).submitted == 0
        with pytest.raises(ApplicationIsWithdrawn):
            await harbour.submit(application)
        with pytest.raises(ApplicationIsWithdrawn):
            await harbour.put(application, "title", to="x")

    async def test_neither_a_draft_nor_a_decided_one_is_taken_back(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        decided = await harbour.submitted()
        decided = await harbour.change(decided, decided_at=CLOSES, told_decided_at=CLOSES)

        with pytest.raises(ApplicationNotSubmitted):
            await harbour.do(
                harbour.signatory, lambda work: withdraw_application(work, draft.id, revision=draft.revision)
            )
        with pytest.raises(ApplicationIsDecided):
            await harbour.do(
                harbour.signatory, lambda work: withdraw_application(work, decided.id, revision=decided.revision)
            )
