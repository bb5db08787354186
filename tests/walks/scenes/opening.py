"""A call is opened: an appropriation, a draft from the programme's template, what the ministry adds, publication."""

from typing import Any

from tests.walks.client import Json
from tests.walks.world import World

CONTACT = {"name": {"fi": "Esimerkkiministeriö", "sv": "Exempelministeriet"}, "email": "avustukset@ministerio.example"}
SCALE = {"scaleLowest": 0, "scaleHighest": 5}


async def appropriate(world: World, euros: str) -> str:
    """An appropriation of that sum; gives its id."""
    made = await world.administrator.do(
        "CreateAppropriation",
        budgetItem="28.90.32",
        name={
            "fi": "Valtionavustus kuntien kannustinjärjestelmiin",
            "sv": "Statsunderstöd till kommunernas incitament",
        },
        type="TRANSFERABLE",
        year=2019,
        lastUsableYear=2021,
        appropriated=euros,
        isFictional=True,
    )

    appropriation = made["appropriation"]
    id: str = appropriation.pop("id")
    assert appropriation == {"budgetItem": "28.90.32", "appropriated": euros, "committed": "0.00", "available": euros}
    return id


async def draft(
    world: World, programme: str, *, template: str = "2019", appropriation: str, criteria: dict[str, str], **values: Any
) -> Json:
    """A draft of a call from a template, with weights by criterion and the ministry's settings."""
    made = await world.preparer.do(
        "CreateCall",
        programme=programme,
        template=template,
        call={
            "appropriationId": appropriation,
            "isFictional": True,
            "settings": [{"key": "report_due_in_days", "value": 90}],
            "criteria": [{"key": key, "weight": weight, **SCALE} for key, weight in criteria.items()],
            **values,
        },
    )

    call: Json = made["call"]
    assert (call["state"], call["isFictional"]) == ("DRAFT", True)
    return call


async def publish(world: World, call: Json) -> Json:
    """Publication is refused until it is known who answers questions, and what is pinned doesn't change after it."""
    id = call["id"]
    assert (await world.anyone.ask("Call", id=id))["call"] is None
    refusal = await world.preparer.refused("PublishCall", id=id, revision=call["revision"])
    assert (refusal["code"], refusal["path"]) == ("TEXTS_MISSING", ["contact", "name", "fi"])

    call = (await world.preparer.do("UpdateCall", id=id, revision=call["revision"], call={"contact": CONTACT}))["call"]
    call = (await world.preparer.do("PublishCall", id=id, revision=call["revision"]))["call"]

    again = await world.preparer.refused("PublishCall", id=id, revision=call["revision"])
    assert again["code"] == "CALL_IS_PUBLISHED"
    changed = await world.preparer.refused(
        "UpdateCall", id=id, revision=call["revision"], call={"settings": [{"key": "report_due_in_days", "value": 1}]}
    )
    assert (changed["code"], changed["path"]) == ("CALL_IS_PUBLISHED", ["call", "settings"])
    seen: Json = (await world.anyone.ask("Call", id=id))["call"]
    assert seen["title"] == call["title"]
    return seen


async def announced(world: World, programme: str, *, appropriated: str, criteria: dict[str, str]) -> Json:
    """The whole of it: a published call that isn't open yet, with what was pinned."""
    appropriation = await appropriate(world, appropriated)
    call = await publish(world, await draft(world, programme, appropriation=appropriation, criteria=criteria))

    assert call["state"] == "PUBLISHED"
    assert call["appropriation"] == {"appropriated": appropriated, "committed": "0.00", "available": appropriated}
    assert call["form"] == {"name": "ApplicationForm", "version": "1.0"}
    assert {each["key"]: each["weight"] for each in call["criteria"] if each["weight"]} == criteria
    settings = {each["key"]: each["value"] for each in call["settings"] if each["isSet"]}
    assert settings == {"projects_end_by": "2021-11-30", "report_due_in_days": 90}
    early = await world.signatory.refused(
        "CreateApplication", callId=call["id"], organisationId=world.organisations["esimerkkila"]
    )
    assert early["code"] == "CALL_CLOSED"
    return call
