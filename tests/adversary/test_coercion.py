"""Values that GraphQL itself can't take are refused in the reader's language, with the place where they were typed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.registries import installed
from tests.walks.client import DOCUMENTS
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin

ENGLISH = ("Expected", "cannot represent", "does not exist", "must specify", "must be", "found:", "Variable")
CALL: dict[str, Any] = {"id": "x", "revision": 1, "call": {}}
SAVE: dict[str, Any] = {"id": "x", "baseRevision": 1}
PROPOSE: dict[str, Any] = {"applicationId": "x", "revision": 1}
WRONG: list[tuple[str, Any, list[str]]] = [
    ("UpdateCall", None, ["input"]),
    ("UpdateCall", 5, ["input"]),
    ("UpdateCall", {"id": "x", "revision": 1}, ["input", "call"]),
    ("UpdateCall", CALL | {"revision": "5"}, ["input", "revision"]),
    ("UpdateCall", CALL | {"revision": 2**40}, ["input", "revision"]),
    ("UpdateCall", CALL | {"id": 1.5}, ["input", "id"]),
    ("UpdateCall", CALL | {"nope": 1}, ["input"]),
    ("UpdateCall", CALL | {"call": {"title": {"fi": 5, "sv": ""}}}, ["input", "call", "title", "fi"]),
    ("UpdateCall", CALL | {"call": {"publishesRefusals": "yes"}}, ["input", "call", "publishesRefusals"]),
    ("UpdateCall", CALL | {"call": {"opensAt": "tomorrow"}}, ["input", "call", "opensAt"]),
    ("UpdateCall", CALL | {"call": {"criteria": [{"key": None}]}}, ["input", "call", "criteria", "0", "key"]),
    ("ProposeDecision", PROPOSE | {"kind": "NOPE"}, ["input", "kind"]),
    ("ProposeDecision", PROPOSE | {"kind": 5}, ["input", "kind"]),
    ("SaveApplication", SAVE | {"answers": {}}, []),
    ("SaveApplication", SAVE | {"answers": {"values": {}, "changes": []}}, []),
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


async def test_what_graphql_cant_take_is_told_in_finnish_and_swedish_with_its_place(world: World) -> None:
    for operation, input, path in WRONG:
        said = set()
        for language in ("fi", "sv", "en"):
            client = world.preparer.speaking(language)
            answer = await client.send(DOCUMENTS[operation], {"input": input}, operation)
            (error,) = answer["errors"]
            assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": path}, error
            assert not [each for each in ENGLISH if each in error["message"]], error["message"]
            said.add(error["message"])
        assert len(said) == 3, said
