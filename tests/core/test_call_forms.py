"""A running call gets another version of its form: told before it is done, and nothing of a draft is lost by it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tests.core.applying import CLOSES, Harbour, open_harbour
from tests.core.ferries import answers, ferries
from tests.core.ferries_anew import ferries_anew

from avustin_core.access import PUBLIC, Actor, User
from avustin_core.applications.call_forms import Reported, preview_call_form, publish_call_form
from avustin_core.applications.completion import answer_completion, request_completion
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.applications.operations import create_application
from avustin_core.applications.refusals_of_forms import FormMigrationFailed, FormReportOutdated
from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallClosed, TextsMissing
from avustin_core.eligibility.models import FindingRow
from avustin_core.errors import Conflict, InvalidInput, NotAllowed
from avustin_core.forms import Change
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Outcome, Role, Text
from avustin_core.programmes.models import FormRelease
from avustin_core.registry import Registry
from avustin_core.work import Avustin

WHY = Text(fi="Lomaketta lyhennetään.", sv="Blanketten förkortas.")
CONTACT = {"name": "Aino", "email": "aino@saari.example"}


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme as it was when the call was published."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call, with its plugin upgraded since."""
    made = await open_harbour(avustin)
    avustin.registry = ferries_anew()
    return made


@pytest.fixture
async def administrator(harbour: Harbour) -> Actor:
    """An administrator of the call."""
    user = await harbour.add(User(subject="chief", name="Chief"))
    return Actor(user.id, roles=frozenset({(Role.ADMINISTRATOR, harbour.call.id)}))


async def preview(harbour: Harbour, by: Actor, version: str = "1.1") -> Reported:
    """The report."""
    return await harbour.do(by, lambda work: preview_call_form(work, harbour.call.id, version=version))


async def publish(harbour: Harbour, by: Actor, fingerprint: str, **other: Any) -> Reported:
    """The publication on a report."""
    call = await harbour.read(harbour.call)
    given = {"revision": call.revision, "version": "1.1", "reason": WHY, "fingerprint": fingerprint, **other}
    return await harbour.do(by, lambda work: publish_call_form(work, call.id, **given))


