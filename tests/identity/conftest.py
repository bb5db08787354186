"""One provider for all tests of signing in, and an installation that trusts it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.identity.node import find_node
from tests.identity.running import AUDIENCE, CLAIMS, RunningProvider, free_port, installed

from avustin_core.settings import Settings
from avustin_core.work import Avustin

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that share the provider are run by one worker."""
    for item in items:
        if FOLDER in item.path.parents and "provider" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("identity"))


@pytest.fixture(scope="session")
async def provider() -> AsyncIterator[RunningProvider]:
    """The provider, running. Without Node these tests fail, unless AVUSTIN_ALLOW_SKIPS says that they may be skipped."""
    node = find_node()
    if node is None:
        missing = "Node isn't here, or is too old: run .ci/node, or install Node 20.12 or later with npm"
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)(missing)
    running = RunningProvider(node, installed(node), f"http://127.0.0.1:{free_port()}")
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def trusting(avustin: Avustin, provider: RunningProvider) -> AsyncIterator[Avustin]:
    """The installation, which trusts the provider."""
    settings = avustin.settings.model_copy(update=settings_for(provider))
    installation = Avustin(settings, avustin.registry, clock=avustin.clock, engine=avustin.engine)
    yield installation
    await installation.close_others()


def settings_for(provider: RunningProvider) -> dict[str, object]:
    """The settings of an installation that trusts the provider."""
    trusted: dict[str, object] = {"oidc_issuer": provider.issuer, "oidc_audience": AUDIENCE, "oidc_claims": CLAIMS}
    assert set(trusted) <= set(Settings.model_fields)
    return trusted
