"""At the closing it is over, also for what was begun in time; an official registers what arrives all the same."""

from datetime import datetime, timedelta
from typing import Any

from tests.walks.client import Json
from tests.walks.scenes import applying
from tests.walks.world import World


async def came_too_late(world: World, call: Json, organisation: str, answers: Json) -> Json:
    """A draft that isn't handed in by the closing stays a draft; a registered copy of it gets a reference of its own."""
    client = getattr(world, f"{organisation}_signatory")
    draft = await applying.begin(world, client, call["id"], organisation)
    await draft.save(values=answers)
    asked: dict[str, Any] = {"callId": call["id"], "organisationId": world.organisations[organisation]}
    asked |= {"values": answers, "reason": "Hakemus tuli sähköpostitse.", "arrivedAt": call["closesAt"]}
    early = await world.registrar.refused("RegisterLateApplication", **asked)
    assert early["code"] == "NOT_LATE"

    world.at(call["closesAt"])
    late = await client.refused("SubmitApplication", id=draft.id, revision=draft.revision)
    unsaved = await client.refused("SaveApplication", id=draft.id, baseRevision=draft.revision, answers={"values": {}})
    assert (late["code"], unsaved["code"]) == ("CALL_CLOSED", "CALL_CLOSED")
    assert (await draft.draft())["values"] == answers

    world.at((datetime.fromisoformat(call["closesAt"]) + timedelta(hours=16)).isoformat())
    by_assessor = await world.assessor.refused("RegisterLateApplication", **asked)
    before_closing = asked | {"arrivedAt": call["opensAt"]}
    in_time = await world.registrar.refused("RegisterLateApplication", **before_closing)
    registered: Json = (await world.registrar.do("RegisterLateApplication", **asked))["application"]

    assert by_assessor["code"] == "NOT_ALLOWED"
    assert (in_time["code"], in_time["path"]) == ("INVALID_INPUT", ["arrivedAt"])
    assert (registered["isLate"], registered["lateReason"]) == (True, "Hakemus tuli sähköpostitse.")
    assert registered["submittedAt"] == call["closesAt"]
    return registered


async def is_left_unexamined(world: World, application: str) -> None:
    """Whatever it holds: a late application can't be granted anything."""
    revision = (await world.rapporteur.ask("Application", id=application))["application"]["revision"]
    refusal = await world.rapporteur.refused(
        "ProposeDecision", applicationId=application, kind="GRANT", revision=revision
    )

    assert (refusal["code"], refusal["path"]) == ("LATE_IS_NOT_EXAMINED", ["kind"])
