"""Restoring: everything is unpacked, checked and brought to this version beside what is used, and then takes its place.

Attachments are put into the store beside those that are there: a file never changes, so none is in another's way.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import obstore
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from avustin_core.audit.verifying import verify
from avustin_core.backup import dumping, embedded, replacing
from avustin_core.backup.archive import unpack
from avustin_core.backup.contents import Contents, contents_of
from avustin_core.backup.manifest import DATABASES, FILES, BackupFault, Manifest, Part, Told
from avustin_core.storage import Standing, make_engine, migrate, schema_at
from avustin_core.storage.holding import InUse, held_alone
from avustin_core.work import Avustin

RUNNING = "{who}: stop the servers first, or say --force"


async def restore(avustin: Avustin, path: Path, *, force: bool = False, told: Told) -> Manifest:
    """Puts a backup in the place of the installation's database, which is kept beside it; BackupFault where it can't be trusted.

    Refused while somebody uses the database, unless forced.
    """
    await avustin.engine.dispose()
    place = _place(avustin)
    place.mkdir(parents=True, exist_ok=True)
    with _alone(avustin, force), tempfile.TemporaryDirectory(prefix=".restore-", dir=place) as folder:
        manifest = unpack(path, Path(folder), told)
        kind = avustin.engine.dialect.name
        if manifest.database != kind:
            raise BackupFault(f"the backup is of {manifest.database}, and AVUSTIN_DATABASE is {kind}")
        way = _embedded if kind == "sqlite" else _postgresql
        async with way(avustin, Path(folder), manifest, force=force, told=told) as fresh:
            await _check(fresh, manifest, told)
            _put_files(avustin, Path(folder), manifest, told)
    return manifest


def _place(avustin: Avustin) -> Path:
    address = make_url(avustin.settings.database_url)
    return Path(str(address.database)).parent if address.get_backend_name() == "sqlite" else avustin.settings.data


@asynccontextmanager
async def _embedded(
    avustin: Avustin, folder: Path, manifest: Manifest, *, force: bool, told: Told
) -> AsyncIterator[str]:
    fresh, place = folder / DATABASES["sqlite"], Path(str(make_url(avustin.settings.database_url).database))
    embedded.refuse_damaged(fresh)
    yield f"sqlite+aiosqlite:///{fresh}"
    told("Taking its place", 0, 1)
    replacing.replace_embedded(fresh, place, place.with_name(f"{place.name}.before-restore-{_stamp()}"))
    told("Taking its place", 1, 1)


@asynccontextmanager
async def _postgresql(
    avustin: Avustin, folder: Path, manifest: Manifest, *, force: bool, told: Told
) -> AsyncIterator[str]:
    address = make_url(avustin.settings.database_url)
    place, fresh = str(address.database), replacing.beside(address, "_restoring")
    async with replacing.maintenance(avustin.settings.database_url) as engine:
        async with engine.connect() as connection:
            others, server = await replacing.others_in(connection, place), await dumping.major_of(connection)
        if others and not force:
            raise BackupFault(RUNNING.format(who=f"{others} are connected to {place}"))
        await replacing.make_beside(engine, fresh)
        try:
            url = address.set(database=fresh).render_as_string(hide_password=False)
            source, tables = folder / DATABASES["postgresql"], len(manifest.counts)
            await dumping.put(url, avustin.settings.pg_bin, server, source, tables, told)
            yield url
            told("Taking its place", 0, 1)
            await replacing.swap(
                engine,
                fresh=fresh,
                place=place,
                kept=replacing.beside(address, f"_before_restore_{_stamp()}"),
                force=force,
            )
            told("Taking its place", 1, 1)
        finally:
            await replacing.drop(engine, fresh)


async def _check(url: str, manifest: Manifest, told: Told) -> None:
    """Counts, files, revisions, and after an upgrade the trail."""
    engine = make_engine(url)
    try:
        async with engine.execution_options(reads=True).connect() as connection:
            contents = await contents_of(connection)
        _compare(contents, manifest)
        await engine.dispose()
        if (await schema_at(url)).standing is Standing.AHEAD:
            raise BackupFault(f"the backup was made by Avustin {manifest.avustin}, and is {Standing.AHEAD.value}")
        await asyncio.to_thread(migrate, url)
        await _check_trail(engine, told)
    finally:
        await engine.dispose()


def _compare(contents: Contents, manifest: Manifest) -> None:
    if contents.revisions != manifest.revisions:
        raise BackupFault(f"the database is at {contents.revisions}, and the manifest says {manifest.revisions}")
    if contents.counts != manifest.counts:
        other = sorted(dict(set(contents.counts.items()) ^ set(manifest.counts.items())))
        raise BackupFault(f"the database hasn't as many rows of {other[0]} as the manifest says")
    for file in contents.files:
        part = manifest.parts.get(f"{FILES}{file.key}")
        if part is None and file.key in (*manifest.missing, *manifest.gone):
            continue
        if part != Part(size=file.size if file.size is not None else -1, sha256=file.sha256 or "") and file.sha256:
            raise BackupFault(f"{FILES}{file.key} isn't the file that its row names")


async def _check_trail(engine: AsyncEngine, told: Told) -> None:
    found = await verify(engine, told=lambda done, of: told("Checking the audit trail", done, of))
    if not found.is_whole:
        raise BackupFault(f"the audit trail in the backup isn't whole: {found.faults[0]}")


def _put_files(avustin: Avustin, folder: Path, manifest: Manifest, told: Told) -> None:
    names = sorted(name for name in manifest.parts if name.startswith(FILES))
    for done, name in enumerate(names):
        told("Putting attachments back", done, len(names))
        obstore.put(avustin.files, name.removeprefix(FILES), folder / name)
    told("Putting attachments back", len(names), len(names))


@contextmanager
def _alone(avustin: Avustin, force: bool) -> Iterator[None]:
    """Nobody serves from the embedded database meanwhile, unless that doesn't matter."""
    if force:
        yield
        return
    try:
        with held_alone(avustin.settings.database_url):
            yield
    except InUse:
        raise BackupFault(RUNNING.format(who="a server uses the database")) from None


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
