"""A call of 2019, opened again today and walked by hand in the console, from its announcement to the final report."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from tests.browser.by_hand import ByHand
from tests.browser.console import Console
from tests.walks.client import Json
from tests.walks.scenes import applying, deciding, handling, lateness, looking, opening, reporting

from avustin_core.clock import HELSINKI
from digi2019_yhteishankkeet.criteria import CRITERIA
from digi2019_yhteishankkeet.testing import application_answers, report_answers

CODE, TYPED = "digi2019_yhteishankkeet", "digi2019Yhteishankkeet"
NAME = {"fi": "Valtionavustus kuntien kannustinjärjestelmiin", "sv": "Statsunderstöd till kommunernas incitament"}
ALONE = [{"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "15000.00", "committed": True}]
TOGETHER = [
    {"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "10000.00", "committed": True},
    {"key": "p2", "organisation": "o-2", "role": "PARTNER", "share": "5000.00", "committed": True},
]
CHANGED = "Hakemukset käsitellään yhteisessä palvelussa."
WHO = """query Who($lead: String!, $partner: String!) {
  esimerkkila: organisations(filter: { municipalityCode: { equals: $lead } }) { nodes { id } }
  mallikyla: organisations(filter: { municipalityCode: { equals: $partner } }) { nodes { id } }
}"""


class Schedule:
    """When things happen in a call that opens tomorrow."""

    def __init__(self, now: datetime) -> None:
        midnight = now.astimezone(HELSINKI).replace(hour=0, minute=0, second=0, microsecond=0)
        self.opens = midnight + timedelta(days=1)
        self.closes = self.opens + timedelta(days=36, hours=16, minutes=15)
        self.year = self.closes.year + 1  #: of the project

    def after(self, days: int) -> str:
        """A noon after the closing."""
        return (self.closes.replace(hour=12) + timedelta(days=days)).isoformat()

    @property
    def ends(self) -> date:
        """The project's last day."""
        return date(self.year + 1, 6, 30)

    @property
    def report_due(self) -> date:
        """As the call's setting says."""
        return self.ends + timedelta(days=90)

    def answers(self, participants: list[Json]) -> Json:
        """An application in good order, in these years."""
        answers = application_answers(participants=participants)
        starts, ends = f"{self.year}-01-01", self.ends.isoformat()
        answers["period"] = {"starts": starts, "ends": ends}
        answers["measures"] = [row | {"starts": starts, "ends": ends} for row in answers["measures"]]
        answers["costs"] = [row | {"year": self.year} for row in answers["costs"]]
        return answers


@pytest.fixture
async def world(console: Console) -> AsyncIterator[ByHand]:
    """The demonstration's people."""
    async with AsyncClient(base_url=console.url) as http:
        world = ByHand(http, {}, console=console, waiting=[])
        found = (await world.anyone.send(WHO, {"lead": "E01", "partner": "F16"}))["data"]
        world.organisations.update({name: each["nodes"][0]["id"] for name, each in found.items()})
        yield world


async def test_from_the_announcement_to_the_final_report(world: ByHand, today: datetime, tmp_path: Path) -> None:
    schedule = Schedule(today)
    call = await announced(world, schedule)
    first = await applied_for_alone(world, schedule, call["id"])
    late = await lateness.came_too_late(world, call, "mallikyla", world.known(schedule.answers(TOGETHER)))
    await completed_and_assessed(world, schedule, call, first)
    decision = await decided(world, schedule, call["id"], first.id, late["id"])
    await published(world, call["id"])
    await reported(world, schedule, call["id"], first.id, decision)
    assert len(await looking.register(world, call["id"])) == 1

    picture = tmp_path / "walk.png"
    await world.console.page.screenshot(path=picture)
    print(f"what the console shows at the end: {picture}")


async def announced(world: ByHand, schedule: Schedule) -> Json:
    """From the template of 2019, with a window, an appropriation and settings of its own."""
    made = await world.administrator.do(
        "CreateAppropriation", budgetItem="28.90.32", name=NAME, type="TRANSFERABLE", year=schedule.opens.year,
        lastUsableYear=schedule.opens.year + 2, appropriated="90000.00", isFictional=True,
    )  # fmt: skip
    weighed = {each.key: "1" for each in CRITERIA if not each.threshold}
    settings = {"projects_end_by": f"{schedule.year + 1}-12-31", "report_due_in_days": 90}
    draft = await opening.draft(
        world, CODE, appropriation=made["appropriation"]["id"], criteria=weighed, contact=None,
        opensAt=schedule.opens.isoformat(), closesAt=schedule.closes.isoformat(),
        settings=[{"key": key, "value": value} for key, value in settings.items()],
    )  # fmt: skip

    call = await opening.publish(world, draft)

    assert call["state"] == "PUBLISHED"
    assert {each["key"]: each["value"] for each in call["settings"] if each["isSet"]} == settings
    assert {each["key"]: each["weight"] for each in call["criteria"] if each["weight"]} == weighed
    return call


