"""`avustin letters check`: every letter is made again from its template and data, and compared byte by byte."""

import asyncio
from typing import TYPE_CHECKING

import typer

from avustin_core.settings import Settings
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.letters.checking import Checked

letters = typer.Typer(help="Letters, and what they were made of.", no_args_is_help=True)


@letters.callback()
def _several() -> None:
    """Letters, and what they were made of."""


def check_now() -> None:
    """Make every letter again from what is kept of it, and compare it with what was sent; changes nothing."""
    checked = asyncio.run(_checked(Settings()))
    print(f"{checked.same} letters are the same, byte by byte.")
    if checked.by_another:
        print(f"{checked.by_another} were made by another version of the typesetter, and weren't made again.")
    for what, ids in (
        ("aren't what was sent when they are made again", checked.different),
        ("are damaged", checked.damaged),
    ):
        if ids:
            raise Refused(f"{len(ids)} letters {what}, first of {ids[0]}")


async def _checked(settings: Settings) -> "Checked":
    from avustin_core.letters.checking import check_letters
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    avustin = Avustin(settings, registry_of(settings))
    try:
        return await check_letters(avustin)
    finally:
        await avustin.close()
