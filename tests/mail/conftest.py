"""An installation whose mail goes to a peer, and a harbour whose people have addresses."""

from collections.abc import AsyncIterator

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries
from tests.mail.peer import Peer, listening
from tests.mail.post import people, settings_of

from avustin_core.registry import Registry
from avustin_core.work import Avustin


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    """A mail server that accepts, unless the test says otherwise."""
    async with listening(Peer()) as peer:
        yield peer


@pytest.fixture
async def harbour(avustin: Avustin, peer: Peer) -> Harbour:
    """An open call; mail goes to the peer."""
    avustin.settings = settings_of(avustin, peer)
    harbour = await open_harbour(avustin)
    await people(harbour)
    return harbour
