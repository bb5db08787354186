"""Requests that wait for their turn: as early as they arrived, and nobody's turn is lost."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.registries import installed
from tests.walks.client import Client
from tests.walks.scenes import opening
from tests.walks.serving import in_process
from tests.walks.village_grants import CODE, VILLAGES
from tests.walks.world import World, inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.http import turns
from avustin_schema.http.identity.people import People


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed, and a programme of the tests."""
    return installed(VILLAGES)


@pytest.fixture
async def world(avustin: Avustin, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """One request at a time."""
    monkeypatch.setattr(turns, "AT_ONCE", {"sqlite": 1, "postgresql": 1})
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def test_one_that_arrived_in_time_and_waited_for_its_turn_gets_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    money = await opening.appropriate(world, "10000.00")
    closing: dict[str, Any] = {"settings": [], "closesAt": "2019-09-19T16:15:00+03:00"}
    call = await opening.draft(world, CODE, template="rolling", appropriation=money, criteria={}, **closing)
    call = (await world.preparer.do("PublishCall", id=call["id"], revision=call["revision"]))["call"]
    world.at("2019-09-19T16:14:59+03:00")
    begun, go_on, looked_up = asyncio.Event(), asyncio.Event(), People.actor_of

    async def slow(*args: Any) -> Any:
        begun.set()
        await go_on.wait()
        return await looked_up(*args)

    monkeypatch.setattr(People, "actor_of", slow)
    first = asyncio.create_task(world.preparer.send("{ serverTime }"))
    await begun.wait()
    wanted = {"callId": call["id"], "organisationId": world.organisations["yhdistys"]}
    second = asyncio.create_task(world.yhdistys_signatory.do("CreateApplication", **wanted))
    await asyncio.sleep(0.1)
    world.at("2019-09-19T16:15:01+03:00")
    assert not second.done()
    go_on.set()

    assert (await first)["data"]["serverTime"] == "2019-09-19T13:14:59Z"
    assert (await second)["application"]["status"] == "DRAFT"
    assert (await world.yhdistys_signatory.refused("CreateApplication", **wanted))["code"] == "CALL_CLOSED"


async def test_refused_requests_give_their_turn_back(world: World) -> None:
    for _ in range(3):
        assert "errors" in await Client(world.http, "nobody").send("{ serverTime }")
        assert "errors" in await world.preparer.send("{ nothing }")
        assert (await world.http.post("/graphql", content="[", headers={"content-type": "application/json"})).is_error

    assert (await world.preparer.send("{ serverTime }"))["data"]
