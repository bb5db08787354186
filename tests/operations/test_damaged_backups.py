"""Damaged backups: each kind of damage is told, and nothing takes the place of anything."""

import io
import json
import os
import sqlite3
import tarfile
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.operations import dumping
from tests.operations.dumping import to
from tests.operations.test_backups import FIRST, give_documents_their_files, quiet

from avustin_core.backup import BackupFault, Manifest, restore, take
from avustin_core.backup.archive import digest_of
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

DATABASE, MANIFEST = "database.sqlite", "manifest.json"
DANGLING = "update participants set application_id = 'ab' where rowid = (select min(rowid) from participants)"
NEWER = "update alembic_version set version_num = 'ffff'"
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
async def sound(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> AsyncIterator[tuple[Avustin, Path]]:
    """An embedded installation of today with data, and a backup of it."""
    folder = tmp_path_factory.mktemp("sound")
    avustin = Avustin(Settings(data=folder / "data"), registry)
    to(avustin.settings.database_url, FIRST)
    await dumping.load(avustin.settings.database_url, dumping.read(FIRST))
    to(avustin.settings.database_url, "heads")
    await give_documents_their_files(avustin)
    await take(avustin, folder / "sound.tar", told=quiet)
    yield avustin, folder / "sound.tar"
    await avustin.close()


def opened(path: Path) -> Parts:
    """The parts of an archive."""
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]


def written(parts: Parts, path: Path) -> Path:
    """An archive of these parts."""
    with tarfile.open(path, "w") as tar:
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def flipped(content: bytes, place: int) -> bytes:
    """One bit is another."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def forged(parts: Parts, **said: Any) -> Parts:
    """A manifest that fits what the parts are now, and says this."""
    manifest = Manifest.read(parts[MANIFEST])
    known = {name: digest_of(io.BytesIO(content)) for name, content in parts.items() if name != "manifest.json"}
    return {**parts, "manifest.json": manifest.model_copy(update={"parts": known, **said}).spelt()}


def rewritten(parts: Parts, statement: str, folder: Path) -> Parts:
    """The database after a statement."""
    path = folder / "rewritten.db"
    path.write_bytes(parts[DATABASE])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    return forged({**parts, DATABASE: path.read_bytes()})


def without(name: str, parts: Parts) -> Parts:
    """All but one."""
    return {each: content for each, content in parts.items() if each != name}


def file_in(parts: Parts) -> str:
    """The name of an attachment's part."""
    return next(name for name in parts if name.startswith("files/"))


Damage = Callable[[Parts, Path], Parts]
DAMAGES: dict[str, tuple[Damage, str]] = {}


def told_as(says: str) -> Callable[[Damage], Damage]:
    """A kind of damage, and what is said of it."""

    def known(damage: Damage) -> Damage:
        DAMAGES[damage.__name__] = (damage, says)
        return damage

    return known


@told_as("database.sqlite isn't what was written")
def a_bit_of_the_database(parts: Parts, folder: Path) -> Parts:
    return {**parts, DATABASE: flipped(parts[DATABASE], 500_000)}


@told_as("files/.* isn't what was written")
def a_bit_of_an_attachment(parts: Parts, folder: Path) -> Parts:
    return {**parts, file_in(parts): flipped(parts[file_in(parts)], 9)}


@told_as("manifest.json isn't what was written")
def a_word_of_the_manifest(parts: Parts, folder: Path) -> Parts:
    return {**parts, MANIFEST: parts[MANIFEST].replace(b'"sqlite"', b'"postgresql"')}


@told_as("has no manifest.json: it was cut off")
def no_manifest(parts: Parts, folder: Path) -> Parts:
    return without(MANIFEST, parts)


@told_as("manifest.json can't be read")
def half_a_manifest(parts: Parts, folder: Path) -> Parts:
    return {**parts, MANIFEST: parts[MANIFEST][:100]}


@told_as("files/.* is missing from the archive")
def an_attachment_is_gone(parts: Parts, folder: Path) -> Parts:
    return without(file_in(parts), parts)


@told_as("files/other is in the archive, and the manifest doesn't know it")
def an_attachment_too_many(parts: Parts, folder: Path) -> Parts:
    return {"files/other": b"x", **parts}


