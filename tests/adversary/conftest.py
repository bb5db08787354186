"""What an adversary works against: a call that is being decided, and one that is open."""

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.deciding import Bridges, Scene, set_scene
from tests.core.ferries import ferries

from avustin_core.registry import Registry
from avustin_core.work import Avustin


@pytest.fixture(scope="package")
def registry() -> Registry:
    """The programmes of the core's own tests."""
    known = ferries()
    known.programmes[Bridges.code] = Bridges()
    return known


@pytest.fixture
async def scene(avustin: Avustin) -> Scene:
    """A call whose period is over, with those who decide."""
    return await set_scene(avustin)


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call, with those who apply."""
    return await open_harbour(avustin)
