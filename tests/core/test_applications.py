"""Applications: what is saved is never lost, what isn't handed in leaks nowhere, and what was handed in stands."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.applying import CLOSES, OPENS, Harbour, answers, ferries, open_harbour

from avustin_core.access import PUBLIC, Actor, Mandate, gather
from avustin_core.answers.refusals import Incomplete
from avustin_core.applications.late import register_late_application
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
    NotLate,
)
from avustin_core.applications.rights import COLUMNS, GUARDS, SAVE, SUBMIT, WITHDRAW
from avustin_core.calls.refusals import CallClosed, CallIsCancelled
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound, Vetoed
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


def partners(harbour: Harbour) -> list[dict[str, Any]]:
    """The applicant as the lead, and a partner."""
    return [
        {"key": "p1", "organisation": str(harbour.applicant.id), "role": "LEAD", "share": "1000.00", "committed": True},
        {"key": "p2", "organisation": str(harbour.partner.id), "role": "PARTNER", "share": "500.00", "committed": True},
    ]


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


class TestSaving:
    async def test_what_was_typed_is_kept_and_is_a_problem(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.put(draft, "applied", to="12,,")

        assert [(problem.code, problem.path) for problem in saved.problems] == [("UNREADABLE", ("applied",))]
        assert (await harbour.answers_of(saved.application.current_id))["applied"] == "12,,"
        assert saved.application.amount_applied is None

    async def test_the_three_roads_lead_to_the_same(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        await harbour.save(draft, changes=[Change(("costs", "k2", "amount"), "5.00"), Change(("plan",), "Näin")])
        by_changes = await harbour.answers_of((await harbour.read(draft)).current_id)
        costs = [{"key": "k1", "name": "Palkat", "amount": "10000.00"}, {"key": "k2", "amount": "5.00"}]
        await harbour.save(draft, values=answers(costs=costs, plan="Näin"))
        by_values = await harbour.answers_of((await harbour.read(draft)).current_id)
        await harbour.save(draft, typed={"costs": [{"key": "k1"}, {"key": "k2"}], "plan": "Näin"})
        by_typed = await harbour.answers_of((await harbour.read(draft)).current_id)

        assert by_changes == by_values == by_typed == answers(costs=costs, plan="Näin")

    async def test_exactly_one_road_is_taken(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        with pytest.raises(InvalidInput):
            await harbour.save(draft)
        with pytest.raises(InvalidInput):
            await harbour.save(draft, values={}, changes=[])

    @pytest.mark.parametrize("value", ["a\0b", "\ud800", float("nan"), {"deep": "\0"}, {"a\0": 1}])
    async def test_what_no_database_keeps_is_refused_with_its_path(self, harbour: Harbour, value: Any) -> None:
        draft = await harbour.draft()

        with pytest.raises(InvalidInput) as refused:
            await harbour.put(draft, "plan", to=value)

        assert refused.value.path[0] == "plan"

    async def test_saves_of_one_person_in_quick_succession_are_one_version(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.put(draft, "plan", to="Y")
        await harbour.put(draft, "plan", to="Ka")
        await harbour.put(draft, "plan", to="Kak", by=harbour.editor)
        harbour.at(datetime(2019, 9, 2, 10, tzinfo=UTC))
        await harbour.put(draft, "plan", to="Kaksi", by=harbour.editor)

        versions = await harbour.rows(ApplicationVersion, by="ordinal", application_id=draft.id)
        assert [(version.answers.get("plan"), version.saved_by) for version in versions] == [
            ("Ka", harbour.signatory.user_id), ("Kak", harbour.editor.user_id), ("Kaksi", harbour.editor.user_id),
        ]  # fmt: skip
        assert (await harbour.read(draft)).current_id == versions[-1].id

    async def test_a_save_that_changes_nothing_makes_no_revision(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.save(draft, values=answers())

        assert saved.application.revision == draft.revision

    async def test_a_revision_that_is_not_there_yet_is_a_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        with pytest.raises(Conflict):
            await harbour.put(draft, "plan", to="x", base=draft.revision + 1)

    async def test_outsiders_officials_and_participants_save_nothing(self, harbour: Harbour) -> None:
        draft = await harbour.draft(members=partners(harbour))

        for actor in (PUBLIC, harbour.member, harbour.preparer):
            with pytest.raises(NotFound):
                await harbour.put(draft, "plan", to="x", by=actor)
        await harbour.submit(draft)
        for actor in (harbour.member, harbour.preparer):
            with pytest.raises(NotAllowed):
                await harbour.put(draft, "plan", to="x", by=actor)
        with pytest.raises(NotFound):
            await harbour.put(draft, "plan", to="x", by=PUBLIC)


class TestMerging:
    async def test_different_paths_are_both_saved(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        await harbour.put(draft, "plan", to="Näin", by=harbour.editor, base=draft.revision)
        saved = await harbour.put(draft, "title", to="Lautta", base=draft.revision)

        assert saved.conflicts == ()
        kept = await harbour.answers_of(saved.application.current_id)
        assert (kept["plan"], kept["title"]) == ("Näin", "Lautta")

    async def test_the_same_path_is_a_conflict_and_the_rest_is_saved(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.put(draft, "plan", to="Näin", by=harbour.editor, base=draft.revision)

        saved = await harbour.save(
            draft, base=draft.revision, changes=[Change(("plan",), "Noin"), Change(("title",), "Lautta")]
        )

        (conflict,) = saved.conflicts
        assert (conflict.path, conflict.yours, conflict.theirs) == (("plan",), "Noin", "Näin")
        assert conflict.changed_by == harbour.editor.user_id
        kept = await harbour.answers_of(saved.application.current_id)
        assert (kept["plan"], kept["title"]) == ("Näin", "Lautta")

    async def test_one_person_in_two_windows_meets_no_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.put(draft, "plan", to="Näin", base=draft.revision)

        saved = await harbour.put(draft, "plan", to="Noin", base=draft.revision)

        assert saved.conflicts == ()

    async def test_having_read_the_others_change_one_may_change_it(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        theirs = await harbour.put(draft, "plan", to="Näin", by=harbour.editor)

        saved = await harbour.put(draft, "plan", to="Noin", base=theirs.application.revision)

        assert saved.conflicts == ()
        assert (await harbour.answers_of(saved.application.current_id))["plan"] == "Noin"

    async def test_a_row_that_another_removed_and_one_changed_is_a_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft(costs=[{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}])
        await harbour.put(draft, "costs", "k2", to=None, by=harbour.editor, base=draft.revision)

        saved = await harbour.put(draft, "costs", "k2", "amount", to="3.00", base=draft.revision)

        assert [conflict.path for conflict in saved.conflicts] == [("costs", "k2")]
        kept = await harbour.answers_of(saved.application.current_id)
        assert [row["key"] for row in kept["costs"]] == ["k1"]

    async def test_a_row_that_one_removes_and_another_changed_comes_back_whole(self, harbour: Harbour) -> None:
        rows = [{"key": "k1", "amount": "1.00"}, {"key": "k2", "name": "B", "amount": "2.00"}, {"key": "k3"}]
        draft = await harbour.draft(costs=rows)
        await harbour.put(draft, "costs", "k2", "amount", to="3.00", by=harbour.editor, base=draft.revision)

        saved = await harbour.put(draft, "costs", "k2", to=None, base=draft.revision)

        assert [conflict.path for conflict in saved.conflicts] == [("costs", "k2")]
        kept = await harbour.answers_of(saved.application.current_id)
        assert kept["costs"] == [rows[0], {"key": "k2", "name": "B", "amount": "3.00"}, rows[2]]

    async def test_whole_values_do_not_undo_what_another_changed_meanwhile(self, harbour: Harbour) -> None:
        draft = await harbour.draft(plan="Vanha")
        await harbour.save(
            draft, by=harbour.editor, base=draft.revision,
            changes=[Change(("plan",), "Uusi"), Change(("costs", "k9", "amount"), "9.00")],
        )  # fmt: skip

        saved = await harbour.save(draft, base=draft.revision, values=answers(plan="Vanha", title="Lautta"))

        kept = await harbour.answers_of(saved.application.current_id)
        assert saved.conflicts == ()
        assert (kept["plan"], kept["title"]) == ("Uusi", "Lautta")
        assert [row["key"] for row in kept["costs"]] == ["k1", "k9"]

    async def test_whole_values_that_differ_from_both_are_a_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft(plan="Vanha")
        await harbour.put(draft, "plan", to="Uusi", by=harbour.editor, base=draft.revision)

        saved = await harbour.save(draft, base=draft.revision, values=answers(plan="Oma"))

        assert [(each.yours, each.theirs) for each in saved.conflicts] == [("Oma", "Uusi")]

    async def test_two_begin_a_section_and_a_list_at_once(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.save(
            draft, by=harbour.editor, base=draft.revision,
            changes=[Change(("contact", "name"), "Maija"), Change(("members", "a", "role"), "LEAD")],
        )  # fmt: skip

        saved = await harbour.save(
            draft, base=draft.revision,
            changes=[Change(("contact", "email"), "m@a.example"), Change(("members", "b", "role"), "PARTNER")],
        )  # fmt: skip

        kept = await harbour.answers_of(saved.application.current_id)
        assert saved.conflicts == ()
        assert kept["contact"] == {"name": "Maija", "email": "m@a.example"}
        assert [row["key"] for row in kept["members"]] == ["a", "b"]

    async def test_rows_change_places_while_another_fills_one_in(self, harbour: Harbour) -> None:
        rows = [{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}]
        draft = await harbour.draft(costs=rows)
        await harbour.put(draft, "costs", "k1", "amount", to="7.00", by=harbour.editor, base=draft.revision)

        saved = await harbour.save(draft, base=draft.revision, values=answers(costs=list(reversed(rows))))

        kept = await harbour.answers_of(saved.application.current_id)
        assert saved.conflicts == ()
        assert kept["costs"] == [{"key": "k2", "amount": "2.00"}, {"key": "k1", "amount": "7.00"}]


class TestAtTheSameMoment:
    async def test_two_people_save_and_both_are_kept(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        await asyncio.gather(
            harbour.put(draft, "plan", to="Näin", by=harbour.editor, base=draft.revision),
            harbour.put(draft, "title", to="Lautta", base=draft.revision),
        )

        kept = await harbour.answers_of((await harbour.read(draft)).current_id)
        assert (kept["plan"], kept["title"]) == ("Näin", "Lautta")

    async def test_those_who_hand_in_get_numbers_of_their_own(self, harbour: Harbour) -> None:
        drafts = [await harbour.draft() for _ in range(5)]

        done = await asyncio.gather(*(harbour.submit(draft) for draft in drafts))

        assert {each.reference for each in done} == {f"ferries/2019/1/{number}" for number in range(1, 6)}
        assert (await harbour.read(harbour.call)).submitted == 5


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
        draft = await harbour.draft(members=partners(harbour))
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
        first = await harbour.submitted(members=partners(harbour))
        await harbour.save(first, changes=[Change(("title",), "Lautta"), Change(("members", "p2"), None)])

        again = await harbour.submit(first)

        handed_in = await harbour.rows(
            ApplicationVersion, by="ordinal", application_id=first.id, kind=VersionKind.SUBMITTED
        )
        assert [version.answers["title"] for version in handed_in] == ["Lossi Saareen", "Lautta"]
        assert (again.submitted_id, again.title, again.reference) == (handed_in[1].id, "Lautta", first.reference)
        assert [row.key for row in await harbour.rows(Participant, application_id=first.id)] == ["p1"]
        assert (await harbour.read(harbour.call)).submitted == 1

    async def test_a_change_that_is_taken_back_is_no_change(self, harbour: Harbour) -> None:
        application = await harbour.submitted()
        changed = await harbour.put(application, "title", to="Lautta")
        assert changed.application.has_unsubmitted_changes is True

        back = await harbour.put(application, "title", to="Lossi Saareen")

        assert back.application.has_unsubmitted_changes is False

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
        decided = await harbour.change(decided, decided_at=CLOSES)

        with pytest.raises(ApplicationNotSubmitted):
            await harbour.do(
                harbour.signatory, lambda work: withdraw_application(work, draft.id, revision=draft.revision)
            )
        with pytest.raises(ApplicationIsDecided):
            await harbour.do(
                harbour.signatory, lambda work: withdraw_application(work, decided.id, revision=decided.revision)
            )


class TestLate:
    async def register(self, harbour: Harbour, actor: Actor, **how: Any) -> Application:
        given: dict[str, Any] = {"values": answers(applied="x"), "reason": "Tuli postissa.", "arrived_at": CLOSES}
        return await harbour.do(
            actor,
            lambda work: register_late_application(work, harbour.call.id, harbour.applicant.id, **{**given, **how}),
        )

    async def test_an_official_registers_it_with_a_reason_right_or_wrong(self, harbour: Harbour) -> None:
        harbour.at(CLOSES + timedelta(days=1))

        application = await self.register(harbour, harbour.registrar)

        (matter,) = await harbour.rows(Matter, id=application.matter_id)
        assert (application.is_late, application.late_reason) == (True, "Tuli postissa.")
        assert (application.status, application.submitted_at) == (ApplicationStatus.SUBMITTED, CLOSES)
        assert (application.reference, matter.pending_at) == ("ferries/2019/1/1", CLOSES)
        assert (await harbour.answers_of(application.submitted_id))["applied"] == "x"
        assert await harbour.sees(harbour.signatory, application)

    @pytest.mark.parametrize(
        "wrong",
        [{"reason": " "}, {"arrived_at": CLOSES - timedelta(seconds=1)}, {"arrived_at": CLOSES + timedelta(days=3)}],
    )
    async def test_a_reason_and_a_moment_after_the_closing_are_needed(self, harbour: Harbour, wrong: Any) -> None:
        harbour.at(CLOSES + timedelta(days=1))

        with pytest.raises(InvalidInput):
            await self.register(harbour, harbour.registrar, **wrong)

    async def test_while_the_call_is_open_nothing_is_late(self, harbour: Harbour) -> None:
        with pytest.raises(NotLate):
            await self.register(harbour, harbour.registrar)

    async def test_applicants_and_assessors_register_nothing(self, harbour: Harbour) -> None:
        harbour.at(CLOSES + timedelta(days=1))

        for actor in (harbour.signatory, harbour.assessor, PUBLIC):
            with pytest.raises(NotAllowed):
                await self.register(harbour, actor)


class TestSeeing:
    async def test_a_draft_is_seen_by_its_party_alone(self, harbour: Harbour) -> None:
        draft = await harbour.draft(members=partners(harbour))

        seen = [harbour.signatory, harbour.editor, harbour.member, harbour.preparer, harbour.registrar, PUBLIC]
        assert [await harbour.sees(actor, draft) for actor in seen] == [True, True, False, False, False, False]

    async def test_from_the_submission_on_officials_and_participants_see_it(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=partners(harbour))
        outsider = Actor(mandates={harbour.third.id: Mandate.SIGNATORY})
        elsewhere = Actor(roles=frozenset({(next(iter(harbour.preparer.roles))[0], harbour.third.id)}))

        seen = [harbour.member, harbour.preparer, harbour.assessor, outsider, elsewhere, PUBLIC]
        assert [await harbour.sees(actor, application) for actor in seen] == [True, True, True, False, False, False]

    async def test_officials_see_versions_that_were_handed_in_and_participants_none(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=partners(harbour))
        await harbour.put(application, "title", to="Lautta")

        versions = await harbour.rows(ApplicationVersion, by="ordinal", application_id=application.id)
        assert [version.kind for version in versions] == [VersionKind.SAVED, VersionKind.SUBMITTED, VersionKind.SAVED]
        assert [await harbour.sees(harbour.preparer, version) for version in versions] == [False, True, False]
        assert [await harbour.sees(harbour.member, version) for version in versions] == [False, False, False]
        assert [await harbour.sees(harbour.editor, version) for version in versions] == [True, True, True]

    async def test_a_participant_left_out_of_the_copy_still_sees_what_was_handed_in(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=partners(harbour))
        await harbour.put(application, "members", "p2", to=None)

        assert await harbour.sees(harbour.member, application)


class TestActions:
    async def test_what_columns_say_can_be_done_is_what_the_operations_do(self, harbour: Harbour) -> None:
        application = await harbour.submitted()
        harbour.at(CLOSES)

        state = gather(COLUMNS, application, call=harbour.call)
        now = harbour.avustin.clock.now()
        allowed = {guard.action: guard.refusal(harbour.signatory, state, now) for guard in GUARDS}
        assert {action: refusal and refusal.code for action, refusal in allowed.items()} == {
            "saveApplication": "CALL_CLOSED",
            "submitApplication": "CALL_CLOSED",
            "withdrawApplication": None,
            "requestCompletion": "NOT_ALLOWED",
            "answerCompletion": "NO_OPEN_COMPLETION",
        }

    async def test_guards_are_asked_of_plain_columns(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        async with harbour.avustin.reading() as connection:
            columns = [getattr(Application, path) for path in COLUMNS.values() if "." not in path]
            row = (await connection.execute(select(*columns).where(col(Application.id) == draft.id))).one()

        state = gather({name: name for name in row._fields}, row)
        for name in ("opens_at", "closes_at", "published_at", "cancelled_at"):
            setattr(state, name, getattr(harbour.call, name))
        now = harbour.avustin.clock.now()
        assert [guard.refusal(harbour.signatory, state, now) for guard in (SAVE, SUBMIT)] == [None, None]
        assert isinstance(WITHDRAW.refusal(harbour.signatory, state, now), ApplicationNotSubmitted)
