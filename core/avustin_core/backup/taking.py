"""Taking a backup while the installation runs: the database at one moment first, then every file that its rows name.

Files never change and are only added, so those of an earlier moment are all there, unless one was thrown away meanwhile.
"""

import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import obstore
from sqlalchemy import make_url

from avustin_core.backup import dumping, embedded
from avustin_core.backup.archive import Writer
from avustin_core.backup.contents import Contents, contents_of
from avustin_core.backup.manifest import DATABASES, FILES, BackupFault, Manifest, Told
from avustin_core.storage import make_engine
from avustin_core.work import Avustin


async def take(avustin: Avustin, path: Path, *, told: Told) -> Manifest:
    """Makes the archive; its manifest tells which files that rows name were missing. Refused where there is one already."""
    _make_room(path)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
        kind = avustin.engine.dialect.name
        copied = Path(folder) / DATABASES[kind]
        contents = await _copy(avustin, copied, told)
        writer = Writer(path)
        try:
            writer.add_file(DATABASES[kind], copied)
            absent = _add_files(avustin, writer, contents, told)
            manifest = _manifest(avustin, contents, writer, absent, await _named_now(avustin) if absent else set())
            writer.close(manifest)
        except BaseException:
            writer.abandon()
            raise
    return manifest


def _make_room(path: Path) -> None:
    if path.exists():
        raise BackupFault(f"{path} is there already: a backup replaces nothing")
    path.parent.mkdir(parents=True, exist_ok=True)


async def _copy(avustin: Avustin, target: Path, told: Told) -> Contents:
    """Copies the database, and tells what is in the copy."""
    url = avustin.settings.database_url
    if avustin.engine.dialect.name == "sqlite":
        embedded.copy(Path(str(make_url(url).database)), target, told)
        engine = make_engine(f"sqlite+aiosqlite:///{target}")
        async with engine.execution_options(reads=True).connect() as connection:
            contents = await contents_of(connection)
        await engine.dispose()
        return contents
    async with avustin.engine.execution_options(isolation_level="REPEATABLE READ").connect() as connection:
        contents = await contents_of(connection)
        await dumping.dump(connection, url, avustin.settings.pg_bin, target, len(contents.counts), told)
    return contents


def _add_files(avustin: Avustin, writer: Writer, contents: Contents, told: Told) -> tuple[str, ...]:
    missing = []
    for done, file in enumerate(contents.files):
        told("Copying attachments", done, len(contents.files))
        try:
            chunks = _stream(avustin, file.key)
            whole = writer.add_stream(f"{FILES}{file.key}", chunks, wanted=(file.size, file.sha256))
        except FileNotFoundError:
            whole = False
        if not whole:
            missing.append(file.key)
    told("Copying attachments", len(contents.files), len(contents.files))
    return tuple(missing)


def _stream(avustin: Avustin, key: str) -> Iterator[bytes]:
    for chunk in obstore.get(avustin.files, key).stream():
        yield bytes(chunk)


async def _named_now(avustin: Avustin) -> set[str]:
    """The files that rows name by now."""
    async with avustin.reading() as connection:
        return {file.key for file in (await contents_of(connection)).files}


def _manifest(
    avustin: Avustin, contents: Contents, writer: Writer, absent: tuple[str, ...], named: set[str]
) -> Manifest:
    return Manifest(
        made_at=avustin.clock.now(),
        avustin=version("avustin"),
        database=avustin.engine.dialect.name,
        server=contents.server,
        revisions=contents.revisions,
        plugins={plugin.name: plugin.version for plugin in avustin.registry.plugins},
        counts=contents.counts,
        parts=dict(writer.parts),
        missing=tuple(key for key in absent if key in named),
        gone=tuple(key for key in absent if key not in named),
    )
