"""Servers and databases that are killed under load, a few times; `make crash` does it as often as one likes."""

import pytest
from tests.benchmarks.crash import DATABASES, crash

ROUNDS = 3


@pytest.mark.parametrize("kind", DATABASES)
async def test_what_was_acknowledged_outlives_kills(kind: str) -> None:
    found = await crash(kind, ROUNDS, clients=6)

    assert found.faults == []
    assert found.rounds == found.kills.total() == ROUNDS
    assert found.acknowledged > 0
