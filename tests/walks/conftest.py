"""The world of the walks: a running server, and people who use it."""

from collections.abc import AsyncIterator

import pytest
from tests.walks.counters import check_counters
from tests.walks.world import World, inhabited

from avustin_core.work import Avustin


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """The installed programmes, served. After a walk the counters of the calls are what there is to count."""
    async with inhabited(avustin) as running:
        yield running
    await check_counters(avustin)
