"""The demonstration, made once per database for all tests of this folder. Nobody changes it but by what it can't break."""

import os
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import make_url, select
from tests.conftest import DATABASES, PostgreSQL, make_tables

from avustin_core.clock import SetClock
from avustin_core.demo.making import make
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

TODAY = datetime(2026, 5, 18, 9, tzinfo=UTC)
GROUPED = [pytest.param(name, marks=pytest.mark.xdist_group(f"demo-{name}")) for name in DATABASES]


@pytest.fixture(scope="session", params=GROUPED)
def demo_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Where the demonstration lies."""
    folder = tmp_path_factory.mktemp("demo")
    if request.param == "sqlite":
        make_tables(f"sqlite+aiosqlite:///{folder / 'avustin.db'}")
        yield Settings(data=folder, demo=True)
        return
    running: PostgreSQL = request.getfixturevalue("postgresql")
    name = f"demo_{uuid4().hex}"
    running.server.psql(f"create database {name} template template_avustin strategy wal_log;")
    yield Settings(data=folder, database=running.url(name), demo=True)
    running.server.psql(f"drop database {name} with (force);")


@pytest.fixture(scope="session")
async def demonstration(demo_database: Settings, registry: Registry) -> AsyncIterator[Avustin]:
    """An installation in demonstration mode, on the day of these tests. How long the making took is told, not asserted."""
    avustin = Avustin(demo_database, registry, clock=SetClock(TODAY))
    began, spent = time.perf_counter(), os.times().user
    await make(avustin)
    kind = avustin.engine.dialect.name
    print(f"\ndemonstration on {kind}: {time.perf_counter() - began:.1f} s, {os.times().user - spent:.1f} s of CPU")
    yield avustin
    await avustin.close()


@pytest.fixture
async def trial(
    demonstration: Avustin, demo_database: Settings, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Avustin]:
    """A copy of the demonstration, to change."""
    await demonstration.engine.dispose()
    settings, name = demo_database.model_copy(update={"data": tmp_path}), f"trial_{uuid4().hex}"
    if not demo_database.database:
        shutil.copytree(demo_database.data, tmp_path, dirs_exist_ok=True)
    else:
        running: PostgreSQL = request.getfixturevalue("postgresql")
        template = make_url(demo_database.database).database
        running.server.psql(f"create database {name} template {template} strategy wal_log;")
        settings = settings.model_copy(update={"database": running.url(name)})
    avustin = Avustin(settings, demonstration.registry, clock=SetClock(TODAY))
    yield avustin
    await avustin.close()
    if demo_database.database:
        running.server.psql(f"drop database {name} with (force);")


class Looking:
    """Reads rows past all rights."""

    def __init__(self, avustin: Avustin) -> None:
        self.avustin = avustin

    async def rows(self, *columns: Any, **how: Any) -> list[Any]:
        """The columns' values."""
        statement = select(*columns)
        for name, value in how.items():
            statement = getattr(statement, name)(*value if isinstance(value, tuple) else (value,))
        async with self.avustin.reading() as connection:
            return list((await connection.execute(statement)).all())


@pytest.fixture
def look(demonstration: Avustin) -> Looking:
    """A look at the rows."""
    return Looking(demonstration)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where commands find their data."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AVUSTIN_DATA", str(tmp_path / "data"))
    return tmp_path
