"""`avustin backup` and `avustin restore`, with their progress shown."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.filesize import decimal

from avustin_core.settings import Settings
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.backup import Manifest
    from avustin_core.backup.manifest import Told
    from avustin_core.work import Avustin

Archive = Annotated[Path, typer.Argument(help="The archive, such as backups/2026-11-24.tar.")]


def backup(path: Archive) -> None:
    """Take a backup of the database and the attachments, while the servers run."""
    from avustin_core import backup as backups

    manifest = _done(lambda avustin, told: backups.take(avustin, path, told=told))
    _tell(f"{path}, {decimal(path.stat().st_size)}", manifest)
    if manifest.missing:
        raise Refused(
            f"the backup is made, but {len(manifest.missing)} files that rows name weren't whole in the store; "
            f"the manifest lists them, first {manifest.missing[0]}"
        )


def restore(
    path: Archive,
    force: Annotated[bool, typer.Option("--force", help="Even while servers use the database.")] = False,
) -> None:
    """Check a backup whole, and put it in the place of the database, which is kept beside it."""
    from avustin_core import backup as backups

    manifest = _done(lambda avustin, told: backups.restore(avustin, path, force=force, told=told))
    _tell(f"The database of {manifest.made_at:%Y-%m-%d %H:%M} UTC is in its place", manifest)


def _done(act: "Callable[[Avustin, Told], Awaitable[Manifest]]") -> "Manifest":
    from avustin_core.backup import BackupFault
    from avustin_core.storage import CannotMigrate
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    settings = Settings()

    async def acted() -> "Manifest":
        avustin = Avustin(settings, registry_of(settings))
        with _progress() as told:
            try:
                return await act(avustin, told)
            finally:
                await avustin.close()

    try:
        return asyncio.run(acted())
    except (BackupFault, CannotMigrate) as fault:
        raise Refused(str(fault)) from None


@contextmanager
def _progress() -> "Iterator[Told]":
    """A bar for each thing that is done."""
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True)) as progress:

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what)
            progress.update(tasks[what], completed=done if total else 1, total=total or 1)

        yield told


def _tell(what: str, manifest: "Manifest") -> None:
    from avustin_core.backup.manifest import FILES

    files = sum(name.startswith(FILES) for name in manifest.parts)
    rows = sum(manifest.counts.values())
    Console().print(
        f"{what}: {rows} rows, {files} attachments, at {', '.join(manifest.revisions)}.",
        highlight=False,
        soft_wrap=True,
    )
