"""What holds the two roads together while tests run: it tells of an operation without a plan, and of one that differs."""

from typing import Any

import pytest
from tests.both_roads import HELD
from tests.live.sockets import socket_to
from tests.walks.serving import in_process, serving
from tests.walks.world import inhabited

from avustin_core.work import Avustin
from avustin_schema.reading.running import compiled
from avustin_schema.reading.shared.marks import NotPlanned

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_an_operation_without_a_plan_is_told_and_introspection_is_not(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*given: Any) -> Any:
        raise NotPlanned("nobody knows how")

    async with inhabited(avustin, in_process) as world:
        await world.anyone.send("{ __schema { description } }")
        assert HELD.told() == []
        monkeypatch.setattr(compiled, "_page", refusing)
        await world.anyone.send("{ calls { totalCount } }")

    assert HELD.told() == ["no plan, since nobody knows how: { calls { totalCount } }"]


async def test_an_operation_that_is_answered_differently_is_told_the_first_time(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_typename", lambda name: _answering("Something"))
    async with inhabited(avustin, in_process) as world:
        for _ in range(2):
            await world.anyone.send("{ different: __typename }")

    (told,) = HELD.told()
    assert "Something" in told
    assert "Query" in told


async def test_so_is_one_over_a_socket(avustin: Avustin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_typename", lambda name: _answering("Something"))
    async with serving(avustin, {}) as http:
        async with socket_to(str(http.base_url)) as socket:
            await socket.begin()
            asked = await socket.subscribe("{ over_a_socket: __typename }")
            assert str(await asked.event()) == "Something"

    (told,) = HELD.told()
    assert "over_a_socket" in told


def _answering(value: str) -> Any:
    async def run(*given: Any) -> str:
        return value

    return run
