"""An open call of ferries, ClamAV and an object storage, each begun once."""

from collections.abc import Iterator

import pytest
from tests.attachments.daemons import Clam, Storage, start_clam, start_storage
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries

from avustin_core.registry import Registry
from avustin_core.work import Avustin


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture(scope="session")
def clam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clam]:
    """A running clamd."""
    running = start_clam(tmp_path_factory.mktemp("clam"))
    yield running
    running.kill()


@pytest.fixture(scope="session")
def storage() -> Iterator[Storage]:
    """A running object storage."""
    running = start_storage()
    yield running
    running.stop()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call and its people."""
    return await open_harbour(avustin)