async def applied_for_alone(world: ByHand, schedule: Schedule, call: str) -> applying.Writing:
    """Handed in though a rule isn't met; changed, handed in again, and changed once more without handing it in."""
    world.at(schedule.opens.isoformat())
    writing = await applying.begin(world, world.signatory, call, "esimerkkila")
    await applying.what_was_typed_is_kept_and_named(writing)
    await applying.nothing_incomplete_is_handed_in(writing)
    await applying.written_by_three_roads(writing, world.known(schedule.answers(ALONE)), TYPED)
    draft = await writing.draft("sv")
    (finding,) = [each for each in draft["findings"] if each["outcome"] == "NOT_MET"]
    assert (finding["ruleKey"], finding["bars"]) == ("several_municipalities", True)
    assert finding["rule"]["text"] == "Minst två kommuner genomför projektet tillsammans"
    await applying.only_a_signatory_hands_in(world, writing)
    submitted = await writing.submit()
    await handling.nothing_is_assessed_before_the_deadline(world, writing.id)

    world.at((schedule.closes - timedelta(days=2)).isoformat())
    await writing.put("change", to=CHANGED)
    again = await writing.submit()
    assert again["reference"] == submitted["reference"]
    await writing.put("change", to="Ei vielä valmis lause")
    assert (await applying.handed_in(world, writing))["hasUnsubmittedChanges"] is None
    return writing


async def completed_and_assessed(world: ByHand, schedule: Schedule, call: Json, first: applying.Writing) -> None:
    """What was handed in stands; the second municipality comes by a completion; two assessors, and a ranking."""
    standing = await applying.handed_in(world, first)
    assert standing["answers"]["values"]["change"] == CHANGED
    assert applying.not_met(standing["findings"]) == ["several_municipalities"]
    completion = await handling.completion_asked(world, first.id, ["participants"], due=schedule.after(20))
    await handling.only_what_was_asked_is_open(first)
    await handling.completed(first, completion, ["participants"], world.known(TOGETHER))
    standing = await applying.handed_in(world, first)
    assert (standing["answers"]["values"]["change"], applying.not_met(standing["findings"])) == (CHANGED, [])

    world.at(schedule.after(25))
    await handling.assessed(world.assessor, first.id, call["criteria"], "5", yes=True)
    await handling.assessed(world.other_assessor, first.id, call["criteria"], "4", yes=True)
    ranked = await handling.ranking(world, call["id"])
    assert [(each["applicationId"], each["assessments"], each["rank"]) for each in ranked[:1]] == [(first.id, 2, 1)]


async def decided(world: ByHand, schedule: Schedule, call: str, first: str, late: str) -> Json:
    """The rapporteur proposes and can't sign; the decider signs, and the grant is drawn from the appropriation."""
    world.at(schedule.after(60))
    grant = await deciding.proposed(world, first, "GRANT")
    own = await world.rapporteur.refused("SignDecision", id=grant["id"], revision=grant["revision"])
    assert own["code"] == "NOT_ALLOWED"
    await deciding.signed(world, grant)
    said = await deciding.says_all_that_the_law_wants(world, grant)
    assert (said["amount"], said["periodEnds"], said["reportDue"]) == (
        "85000.00", schedule.ends.isoformat(), schedule.report_due.isoformat(),
    )  # fmt: skip
    assert await deciding.money(world, call) == {
        "appropriated": "90000.00", "committed": "85000.00", "available": "5000.00",
    }  # fmt: skip
    await lateness.is_left_unexamined(world, late)
    await deciding.signed(world, await deciding.proposed(world, late, "NOT_EXAMINED"))
    return grant


async def published(world: ByHand, call: str) -> None:
    """Before it is published the register shows nothing of it; then anyone sees what was granted to whom."""
    assert await looking.register(world, call) == []

    await world.decider.do("PublishDecisions", callId=call)

    (entry,) = await looking.register(world, call)
    assert (entry["programme"]["code"], entry["outcome"], entry["isFictional"]) == (CODE, "GRANT", True)
    assert (entry["amountApplied"], entry["amountGranted"]) == ("85000.00", "85000.00")
    assert [each["code"] for each in entry["municipalities"]] == ["E01", "F16"]


async def reported(world: ByHand, schedule: Schedule, call: str, first: str, decision: Json) -> None:
    """With the auditor's statement, which is uploaded; returned once, mended and approved; anyone sees none of it."""
    world.at(datetime.combine(schedule.ends + timedelta(days=40), schedule.opens.time(), HELSINKI).isoformat())
    report = await reporting.begun(world.signatory, first, due=schedule.report_due.isoformat())
    answers = world.known(report_answers())
    await reporting.refused_without_the_statement(world, world.signatory, report, answers)
    statement = await world.editor.attach(first, "lausunto.pdf", reporting.PDF)
    answers["auditorsStatement"] = statement
    assert (await reporting.saved(world.signatory, report, answers))["problems"] == []
    await reporting.handed_in(world.signatory, report)
    await reporting.returned_mended_and_approved(world, world.signatory, report, answers)
    await looking.nothing_else(
        world, call=call, application=first, decision=decision["id"], report=report["id"], document=statement
    )