@told_as("is no part of a backup")
def a_way_out_of_the_folder(parts: Parts, folder: Path) -> Parts:
    return {"files/../../../escaped": b"x", **parts}


@told_as("is no part of a backup")
def an_absolute_name(parts: Parts, folder: Path) -> Parts:
    return {str(folder / "escaped"): b"x", **parts}


@told_as("is of format 2; this version reads format 1")
def a_format_to_come(parts: Parts, folder: Path) -> Parts:
    return forged(parts, format=2)


@told_as("is of postgresql, and AVUSTIN_DATABASE is sqlite")
def another_kind_of_database(parts: Parts, folder: Path) -> Parts:
    return forged({**parts, "database.pgdump": b"x"}, database="postgresql")


@told_as("holds no database")
def no_database(parts: Parts, folder: Path) -> Parts:
    return forged(without(DATABASE, parts))


@told_as("can't be read")
def what_is_no_database(parts: Parts, folder: Path) -> Parts:
    return forged({**parts, DATABASE: b"nothing" * 1000})


@told_as("is damaged|can't be read")
def pages_that_are_torn(parts: Parts, folder: Path) -> Parts:
    whole = parts[DATABASE]
    return forged({**parts, DATABASE: whole[:200_000] + bytes(400_000) + whole[600_000:]})


@told_as("hasn't as many rows of participants as the manifest says")
def rows_are_gone(parts: Parts, folder: Path) -> Parts:
    return rewritten(parts, "delete from participants", folder)


@told_as("rows of participants in the backup refer to rows of applications that aren't there")
def references_to_nothing(parts: Parts, folder: Path) -> Parts:
    return rewritten(parts, DANGLING, folder)


@told_as("was made by Avustin .*, and is newer than this version")
def a_newer_version(parts: Parts, folder: Path) -> Parts:
    return forged(rewritten(parts, NEWER, folder), revisions=("ffff",))


@told_as("the database is at .'ffff',., and the manifest says")
def revisions_that_differ(parts: Parts, folder: Path) -> Parts:
    return rewritten(parts, NEWER, folder)


@told_as("the audit trail in the backup isn't whole: chain .*, number 20 ")
def a_trail_that_was_changed(parts: Parts, folder: Path) -> Parts:
    return rewritten(parts, "update audit_events set act = 'nothing' where seq = 20", folder)


@told_as("files/.* isn't the file that its row names")
def a_file_of_another_row(parts: Parts, folder: Path) -> Parts:
    return forged({**parts, file_in(parts): b"other"})


@pytest.mark.parametrize("kind", DAMAGES)
async def test_damage_is_told_and_nothing_is_replaced(kind: str, sound: tuple[Avustin, Path], tmp_path: Path) -> None:
    avustin, archive = sound
    damage, says = DAMAGES[kind]
    damaged = written(damage(opened(archive), tmp_path), tmp_path / "damaged.tar")
    before = os.stat(avustin.settings.data / "avustin.db").st_ino

    with pytest.raises(BackupFault, match=says):
        await restore(avustin, damaged, told=quiet)

    assert os.stat(avustin.settings.data / "avustin.db").st_ino == before
    left = {name for name in os.listdir(avustin.settings.data) if not name.startswith("avustin.db-")}
    assert left == {"avustin.db", "avustin.lock", "files"}
    assert "escaped" not in os.listdir(tmp_path)


async def test_what_is_cut_off_or_no_archive_is_told(sound: tuple[Avustin, Path], tmp_path: Path) -> None:
    avustin, archive = sound
    for length in (0, 100, 700_000, archive.stat().st_size - 20_000):
        cut = tmp_path / f"{length}.tar"
        cut.write_bytes(archive.read_bytes()[:length])
        with pytest.raises(BackupFault, match=r"can't be read as a tar file|it was cut off|is cut off"):
            await restore(avustin, cut, told=quiet)
    (tmp_path / "text.tar").write_text(json.dumps({"no": "archive"}) * 1000)
    for other, says in (
        (tmp_path / "text.tar", "can't be read as a tar file"),
        (tmp_path / "nothing.tar", "isn't there"),
    ):
        with pytest.raises(BackupFault, match=says):
            await restore(avustin, other, told=quiet)
