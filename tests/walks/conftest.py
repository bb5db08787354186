"""The world of the walks: a running server, and people who use it."""

from collections.abc import AsyncIterator

import pytest

pytest.register_assert_rewrite("tests.walks.client", "tests.walks.generic_client", "tests.walks.scenes")

from tests.walks.world import World, inhabited  # noqa: E402

from avustin_core.work import Avustin  # noqa: E402


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """The installed programmes, served."""
    async with inhabited(avustin) as running:
        yield running
