"""What an adversary sends to the API as it is served: moments beyond the calendar, in the last second, unknown tokens."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.registries import installed
from tests.walks.client import Client, Json
from tests.walks.scenes import opening
from tests.walks.serving import in_process
from tests.walks.village_grants import CODE, VILLAGES
from tests.walks.world import World, inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.http.identity.people import People

BEYOND = ["9999-12-31T23:59:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-14:00"]
UPDATE = """mutation ($input: UpdateCallInput!) {
  updateCall(input: $input) { call { revision } errors { ... on UserError { code message path } } }
}"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed, and a programme of the tests."""
    return installed(VILLAGES)


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """People and organisations, in process."""
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def draft(world: World, **values: Any) -> Json:
    """A draft of a call."""
    appropriation = await opening.appropriate(world, "10000.00")
    return await opening.draft(
        world, CODE, template="rolling", appropriation=appropriation, criteria={}, settings=[], **values
    )


@pytest.mark.parametrize("moment", BEYOND)
async def test_a_moment_that_no_calendar_of_finland_has_is_refused_with_its_place(world: World, moment: str) -> None:
    call = await draft(world)
    input = {"id": call["id"], "revision": call["revision"], "call": {"closesAt": moment}}

    (error,) = (await world.preparer.send(UPDATE, {"input": input}))["errors"]

    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": ["input", "call", "closesAt"]}
    assert "encountered error" not in error["message"]


async def test_the_front_page_shows_a_call_that_closes_as_late_as_can_be(world: World) -> None:
    call = await draft(world, closesAt="9998-12-31T23:59:00Z")
    await world.preparer.do("PublishCall", id=call["id"], revision=call["revision"])

    assert (await world.http.get("/")).status_code == 200


async def test_a_slow_look_up_of_who_asks_makes_nobody_late(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    call = await draft(world, closesAt="2019-09-19T16:15:00+03:00")
    call = (await world.preparer.do("PublishCall", id=call["id"], revision=call["revision"]))["call"]
    world.at("2019-09-19T16:14:59+03:00")

    looked_up = People.actor_of

    async def slow(*args: Any) -> Any:
        world.at("2019-09-19T16:15:01+03:00")
        return await looked_up(*args)

    monkeypatch.setattr(People, "actor_of", slow)
    organisation = world.organisations["yhdistys"]
    made = await world.yhdistys_signatory.do("CreateApplication", callId=call["id"], organisationId=organisation)

    assert made["application"]["status"] == "DRAFT"
    late = await world.yhdistys_signatory.refused("CreateApplication", callId=call["id"], organisationId=organisation)
    assert late["code"] == "CALL_CLOSED"


async def test_an_unknown_token_is_refused_in_the_readers_language(world: World) -> None:
    nobody = Client(world.http, "nobody")

    said = {language: await nobody.speaking(language).send("{ serverTime }") for language in ("fi", "sv", "en")}

    assert {each["errors"][0]["extensions"]["code"] for each in said.values()} == {"UNAUTHENTICATED"}
    assert len({each["errors"][0]["message"] for each in said.values()}) == 3
