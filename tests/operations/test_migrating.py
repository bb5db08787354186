"""Migrations that are cut short, come at the same time, or are a plugin's own."""

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect, text
from tests.operations import harbours

from avustin_core.storage import CannotMigrate, Standing, make_engine, migrate, remove_tables_of, schema_at
from avustin_core.storage.migrating import config_for

BERTHS = "harbours_berths"


async def names(url: str) -> set[str]:
    """The tables of a database."""
    engine = make_engine(url)
    async with engine.execution_options(reads=True).connect() as connection:
        found = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    await engine.dispose()
    return found


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plugin with tables, which is installed."""
    folder = harbours.install(tmp_path / "site")
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.fixture
def thread() -> ThreadPoolExecutor:
    """Where no event loop runs."""
    return ThreadPoolExecutor(1)


async def test_a_plugins_tables_come_and_go_on_a_branch_of_their_own(
    database: str, plugin: Path, thread: ThreadPoolExecutor
) -> None:
    core = await names(database)
    assert (await schema_at(database)).standing is Standing.BEHIND

    applied = thread.submit(migrate, database).result()
    assert applied == ["harbours0001 Harbours have berths."]
    assert await names(database) == {*core, BERTHS}
    assert (await schema_at(database)).standing is Standing.CURRENT
    thread.submit(command.check, config_for(database)).result()  # what is a plugin's is no difference

    undone = thread.submit(remove_tables_of, "harbours", database).result()
    assert undone == ["harbours0001 Harbours have berths."]
    assert await names(database) == core
    with pytest.raises(CannotMigrate, match="no plugin 'other' with tables"):
        remove_tables_of("other", database)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_plugin_that_went_without_its_tables_is_told(
    database: str, plugin: Path, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread.submit(migrate, database).result()
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place != str(plugin)])

    assert (await schema_at(database)).standing is Standing.CURRENT  # the core goes on
    with pytest.raises(CannotMigrate, match=r"a plugin that isn't installed.*harbours0001"):
        thread.submit(migrate, database).result()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_plugins_revision_without_its_label_is_refused(
    database: str, plugin: Path, thread: ThreadPoolExecutor
) -> None:
    harbours.install(plugin, labels="None")

    with pytest.raises(CannotMigrate, match=r"plugin harbours: revision harbours0001 .* is on no branch 'harbours'"):
        thread.submit(migrate, database).result()


async def test_one_that_fails_halfway_leaves_the_old_schema_whole(
    database: str, plugin: Path, thread: ThreadPoolExecutor
) -> None:
    before, schema = await names(database), (await schema_at(database)).found
    harbours.install(plugin, then=harbours.FAILS)

    with pytest.raises(RuntimeError, match="halfway"):
        thread.submit(migrate, database).result()

    assert await names(database) == before
    assert (await schema_at(database)).found == schema


async def test_one_that_is_killed_leaves_the_old_schema_whole_and_the_next_waited_for_it(
    database: str, plugin: Path, thread: ThreadPoolExecutor, tmp_path: Path
) -> None:
    marker, before = tmp_path / "hangs", await names(database)
    harbours.install(plugin, then=harbours.HANGS.format(marker=str(marker)))
    program = f"from avustin_core.storage import migrate; migrate({database!r})"
    first = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, env={**os.environ, "PYTHONPATH": str(plugin)}
    )
    while not marker.exists():
        assert first.returncode is None
        await asyncio.sleep(0.05)
    assert await names(database) == before

    harbours.install(plugin)
    second = thread.submit(migrate, database)
    await asyncio.sleep(0.7)
    assert not second.done()
    first.kill()
    await first.wait()

    assert second.result() == ["harbours0001 Harbours have berths."]  # which finds no such table, or fails
    engine = make_engine(database)
    async with engine.connect() as connection:
        assert (await connection.execute(text(f"select name from {BERTHS}"))).scalars().all() == ["A1"]
    await engine.dispose()
