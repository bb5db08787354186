"""One client that knows only descriptors applies in all three programmes."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.registries import installed
from tests.walks.client import Json
from tests.walks.generic_client import GenericClient
from tests.walks.scenes import opening
from tests.walks.village_grants import CODE, VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry

SUMS_OF_A_PROJECT = {
    ("costs", "*", "amount"): "100.00",
    ("appliedGrant",): "85.00",
    ("participants", "*", "share"): "15.00",
}
PROGRAMMES: list[tuple[str, str, Mapping[tuple[str, ...], Any], str]] = [
    ("digi2019_tiedolla_johtaminen", "2019", SUMS_OF_A_PROJECT, "esimerkkila"),
    ("digi2019_yhteishankkeet", "2019", SUMS_OF_A_PROJECT, "esimerkkila"),
    (CODE, "rolling", {}, "yhdistys"),
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed, and the plugin of the third programme."""
    return installed(VILLAGES)


async def test_it_fills_and_hands_in_every_programmes_form(world: World) -> None:
    world.at("2019-08-05T09:00+03:00")
    appropriation = await opening.appropriate(world, "100000.00")
    for programme, template, typed, organisation in PROGRAMMES:
        call = await opened(world, programme, template, appropriation)
        form = (await world.anyone.ask("Form", call=call))["call"]["form"]
        signatory = getattr(world, f"{organisation}_signatory", world.signatory)
        client = GenericClient(
            signatory, form["fields"], organisation=world.organisations[organisation], typed=typed
        )  # fmt: skip

        saved = await client.apply(call)

        assert [each for each in saved["problems"] if each["severity"] == "BLOCKS"] == []
        seen = (await world.preparer.ask("Application", id=client.application))["application"]
        assert (seen["status"], seen["reference"]) == ("SUBMITTED", f"{programme}/2019/1/1")
        assert seen["answers"]["formVersion"] == form["version"]
        assert seen["answers"]["values"] == (await client.fill())


async def test_what_the_person_leaves_out_is_named_by_the_server(world: World) -> None:
    world.at("2019-08-05T09:00+03:00")
    call = await opened(world, "digi2019_tiedolla_johtaminen", "2019", await opening.appropriate(world, "100000.00"))
    form = (await world.anyone.ask("Form", call=call))["call"]["form"]
    careless = {**SUMS_OF_A_PROJECT, ("appliedGrant",): "84.99"}
    client = GenericClient(
        world.signatory, form["fields"], organisation=world.organisations["esimerkkila"], typed=careless
    )

    saved = await client.apply(call)

    assert [each["code"] for each in saved["problems"] if each["severity"] == "BLOCKS"] == ["CHECK"]
    assert (await world.preparer.ask("Application", id=client.application))["application"] is None


async def opened(world: World, programme: str, template: str, appropriation: str) -> str:
    """An open call of the programme."""
    now: Json = {"opensAt": None, "closesAt": None, "contact": opening.CONTACT, "settings": []}
    draft = await opening.draft(
        world, programme, template=template, appropriation=appropriation, criteria={}, **now
    )  # fmt: skip
    made = await world.preparer.do("PublishCall", id=draft["id"], revision=draft["revision"])
    id: str = made["call"]["id"]
    return id
