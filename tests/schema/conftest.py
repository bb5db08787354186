"""A world that stands for a whole module, in process: for tests that ask much and change little."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.schema import (
    staging_acceptances,
    staging_assignments,
    staging_checks,
    staging_decisions,
    staging_forms,
    staging_matters,
    staging_messages,
    staging_papers,
    staging_people,
    staging_scenarios,
    staging_service,
    staging_time_limits,
)
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.clock import SetClock
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin
from tests import registries

assert all(
    (
        staging_acceptances.__doc__,
        staging_assignments.__doc__,
        staging_checks.__doc__,
        staging_decisions.__doc__,
        staging_forms.__doc__,
        staging_papers.__doc__,
        staging_matters.__doc__,
        staging_messages.__doc__,
        staging_people.__doc__,
        staging_scenarios.__doc__,
        staging_service.__doc__,
        staging_time_limits.__doc__,
    )
)  # their inputs are among those of `staging`


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those of a module that share a world are run by one worker, or each would make one."""
    for item in items:
        if isinstance(item, pytest.Function) and "standing_database" in item.fixturenames:
            kind = item.callspec.params["standing_database"]
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}-{kind}"))


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def standing_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database of each kind, for all tests of a module."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        folder = tmp_path_factory.mktemp("standing")
        for file in template.parent.iterdir():
            shutil.copy(file, folder / file.name)
        yield f"sqlite+aiosqlite:///{folder / 'avustin.db'}"
        return
    running = request.getfixturevalue("postgresql")
    name = running.make("standing")
    yield running.url(name)
    running.drop(name)


@pytest.fixture(scope="module")
def installed() -> Registry:
    """The plugins of the module's world; a module that needs more overrides it."""
    return registries.installed()


@pytest.fixture(scope="module")
async def world(
    standing_database: str, installed: Registry, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[World]:
    """People, organisations and the API, in process; the clock stands at noon of 1.8.2019."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), database=standing_database)
    clock = SetClock(datetime(2019, 8, 1, 9, tzinfo=UTC), stopped=True)
    avustin = Avustin(settings, installed, clock=clock)
    async with inhabited(avustin, serve=in_process) as running:
        yield running
    await avustin.close()