class TestAnotherVersion:
    async def test_is_told_in_counts_and_then_moves_drafts_whole(self, harbour: Harbour, administrator: Actor) -> None:
        losing = await harbour.draft(plan="Uusi lossi", contact=CONTACT, themes=["MAPS", "ROBOTS"], robots="Kaksi")
        plain = await harbour.draft(year="2020,")
        handed_in = await harbour.submitted(plan="Vanha lossi")
        before = [each.revision for each in (losing, plain, handed_in)]

        told = await preview(harbour, administrator)

        assert told.report.summary == Text(
            fi="2 luonnosta: 1 luonnoksesta jää pois vastaus kohdassa ”Robotit”, 1 luonnoksesta jää pois vastaus kohdassa "
            "”Yhteyshenkilö – Nimi”, 1 luonnoksesta jää pois vastaus kohdassa ”Yhteyshenkilö – Sähköposti”",
            sv="2 utkast: i 1 utkast faller svaret på ”Robotar” bort, i 1 utkast faller svaret på ”Kontaktperson – Namn” "
            "bort, i 1 utkast faller svaret på ”Kontaktperson – E-post” bort",
            en="2 drafts: 1 loses an answer in robots, 1 loses an answer in contact.name, 1 loses an answer in contact.email",
        )
        parts = [(each.what.name, ".".join(each.path), each.reason, each.drafts) for each in told.report.parts]
        assert parts == [
            ("LOST", "robots", None, 1),
            ("LOST", "contact.name", None, 1),
            ("LOST", "contact.email", None, 1),
            ("MOVED", "plan", None, 1),
            ("REFUSED", "themes", "TOO_MANY", 1),
            ("REFUSED", "year", "UNREADABLE", 1),
            ("ASKED", "year", None, 1),
        ]
        assert (told.report.losing, told.visible) == (1, frozenset())
        assert [(await harbour.read(each)).revision for each in (losing, plain, handed_in)] == before
        assert len(await harbour.rows(FormRelease, name="FerryForm")) == 1

        made = await publish(harbour, administrator, told.report.fingerprint)

        call, moved = await harbour.read(harbour.call), await harbour.read(losing)
        release = (await harbour.rows(FormRelease, version="1.1"))[0]
        assert (call.form_release_id, call.settings["latest"], made.report) == (release.id, 2021, told.report)
        assert [(each["from"], each["to"], each["reason"]["sv"], each["drafts"]) for each in call.form_changes] == [
            ("1.0", "1.1", "Blanketten förkortas.", 2)
        ]
        now, kept = await harbour.answers_of(moved.current_id), moved.form_moves[0]["kept"]
        assert (now["works"], now["themes"], "contact" in now) == ("Uusi lossi", ["MAPS", "ROBOTS"], False)
        versions = await harbour.rows(ApplicationVersion, by="ordinal", application_id=losing.id)
        assert [(each.form_version, str(each.id) == kept) for each in versions] == [("1.0", True), ("1.1", False)]
        assert versions[0].answers["contact"] == CONTACT
        assert [each["path"] for each in moved.form_moves[0]["lost"]] == [
            ["robots"], ["contact", "name"], ["contact", "email"],
        ]  # fmt: skip
        stays = await harbour.read(handed_in)
        assert (stays.revision, stays.form_moves) == (before[2], [])
        notices = await harbour.rows(OutboxMessage, kind="application.formChanged")
        assert {each.payload["applicationId"] for each in notices} == {str(losing.id), str(plain.id)}
        (event,) = await harbour.rows(AuditEvent, act="applications.publish_call_form")
        values = await harbour.do(PUBLIC, lambda work: work.session.get_one(AuditValues, event.id))
        assert (event.actor_id, event.role, event.object_id) == (administrator.user_id, "ADMINISTRATOR", str(call.id))
        assert values.changes[f"calls:{call.id}"]["form_changes"][1][0]["reason"] == WHY.to_json()
        new = await harbour.do(
            harbour.signatory, lambda work: create_application(work, harbour.call.id, harbour.applicant.id)
        )
        assert (await harbour.rows(ApplicationVersion, id=new.current_id))[0].form_version == "1.1"

    async def test_leaves_what_was_handed_in_and_its_completion_in_its_own_version(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        handed_in = await harbour.submitted(plan="Vanha lossi", contact=CONTACT)
        told = await preview(harbour, administrator)
        await publish(harbour, administrator, told.report.fingerprint)

        await harbour.put(handed_in, "plan", to="Vanha, korjattu")
        again = await harbour.submit(handed_in)

        (version,) = await harbour.rows(ApplicationVersion, id=again.submitted_id)
        assert again.form_moves == []
        found = await harbour.rows(FindingRow, version_id=again.submitted_id)
        assert {each.rule_key: each.outcome for each in found} == {
            "several": Outcome.NOT_MET, "described": Outcome.MET,  # by the plan, as the newest version's works
        }  # fmt: skip
        assert (version.form_version, version.answers["plan"], version.answers["contact"]) == (
            "1.0", "Vanha, korjattu", CONTACT,
        )  # fmt: skip

        harbour.at(CLOSES + timedelta(days=1))
        due = CLOSES + timedelta(days=14)
        asked: dict[str, Any] = {"what": "Mitä", "how": "Miten", "paths": [["contact", "name"]], "due_at": due}
        request = await harbour.do(
            harbour.preparer, lambda work: request_completion(work, again.id, revision=again.revision, **asked)
        )
        await harbour.put(again, "contact", "name", to="Eino")
        revision = (await harbour.read(again)).revision
        await harbour.do(harbour.signatory, lambda work: answer_completion(work, request.id, revision=revision))

        (version,) = await harbour.rows(ApplicationVersion, id=(await harbour.read(again)).submitted_id)
        assert (version.form_version, version.answers["contact"]["name"]) == ("1.0", "Eino")

    async def test_meets_one_who_has_the_draft_open_as_anybody_elses_change(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        draft = await harbour.draft(plan="Uusi lossi", contact=CONTACT)
        base = (await harbour.read(draft)).revision
        told = await preview(harbour, administrator)
        await publish(harbour, administrator, told.report.fingerprint)

        saved = await harbour.save(
            draft, base=base, changes=[Change(("contact", "name"), "Eino"), Change(("title",), "Toinen nimi")]
        )

        assert saved.moved_from == "1.0"
        assert [(each.path, each.yours, each.theirs, each.changed_by) for each in saved.conflicts] == [
            (("contact",), {"name": "Eino"}, None, administrator.user_id)
        ]
        now = await harbour.answers_of(saved.row.current_id)
        assert (now["title"], now["works"], "contact" in now) == ("Toinen nimi", "Uusi lossi", False)

        kept = await harbour.save(draft, base=base, changes=[Change(("robots",), "Kolme")])
        assert [(each.code, each.path) for each in kept.problems if each.path == ("robots",)] == [
            ("UNKNOWN_FIELD", ("robots",))
        ]
        assert (await harbour.answers_of(kept.row.current_id))["robots"] == "Kolme"

        whole = answers(plan="Uusi lossi", contact=CONTACT, applied="1.00")
        again = await harbour.save(draft, base=base, values=whole)
        now = await harbour.answers_of(again.row.current_id)
        assert (again.conflicts, now["works"], now["applied"], "plan" in now) == ((), "Uusi lossi", "1.00", False)
        assert (await harbour.put(draft, "year", to=2020)).moved_from is None
        assert (await harbour.submit(draft)).submitted_at is not None

    async def test_moves_a_draft_that_was_begun_meanwhile_when_it_is_written(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        draft = await harbour.draft(plan="Uusi lossi")
        told = await preview(harbour, administrator)
        await publish(harbour, administrator, told.report.fingerprint)
        first = await harbour.rows(ApplicationVersion, by="ordinal", application_id=draft.id)
        await harbour.change(draft, current_id=first[0].id, form_moves=[])
        await harbour.do(administrator, lambda work: work.session.delete(first[1]))

        saved = await harbour.put(draft, "year", to=2020)

        now = await harbour.answers_of(saved.row.current_id)
        assert (now["works"], now["year"], [each["to"] for each in saved.row.form_moves]) == (
            "Uusi lossi",
            2020,
            ["1.1"],
        )

    async def test_loses_nothing_of_what_is_saved_at_the_same_moment(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        drafts = [await harbour.draft(plan="Uusi lossi") for _ in range(6)]
        told = await preview(harbour, administrator)

        await asyncio.gather(
            *(harbour.put(each, "title", to=f"Nimi {place}") for place, each in enumerate(drafts[:3])),
            publish(harbour, administrator, told.report.fingerprint),
            *(
                harbour.put(each, "title", to=f"Nimi {place}", by=harbour.editor)
                for place, each in enumerate(drafts[3:], 3)
            ),
        )

        for place, each in enumerate(drafts):
            now = await harbour.read(each)
            answers_now = await harbour.answers_of(now.current_id)
            assert (answers_now["title"], answers_now["works"], len(now.form_moves)) == (
                f"Nimi {place}",
                "Uusi lossi",
                1,
            )


class TestRefusals:
    async def test_a_report_that_is_not_true_any_more_publishes_nothing(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        draft = await harbour.draft()
        told = await preview(harbour, administrator)
        await harbour.put(draft, "title", to="Toinen nimi")
        assert (await preview(harbour, administrator)).report == told.report
        await harbour.put(draft, "contact", "name", to="Aino")

        with pytest.raises(FormReportOutdated):
            await publish(harbour, administrator, told.report.fingerprint)

        assert (await harbour.read(harbour.call)).form_changes == []
        assert (await harbour.read(draft)).form_moves == []

    async def test_a_migration_that_fails_is_told_and_moves_nothing(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        await harbour.draft(title="Hajoava")
        good = await harbour.draft()

        with pytest.raises(FormMigrationFailed) as refused:
            await preview(harbour, administrator)

        assert refused.value.values == {"form": "FerryForm", "source": "1.0", "target": "1.1", "drafts": 1}
        with pytest.raises(FormMigrationFailed):
            await publish(harbour, administrator, "x")
        assert (await harbour.read(good)).form_moves == []

    async def test_only_an_administrator_of_a_running_call_says_why_in_both_languages(
        self, harbour: Harbour, administrator: Actor
    ) -> None:
        told = await preview(harbour, administrator)
        print_ = told.report.fingerprint

        for who in (harbour.preparer, harbour.registrar):
            with pytest.raises(NotAllowed):
                await preview(harbour, who)
            with pytest.raises(NotAllowed):
                await publish(harbour, who, print_)
        with pytest.raises(TextsMissing):
            await publish(harbour, administrator, print_, reason=Text(fi="Syy", sv=" "))
        with pytest.raises(Conflict):
            await publish(harbour, administrator, print_, revision=99)
        for version in ("1.0", "2.0"):
            with pytest.raises(InvalidInput) as refused:
                await publish(harbour, administrator, print_, version=version)
            assert refused.value.path == ("version",)
        assert (await preview(harbour, administrator, version="1.0")).report.parts == ()
        await publish(harbour, administrator, print_)
        with pytest.raises(InvalidInput):  # there is no way back
            await preview(harbour, administrator, version="1.0")
        harbour.at(CLOSES + timedelta(seconds=1))
        with pytest.raises(CallClosed):
            await preview(harbour, administrator)
        assert isinstance((await harbour.read(harbour.call)), Call)
        assert await harbour.rows(Application) == []
