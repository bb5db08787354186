"""A programme that is only declared goes the same way, with no change to core or schema."""

from typing import Any

import pytest
from tests.registries import installed
from tests.walks.client import Json
from tests.walks.scenes import applying, deciding, handling, looking, opening, reporting
from tests.walks.village_grants import CODE, VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry

ANSWERS: Json = {
    "title": "Kylätalon talkoot",
    "language": "FI",
    "applied": "1500.00",
    "period": {"starts": "2019-06-01", "ends": "2019-08-31"},
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed, and the plugin of this test."""
    return installed(VILLAGES)


async def test_from_the_call_that_is_always_open_to_the_report(world: World) -> None:
    world.at("2019-03-01T09:00+02:00")
    call = await opened(world)
    first = await applied_for(world, call["id"])
    person = await applied_for_by_a_person(world, call["id"])
    await assessed(world, call, first)
    decision = await decided(world, call["id"], first, person)
    await reported(world, call["id"], first, decision)


async def test_the_schema_has_the_programmes_own_types(world: World) -> None:
    asked = '{ __type(name: "KylienPienavustuksetApplicationInput") { inputFields { name type { name } } } }'

    fields = (await world.anyone.send(asked))["data"]["__type"]["inputFields"]

    assert [(each["name"], each["type"]["name"]) for each in fields] == [
        ("title", "String"),
        ("language", "KylienPienavustuksetCaseLanguage"),
        ("applied", "Decimal"),
        ("period", "AnsweredPeriodInput"),
    ]


async def opened(world: World) -> Json:
    """Its template says who answers questions, so that it can be published as it is; it opens at once and stays open."""
    appropriation = await opening.appropriate(world, "2000.00")
    draft = await opening.draft(world, CODE, template="rolling", appropriation=appropriation, criteria={}, settings=[])

    call = (await world.preparer.do("PublishCall", id=draft["id"], revision=draft["revision"]))["call"]

    seen: Json = (await world.anyone.ask("Call", id=call["id"]))["call"]
    assert (seen["state"], seen["opensAt"], seen["closesAt"]) == ("OPEN", "2019-03-01T07:00:00Z", None)
    return seen


async def applied_for(world: World, call: str) -> str:
    writing = await applying.begin(world, world.yhdistys_signatory, call, "yhdistys")
    beyond = await writing.save(values=ANSWERS | {"applied": "2000.01", "period": {"starts": "eilen"}})
    assert {(tuple(each["path"]), each["code"]) for each in beyond["problems"]} == {
        (("applied",), "ABOVE_MAXIMUM"),
        (("period", "starts"), "UNREADABLE"),
    }
    await applying.nothing_incomplete_is_handed_in(writing)
    await writing.save(kylienPienavustukset={"applied": "1500.00", "period": ANSWERS["period"]})
    saved = await writing.save(changes=[{"path": ["title"], "value": "Kylätalon talkoot"}])
    assert saved["problems"] == []

    draft = await writing.draft()
    assert (draft["values"], applying.not_met(draft["findings"])) == (ANSWERS, [])
    assert draft["computed"] == [{"path": ["totalCosts"], "value": "1500.00"}]
    assert (await writing.submit())["reference"] == f"{CODE}/2019/1/1"
    standing = await applying.handed_in(world, writing)
    assert (standing["title"], standing["amountApplied"], standing["participants"]) == (
        "Kylätalon talkoot", "1500.00", [],
    )  # fmt: skip
    assert standing["data"] == {
        "__typename": "KylienPienavustuksetApplicationData", "programme": CODE, "formVersion": "1.0",
    }  # fmt: skip
    return writing.id


async def applied_for_by_a_person(world: World, call: str) -> str:
    writing = await applying.begin(world, world.yksityinen_signatory, call, "yksityinen")
    await writing.save(values=ANSWERS)
    assert applying.not_met((await writing.draft())["findings"]) == ["not_a_private_person"]
    await writing.submit()
    return writing.id


async def assessed(world: World, call: Json, first: str) -> None:
    """A call without a closing time is assessed as applications come."""
    await handling.assessed(world.assessor, first, call["criteria"], "3", yes=True)
    (best, *_) = await handling.ranking(world, call["id"])
    assert (best["applicationId"], best["total"], best["rank"]) == (first, "3.0000", 1)


async def decided(world: World, call: str, first: str, person: str) -> Json:
    contents: dict[str, Any] = {"eligibleCosts": "1500.00", "maximumShare": "100"}
    grant = await deciding.proposed(world, first, "GRANT", **contents)
    await deciding.the_one_who_proposed_may_not_sign(world, grant)
    await deciding.signed(world, grant)
    said = await deciding.says_all_that_the_law_wants(world, grant)
    assert (said["amount"], said["purpose"], said["reportDue"]) == ("1500.00", "Kylätalon talkoot", "2019-10-30")
    assert (await deciding.money(world, call))["available"] == "500.00"

    barred = await deciding.proposed(world, person, "GRANT", **contents)
    refusal = await world.decider.refused("SignDecision", id=barred["id"], revision=barred["revision"])
    assert refusal["code"] == "INELIGIBLE_GRANT"
    await deciding.signed(world, barred, why="Avustusta ei myönnetä yksityishenkilölle.", kind="REFUSAL")
    await world.decider.do("PublishDecisions", callId=call)
    entries = await looking.register(world, call)
    assert [(each["organisationName"]["sv"], each["amountGranted"]) for each in entries] == [
        ("Modellbyns byaförening rf", "1500.00")
    ]
    return grant


async def reported(world: World, call: str, first: str, decision: Json) -> None:
    world.at("2019-09-10T12:00+03:00")
    recipient = world.yhdistys_signatory
    report = (await recipient.do("CreateReport", applicationId=first, formName="VillageReport"))["report"]
    (problem,) = (await reporting.saved(recipient, report, {"whatWasDone": "x" * 3001}))["problems"]
    assert problem["code"] == "TOO_LONG"
    await reporting.saved(recipient, report, {"whatWasDone": "Katto korjattiin."})
    await reporting.handed_in(recipient, report)

    made = await world.checker.do("ApproveReport", id=report["id"], revision=report["revision"])

    assert made["report"]["status"] == "APPROVED"
    told = (await recipient.ask("Report", id=report["id"]))["report"]
    assert told["answers"] == {"values": {"whatWasDone": "Katto korjattiin."}}
    assert told["data"]["__typename"] == "KylienPienavustuksetVillageReportData"
    await looking.nobody_acts_without_signing_in(world, application=first, report=report["id"])
