"""Findings: what the rules say of what was handed in; they stop nothing, and an official's own stands beside them."""

from collections.abc import Iterable
from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import Ferries, FerryPlugin, answers

from avustin_core.access import PUBLIC, Actor
from avustin_core.answers.kept import Kept, read_current
from avustin_core.applications.checking import Checked, check_answers, check_version
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.operations import record_finding
from avustin_core.eligibility.queries import barring
from avustin_core.eligibility.refusals import FindingOutdated
from avustin_core.eligibility.rules import findings_of
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from avustin_core.plugin import ApplicationView, Language, Outcome, Role, RuleFinding, Text, hookimpl, not_met
from avustin_core.programmes.refusals import ProgrammeNotInstalled
from avustin_core.registry import Plugin, Registry
from avustin_core.storage import global_id
from avustin_core.work import Avustin, Work


class AcrossProgrammes:
    """A plugin with a rule of its own over every programme; it breaks on one title."""

    @hookimpl
    def avustin_check_application(self, application: ApplicationView) -> Iterable[RuleFinding]:
        if application.title == "Rikki":
            raise ZeroDivisionError
        text = Text(fi="Ei muuta avustusta", sv="Inget annat understöd")
        return [RuleFinding("no_other_grant", text, not_met(), bars=False)]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests, and a plugin beside it."""
    return Registry([Plugin("ferries", FerryPlugin()), Plugin("across", AcrossProgrammes())])


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


async def findings(harbour: Harbour, application: Application) -> list[FindingRow]:
    """What was found of what stands."""
    return await harbour.rows(FindingRow, by="position", version_id=application.submitted_id)


async def record(harbour: Harbour, application: Application, finding: FindingRow, **how: Any) -> FindingRow:
    """The preparing officer finds the rule met, unless something else is said."""
    given: dict[str, Any] = {"outcome": Outcome.MET, "reason": "Kunnat ilmoittivat osallistuvansa.", **how}
    actor = given.pop("by", harbour.preparer)
    revision = given.pop("revision", finding.revision)
    return await harbour.do(actor, lambda work: record_finding(work, finding.id, revision=revision, **given))


async def test_a_rule_that_isnt_met_is_found_and_stops_nothing(harbour: Harbour) -> None:
    application = await harbour.submitted()

    several, planned, _, other = await findings(harbour, application)
    assert (several.rule_key, several.outcome, several.bars) == ("several", Outcome.NOT_MET, True)
    assert (several.rule["fi"], several.reason) == ("Vähintään kaksi kuntaa", {"fi": "Yksi kunta.", "sv": "En kommun."})
    assert (several.source, several.paths) == ("haun ehdot", [["members"]])
    assert (planned.rule_key, planned.outcome, planned.bars) == ("planned", Outcome.UNDETERMINED, False)
    assert planned.params == {"completionFirst": False, "unanswered": "plan"}
    assert (other.rule_key, other.position) == ("no_other_grant", 3)


async def test_each_version_that_is_handed_in_has_its_own(harbour: Harbour) -> None:
    first = await harbour.submitted()
    await harbour.put(first, "plan", to="Pitkä suunnitelma")

    again = await harbour.submit(first)

    assert [row.outcome for row in await findings(harbour, first)][1] is Outcome.UNDETERMINED
    assert [row.outcome for row in await findings(harbour, again)][1] is Outcome.MET


async def test_a_broken_rule_stops_no_submission(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    application = await harbour.submitted(title="Rikki")

    assert [row.rule_key for row in await findings(harbour, application)] == ["several", "planned", "unpunished"]
    assert "a plugin failed to check application" in caplog.text


async def test_an_officials_own_stands_beside_the_rules(harbour: Harbour) -> None:
    application = await harbour.submitted()
    several, *_ = await findings(harbour, application)
    assert [row.rule_key for row in await harbour.do(PUBLIC, lambda work: _barring(work, application))] == ["several"]

    recorded = await record(harbour, application, several)

    assert (recorded.outcome, recorded.official_outcome) == (Outcome.NOT_MET, Outcome.MET)
    assert recorded.official_id == harbour.preparer.user_id
    assert await harbour.do(PUBLIC, lambda work: _barring(work, application)) == []


async def _barring(work: Work, application: Application) -> list[FindingRow]:
    return await barring(work.session, application.id)


async def test_a_reason_the_role_and_the_version_that_stands_are_needed(harbour: Harbour) -> None:
    application = await harbour.submitted()
    several, *_ = await findings(harbour, application)

    with pytest.raises(InvalidInput):
        await record(harbour, application, several, reason=" ")
    with pytest.raises(NotAllowed):
        await record(harbour, application, several, by=harbour.assessor)
    with pytest.raises(NotAllowed):
        await record(harbour, application, several, by=harbour.signatory)
    await harbour.submit(application)
    with pytest.raises(FindingOutdated):
        await record(harbour, application, several)


async def test_the_party_and_officials_see_findings_and_nobody_else(harbour: Harbour) -> None:
    partner = global_id("Organisation", harbour.partner.id)
    row = {"key": "m", "organisation": partner, "role": "LEAD", "share": "1.00", "committed": True}
    application = await harbour.submitted(members=[row])
    several, *_ = await findings(harbour, application)

    seen = [harbour.editor, harbour.preparer, harbour.member, PUBLIC]
    assert [await harbour.sees(actor, several) for actor in seen] == [True, True, False, False]


async def test_what_tells_an_answer_for_named_roles_is_for_these_roles_alone(harbour: Harbour) -> None:
    application = await harbour.submitted(convicted="On")
    elsewhere = Actor(roles=frozenset({(Role.PREPARER, harbour.third.id)}))

    _, _, unpunished, _ = await findings(harbour, application)

    assert (unpunished.outcome, unpunished.roles) == (Outcome.NOT_MET, ["PREPARER"])
    seen = [harbour.signatory, harbour.preparer, harbour.assessor, harbour.checker, elsewhere, harbour.member, PUBLIC]
    assert [await harbour.sees(actor, unpunished) for actor in seen] == [True, True, False, False, False, False, False]


async def check(harbour: Harbour, *, by: Actor = PUBLIC, **how: Any) -> Checked:
    """Answers checked, by nobody in particular unless it is said."""

    async def act(work: Work) -> Checked:
        return await check_answers(work.session, work.registry, now=work.now, actor=work.actor, **how)

    return await harbour.do(by, act)


async def test_anyone_may_try_answers_out_and_nothing_is_saved(harbour: Harbour) -> None:
    checked = await check(harbour, call_id=harbour.call.id, answers=answers(title=None, applied="?"))

    assert {problem.path for problem in checked.problems} == {("title",), ("applied",)}
    assert "Fyll i ”Namn”." in checked.messages(Language.SV)
    assert checked.reading.computed[("totalCosts",)] == "10000.00"
    assert checked.reading.hidden == frozenset({("robots",)})
    assert await harbour.rows(Application) == []


async def test_a_draft_is_told_what_the_rules_would_say(harbour: Harbour) -> None:
    checked = await check(harbour, programme_code="ferries", answers=answers(plan="Pitkä suunnitelma"))

    found = findings_of(checked.form, checked.reading)

    assert [(each.key, each.finding.outcome) for each in found] == [
        ("several", Outcome.UNDETERMINED), ("planned", Outcome.MET), ("unpunished", Outcome.UNDETERMINED),
    ]  # fmt: skip
    assert await harbour.rows(FindingRow) == []


async def test_answers_are_not_checked_for_what_isnt_there(harbour: Harbour) -> None:
    await harbour.change(harbour.call, published_at=None)

    with pytest.raises(NotFound):
        await check(harbour, call_id=harbour.partner.id, answers={})
    with pytest.raises(ProgrammeNotInstalled):
        await check(harbour, programme_code="tunnels", answers={})


async def test_drafts_are_read_many_at_once_as_a_save_reads_them(harbour: Harbour) -> None:
    partner = global_id("Organisation", harbour.partner.id)
    row = {"key": "m", "organisation": partner, "role": "LEAD", "share": "1.00", "committed": True}
    drafts = [await harbour.draft(members=[row]), await harbour.draft(applied="x")]

    async def act(work: Work) -> tuple[list[Kept], list[Checked]]:
        ids = [draft.id for draft in drafts]
        one_by_one = [
            await check_version(work.session, work.registry, draft, draft.current_id, now=work.now) for draft in drafts
        ]
        at_once = await read_current(work.session, work.registry, Application, ApplicationVersion, ids, now=work.now)
        kept = [each for id in ids if isinstance(each := at_once[id], Kept)]
        return kept, one_by_one

    at_once, one_by_one = await harbour.do(PUBLIC, act)

    assert [each.reading.problems for each in at_once] == [each.problems for each in one_by_one]
    assert [each.key for each in findings_of(at_once[0].form, at_once[0].reading)] == [
        rule.key for rule in Ferries.rules
    ]


async def test_of_two_officials_who_read_the_same_the_second_is_told_so(harbour: Harbour) -> None:
    application = await harbour.submitted()
    finding = (await harbour.rows(FindingRow, application_id=application.id))[0]
    await record(harbour, application, finding, reason="Ensimmäinen.")

    with pytest.raises(Conflict):
        await record(harbour, application, finding, reason="Toinen.")

    assert (await harbour.read(finding)).official_reason == "Ensimmäinen."
