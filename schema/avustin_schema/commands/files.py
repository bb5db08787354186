"""`avustin files sweep`: what the hourly sweeping does, now, told in numbers."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from avustin_core.settings import Settings
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.documents.sweeping import Swept

files = typer.Typer(help="Attachments in their store.", no_args_is_help=True)


@files.callback()
def _several() -> None:
    """Attachments in their store."""


def sweep_now(dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look.")] = False) -> None:
    """Take away uploads that weren't completed, and files of more than a day that no row names."""
    swept = asyncio.run(_swept(Settings(), dry_run))
    would = "would be " if dry_run else ""
    print(f"{len(swept.expired)} expired uploads and {len(swept.orphans)} orphans {would}taken away.")
    if swept.missing:
        raise Refused(f"the bytes of {len(swept.missing)} documents are missing, first of {swept.missing[0]}")


async def _swept(settings: Settings, dry: bool) -> "Swept":
    from avustin_core.documents.sweeping import sweep
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    avustin = Avustin(settings, registry_of(settings))
    try:
        return await sweep(avustin, dry=dry)
    finally:
        await avustin.close()
