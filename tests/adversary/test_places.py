"""What is refused is shown where it was typed: paths lead from the input down to the field."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.adversary.test_drafts import CODE, TOGETHER
from tests.registries import installed
from tests.walks.client import Json
from tests.walks.scenes import applying, opening
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from digi2019_yhteishankkeet.testing import application_answers

MOMENTS = {"opensAt": "2019-11-13T00:00:00Z", "closesAt": "2019-11-12T00:00:00Z"}
WRONG: list[tuple[Json, list[str]]] = [
    (MOMENTS, ["call", "closesAt"]),
    ({"ceiling": "0.00"}, ["call", "ceiling"]),
    ({"settings": [{"key": "report_due_in_days", "value": 1}, {"key": "nope"}]}, ["call", "settings", "1"]),
    ({"criteria": [{"key": "CHANGE_IN_WAYS_OF_WORKING", "weight": "-1"}]}, ["call", "criteria", "0", "weight"]),
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed."""
    return installed()


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """People and organisations, in process."""
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def test_what_is_wrong_with_a_call_is_under_call(world: World) -> None:
    appropriation = await opening.appropriate(world, "90000.00")
    call = await opening.draft(world, CODE, appropriation=appropriation, criteria={})

    for values, path in WRONG:
        refused = await world.preparer.refused("UpdateCall", id=call["id"], revision=call["revision"], call=values)
        assert refused["path"] == path


async def handed_in(world: World) -> Json:
    """An application whose call is over."""
    world.at("2019-11-01T09:00+02:00")
    call = await opening.announced(world, CODE, appropriated="90000.00", criteria={})
    world.at("2019-11-20T09:00+02:00")
    writing = await applying.begin(world, world.signatory, call["id"], "esimerkkila")
    await writing.save(values=world.known(application_answers(participants=TOGETHER)))
    await writing.submit()
    world.at("2020-01-20T09:00+02:00")
    return await applying.handed_in(world, writing)


async def test_what_is_wrong_with_a_decision_is_under_its_contents(world: World) -> None:
    application = await handed_in(world)
    asked: dict[str, Any] = {"applicationId": application["id"], "revision": application["revision"]}

    refused = await world.rapporteur.refused(
        "ProposeDecision", kind="GRANT", contents={"amount": "1.00", "reasons": "x"}, **asked
    )
    assert refused["path"] == ["contents", "amount"]

    made = await world.rapporteur.do("ProposeDecision", kind="GRANT", contents={"reasons": "x"}, **asked)
    signing = {"id": made["decision"]["id"], "revision": made["decision"]["revision"]}
    departure = {"why": "x", "kind": "PARTIAL_GRANT", "contents": {"amount": "99000.00"}}
    refused = await world.decider.refused("SignDecision", **signing, departure=departure)
    assert refused["path"] == ["departure", "contents", "amount"]
    refused = await world.decider.refused("SignDecision", **signing, departure={"why": "x", "kind": "LAPSED"})
    assert refused["path"] == ["departure", "kind"]


async def test_a_change_that_leads_nowhere_is_named_by_its_road(world: World) -> None:
    world.at("2019-11-01T09:00+02:00")
    call = await opening.announced(world, CODE, appropriated="90000.00", criteria={})
    world.at("2019-11-20T09:00+02:00")
    writing = await applying.begin(world, world.signatory, call["id"], "esimerkkila")

    refused = await world.signatory.refused(
        "SaveApplication", id=writing.id, baseRevision=writing.revision, answers={"changes": [{"path": []}]}
    )

    assert refused["path"] == ["answers", "changes", "0", "path"]
