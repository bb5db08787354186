"""What tests stand on: both databases, a clock that is set, and people in their roles."""

import gc
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import httpcore2
import pytest

pytest.register_assert_rewrite(
    "tests.walks.client", "tests.walks.generic_client", "tests.walks.scenes", "tests.schema.asking", "tests.browser.running",
    "tests.browser.by_hand",
)  # fmt: skip

from tests.both_roads import HELD  # noqa: E402
from tests.correlation import WATCHED  # noqa: E402
from tests.databases import Engines, PostgreSQL, make_tables  # noqa: E402
from tests.registries import installed  # noqa: E402

from avustin_core import slices  # noqa: E402
from avustin_core.clock import SetClock  # noqa: E402
from avustin_core.registry import Registry  # noqa: E402
from avustin_core.settings import Settings  # noqa: E402
from avustin_core.work import Avustin  # noqa: E402

assert slices.TABLES
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # or httpx2 looks for it on the disk at each request
httpcore2.default_ssl_context = cache(httpcore2.default_ssl_context)  # or each client reads all certificates there are
DATABASES = ("sqlite", "postgresql")
os.environ |= {"AVUSTIN_AUTHORITY_FI": "Malliviranomainen", "AVUSTIN_AUTHORITY_SV": "Exempelmyndigheten"}
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each process of a run compiles all that it imports
sys.dont_write_bytecode = False
gc.set_threshold(100_000, 20, 20)  # most of what a run makes lives until its end


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Names each test's group where pytest 9.2 looks; xdist 3.8 does it elsewhere, and before our folders say theirs."""
    yield
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        if group := item.get_closest_marker("xdist_group"):
            item._id = type(item._id).parse(f"{item.nodeid.partition('@')[0]}@{group.args[0]}")


def pytest_collection_finish() -> None:
    """What was imported and collected isn't looked through again and again."""
    gc.collect()
    gc.freeze()


HELD.install()
WATCHED.install()


@pytest.fixture(autouse=True)
def both_roads() -> Iterator[None]:
    """What the test asks over HTTP has a plan, and the executor answers the same."""
    yield
    assert HELD.told() == []


@pytest.fixture(autouse=True)
def correlated() -> Iterator[None]:
    """Each subquery of the statements that the test needed is about the row that it is meant to be about."""
    yield
    assert WATCHED.told() == []


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database, to copy."""
    path = tmp_path_factory.mktemp("template") / "avustin.db"
    make_tables(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """PostgreSQL of its own for this run."""
    running = PostgreSQL()
    yield running
    running.stop()


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind; a fresh one where the test doesn't leave it to an installation."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        for file in template.parent.iterdir():
            shutil.copy(file, tmp_path / file.name)
        yield f"sqlite+aiosqlite:///{tmp_path / 'avustin.db'}"
        return
    running: PostgreSQL = request.getfixturevalue("postgresql")
    if "avustin" in request.fixturenames:
        request.getfixturevalue("connected")
        yield running.emptied()
        return
    name = running.make("test")
    yield running.url(name)
    running.drop(name)


@pytest.fixture(scope="session")
async def engines() -> AsyncIterator[Engines]:
    """An engine of each kind."""
    kept = Engines()
    yield kept
    await kept.close()


@pytest.fixture(scope="session")
async def connected(engines: Engines, postgresql: PostgreSQL) -> AsyncIterator[None]:
    """Connections are closed before the server is stopped."""
    yield
    await engines.close()


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon of 1.8.2019 until it is set."""
    return SetClock(datetime(2019, 8, 1, 12, tzinfo=UTC), stopped=True)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The plugins that are installed."""
    return installed()


@pytest.fixture(scope="session")
def settings_here() -> Settings:
    """The settings of this run; to read the environment for each test would cost more than most do."""
    return Settings()


@pytest.fixture
async def avustin(
    database: str, registry: Registry, clock: SetClock, tmp_path: Path, engines: Engines, settings_here: Settings
) -> AsyncIterator[Avustin]:
    """An installation on each database."""
    settings = settings_here.model_copy(update={"data": tmp_path, "database": database})
    installation = Avustin(settings, registry, clock=clock, engine=engines.leading_to(database))
    yield installation
    if installation.engine.dialect.name == "sqlite":  # the next one has another file
        await installation.close()
    else:
        await installation.close_others()
