"""The world of the walks: a running server, and people who use it."""

from collections.abc import AsyncIterator

import pytest
from tests.walks.world import World, inhabited

from avustin_core.work import Avustin


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """The installed programmes, served."""
    async with inhabited(avustin) as running:
        yield running
