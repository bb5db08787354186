"""Saving an application: what was typed is never lost, and two who write at once meet only on the same path."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import answers, ferries

from avustin_core.access import PUBLIC
from avustin_core.applications.models import (
    ApplicationVersion,
)
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from avustin_core.forms import Change
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


class TestSaving:
    async def test_what_was_typed_is_kept_and_is_a_problem(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.put(draft, "applied", to="12,,")

        assert [(problem.code, problem.path) for problem in saved.problems] == [("UNREADABLE", ("applied",))]
        assert (await harbour.answers_of(saved.row.current_id))["applied"] == "12,,"
        assert saved.row.amount_applied is None

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

    @pytest.mark.parametrize("path", [(), ("costs", "a row", "amount"), ("members", "*", "role"), ("costs", "")])
    async def test_a_path_that_leads_nowhere_is_refused(self, harbour: Harbour, path: tuple[str, ...]) -> None:
        draft = await harbour.draft()

        with pytest.raises(InvalidInput) as refused:
            await harbour.save(draft, changes=[Change(("plan",), "Näin"), Change(path, "1.00")])

        assert refused.value.path == ("changes", "1", "path")
        assert await harbour.answers_of((await harbour.read(draft)).current_id) == answers()

    async def test_values_that_are_no_object_wipe_nothing(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        with pytest.raises(InvalidInput):
            await harbour.save(draft, values=["title"])

        assert await harbour.answers_of((await harbour.read(draft)).current_id) == answers()

    async def test_what_the_form_doesnt_ask_is_kept_and_is_a_problem(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.put(draft, "colour", to="sininen")

        assert [(problem.code, problem.path) for problem in saved.problems] == [("UNKNOWN_FIELD", ("colour",))]
        assert (await harbour.answers_of(saved.row.current_id))["colour"] == "sininen"

    async def test_a_save_that_changes_nothing_makes_no_revision(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        saved = await harbour.save(draft, values=answers())

        assert saved.row.revision == draft.revision

    async def test_a_revision_that_is_not_there_yet_is_a_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        with pytest.raises(Conflict):
            await harbour.put(draft, "plan", to="x", base=draft.revision + 1)

    async def test_outsiders_officials_and_participants_save_nothing(self, harbour: Harbour) -> None:
        draft = await harbour.draft(members=harbour.partners())

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

        kept = await harbour.answers_of(saved.row.current_id)
        assert (saved.conflicts, saved.meanwhile) == ((), (("plan",),))
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
        kept = await harbour.answers_of(saved.row.current_id)
        assert (kept["plan"], kept["title"]) == ("Näin", "Lautta")

    async def test_one_person_in_two_windows_meets_no_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        await harbour.put(draft, "plan", to="Näin", base=draft.revision)

        saved = await harbour.put(draft, "plan", to="Noin", base=draft.revision)

        assert saved.conflicts == ()

    async def test_having_read_the_others_change_one_may_change_it(self, harbour: Harbour) -> None:
        draft = await harbour.draft()
        theirs = await harbour.put(draft, "plan", to="Näin", by=harbour.editor)

        saved = await harbour.put(draft, "plan", to="Noin", base=theirs.row.revision)

        assert saved.conflicts == ()
        assert (await harbour.answers_of(saved.row.current_id))["plan"] == "Noin"

    async def test_a_row_that_another_removed_and_one_changed_is_a_conflict(self, harbour: Harbour) -> None:
        draft = await harbour.draft(costs=[{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}])
        await harbour.put(draft, "costs", "k2", to=None, by=harbour.editor, base=draft.revision)

        saved = await harbour.put(draft, "costs", "k2", "amount", to="3.00", base=draft.revision)

        assert [conflict.path for conflict in saved.conflicts] == [("costs", "k2")]
        kept = await harbour.answers_of(saved.row.current_id)
        assert [row["key"] for row in kept["costs"]] == ["k1"]

    async def test_a_row_that_one_removes_and_another_changed_comes_back_whole(self, harbour: Harbour) -> None:
        rows = [{"key": "k1", "amount": "1.00"}, {"key": "k2", "name": "B", "amount": "2.00"}, {"key": "k3"}]
        draft = await harbour.draft(costs=rows)
        await harbour.put(draft, "costs", "k2", "amount", to="3.00", by=harbour.editor, base=draft.revision)

        saved = await harbour.put(draft, "costs", "k2", to=None, base=draft.revision)

        assert [conflict.path for conflict in saved.conflicts] == [("costs", "k2")]
        kept = await harbour.answers_of(saved.row.current_id)
        assert kept["costs"] == [rows[0], {"key": "k2", "name": "B", "amount": "3.00"}, rows[2]]

    async def test_whole_values_do_not_undo_what_another_changed_meanwhile(self, harbour: Harbour) -> None:
        draft = await harbour.draft(plan="Vanha")
        await harbour.save(
            draft, by=harbour.editor, base=draft.revision,
            changes=[Change(("plan",), "Uusi"), Change(("costs", "k9", "amount"), "9.00")],
        )  # fmt: skip

        saved = await harbour.save(draft, base=draft.revision, values=answers(plan="Vanha", title="Lautta"))

        kept = await harbour.answers_of(saved.row.current_id)
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

        kept = await harbour.answers_of(saved.row.current_id)
        assert saved.conflicts == ()
        assert kept["contact"] == {"name": "Maija", "email": "m@a.example"}
        assert [row["key"] for row in kept["members"]] == ["a", "b"]

    async def test_rows_change_places_while_another_fills_one_in(self, harbour: Harbour) -> None:
        rows = [{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}]
        draft = await harbour.draft(costs=rows)
        await harbour.put(draft, "costs", "k1", "amount", to="7.00", by=harbour.editor, base=draft.revision)

        saved = await harbour.save(draft, base=draft.revision, values=answers(costs=list(reversed(rows))))

        kept = await harbour.answers_of(saved.row.current_id)
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
