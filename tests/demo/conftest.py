"""The demonstration, made once per database for all tests that look at it. Nobody changes it but by what it can't break."""

import os
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select
from sqlmodel import col
from tests.conftest import DATABASES
from tests.databases import PostgreSQL, make_tables

from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision
from avustin_core.demo.making import make
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

TODAY = datetime(2026, 5, 18, 9, tzinfo=UTC)
KEPT: dict[str, Avustin] = {}  #: also of the tests of reading, which look at the same
Made = Callable[[str], Awaitable[Avustin]]
GROUPED = [pytest.param(name, marks=pytest.mark.xdist_group(f"demo-{name}")) for name in DATABASES]


@pytest.fixture(scope="session")
async def made(
    registry: Registry, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Made]:
    """Makes the demonstration on that database once, however the tests of both are mixed."""

    async def get(kind: str) -> Avustin:
        if kind not in KEPT:
            folder = tmp_path_factory.mktemp("demo")
            settings = Settings(data=folder, database=_address(request) if kind == "postgresql" else "", demo=True)
            if kind == "sqlite":
                make_tables(settings.database_url)
            KEPT[kind] = await _made(settings, registry)
        return KEPT[kind]

    yield get
    while KEPT:
        await KEPT.popitem()[1].close()


def _address(request: pytest.FixtureRequest) -> str:
    running: PostgreSQL = request.getfixturevalue("postgresql")
    return running.url(running.make("demo"))


async def _made(settings: Settings, registry: Registry) -> Avustin:
    """An installation in demonstration mode, on the day of these tests. How long the making took is told, not asserted."""
    avustin = Avustin(settings, registry, clock=SetClock(TODAY))
    began, spent = time.perf_counter(), os.times().user
    await make(avustin)
    kind = avustin.engine.dialect.name
    print(f"\ndemonstration on {kind}: {time.perf_counter() - began:.1f} s, {os.times().user - spent:.1f} s of CPU")
    return avustin


@pytest.fixture(params=GROUPED)
async def demonstration(request: pytest.FixtureRequest, made: Made) -> Avustin:
    """The demonstration on each database."""
    return await made(request.param)


@pytest.fixture
async def trial(demonstration: Avustin, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Avustin]:
    """A copy of the demonstration, to change."""
    await demonstration.close()
    original = demonstration.settings
    settings = original.model_copy(update={"data": tmp_path})
    if original.database:
        running: PostgreSQL = request.getfixturevalue("postgresql")
        name = running.make("trial", template=str(make_url(original.database).database))
        settings = settings.model_copy(update={"database": running.url(name)})
    else:
        shutil.copytree(original.data, tmp_path, dirs_exist_ok=True)
    avustin = Avustin(settings, demonstration.registry, clock=SetClock(TODAY))
    yield avustin
    await avustin.close()
    if original.database:
        running.drop(name)


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


@pytest.fixture
async def decisions(look: Looking) -> Sequence[Any]:
    """All that were signed, those that another took the place of among them."""
    return await look.rows(Decision, where=col(Decision.signed_at).is_not(None))


@pytest.fixture
async def grants(decisions: Sequence[Any]) -> Sequence[Any]:
    """Those that grant something."""
    return [each for each in decisions if each.kind.grants]
