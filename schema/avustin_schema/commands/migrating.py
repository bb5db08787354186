"""`avustin migrate`: the database brought to this version, or only looked at; and a plugin's tables taken away."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from avustin_core.settings import Settings
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.storage import Schema


def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit code 1 where it isn't up to date.")
    ] = False,
    without: Annotated[
        str, typer.Option(metavar="PLUGIN", help="Take away this plugin's tables, with all that is in them.")
    ] = "",
) -> None:
    """Bring the database to the newest revision."""
    from avustin_core.storage import CannotMigrate, Standing, remove_tables_of
    from avustin_core.storage import migrate as upgrade

    url, console = Settings().database_url, Console()
    if check:
        refuse_other(url)
        console.print(Standing.CURRENT.value)
        return
    try:
        done = remove_tables_of(without, url) if without else upgrade(url)
    except CannotMigrate as error:
        raise Refused(str(error)) from None
    for revision in done:
        console.print(f"{'undone' if without else 'applied'} {revision}", highlight=False, soft_wrap=True)
    console.print(Standing.CURRENT.value)


def refuse_other(url: str) -> None:
    """Refuses a database that isn't of this version, or doesn't answer."""
    refuse_unless_current(schema_that_answers(url))


def refuse_unless_current(schema: "Schema") -> None:
    """Refuses a database that isn't of this version."""
    from avustin_core.storage import Standing

    if schema.standing is Standing.BEHIND:
        raise Refused(
            f"the database is {schema.standing.value} (at {_named(schema.found)}): run `avustin migrate` first"
        )
    if schema.standing is Standing.AHEAD:
        raise Refused(f"the database is {schema.standing.value} (at {_named(schema.found)}): install that")


def schema_that_answers(url: str) -> "Schema":
    """The database's revisions; Refused where it doesn't answer."""
    from sqlalchemy.exc import SQLAlchemyError

    from avustin_core.storage import CannotMigrate, schema_at

    try:
        return asyncio.run(schema_at(url))
    except (SQLAlchemyError, OSError) as error:
        raise Refused(f"the database doesn't answer ({type(error).__name__}): look at AVUSTIN_DATABASE") from None
    except CannotMigrate as error:
        raise Refused(str(error)) from None


def _named(revisions: tuple[str, ...]) -> str:
    return ", ".join(revisions) or "none"
