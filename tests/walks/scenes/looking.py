"""What somebody who isn't signed in sees of it all: the register, and nothing else."""

from tests.walks.client import Json
from tests.walks.world import World


async def register(world: World, call: str) -> list[Json]:
    """The entries of a call, for anyone."""
    found = (await world.anyone.ask("Register", call=call))["register"]
    assert found["totalCount"] == len(found["nodes"])
    nodes: list[Json] = found["nodes"]
    return nodes


async def nothing_else(world: World, *, call: str, application: str, decision: str, report: str, document: str) -> None:
    """No application, decision, report or document is found by any road, and nothing can be done."""
    asked = {"call": call, "application": application, "decision": decision, "report": report, "document": document}
    seen = await world.anyone.ask("WhatAnyoneMayNotSee", **asked)

    empty = {"totalCount": 0, "nodes": []}
    assert seen["applications"] == seen["decisions"] == seen["reports"] == empty
    assert [seen[name] for name in ("application", "decision", "report", "node")] == [None] * 4
    assert seen["nodes"] == [None] * 4
    actions = seen["call"].pop("actions")
    assert seen["call"] == {"applications": None, "decisions": None, "ranking": None}
    assert [action["name"] for action in actions if action["allowed"]] == []
    assert {str(each["entries"]) for each in seen["appropriations"]["nodes"]} == {"None"}
    assert (await world.http.get(f"/documents/{document}")).status_code == 404


async def nobody_acts_without_signing_in(world: World, *, application: str, report: str) -> None:
    """What isn't seen can't be acted on either: it isn't there."""
    anyone = world.anyone
    refusals = [
        await anyone.refused("SubmitApplication", id=application, revision=1),
        await anyone.refused("SaveApplication", id=application, baseRevision=1, answers={"values": {}}),
        await anyone.refused("SubmitReport", id=report, revision=1),
        await anyone.refused("ProposeDecision", applicationId=application, kind="REFUSAL", revision=1),
    ]

    assert [each["code"] for each in refusals] == ["NOT_FOUND"] * 4
