"""`avustin audit`: whether the trail is whole, its ends anchored outside the database, and values erased from it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar
from uuid import UUID

import typer
from rich.console import Console

from avustin_core.settings import Settings
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.audit.verifying import Verification
    from avustin_core.work import Avustin

T = TypeVar("T")

audit = typer.Typer(help="The audit trail: whether it is whole, its anchors, and erasing values.", no_args_is_help=True)
Anchors = Annotated[Path | None, typer.Option("--anchors", help="The file of anchors, if not the one of the settings.")]


@audit.command()
def verify(anchors: Anchors = None) -> None:
    """Read every chain, and name the first event that is changed, missing, inserted or out of order. Exit code 1 if any is."""
    from avustin_core.audit.verifying import verify as look
    from avustin_schema.commands.audit_told import progress, tell

    console = Console()
    settings = Settings()

    async def act(avustin: "Avustin") -> "Verification":
        with progress(console) as told:
            return await look(avustin.engine, anchors or settings.anchors, told=told)

    found = _with(settings, act)
    tell(console, found)
    if not found.is_whole:
        raise typer.Exit(1)


@audit.command()
def anchor(anchors: Anchors = None) -> None:
    """Write the ends of all chains to the file of anchors: for cron, where the server doesn't do it."""
    from avustin_core.audit.anchors import anchor as add_anchor

    settings = Settings()
    path = anchors or settings.anchors
    made = _with(settings, lambda avustin: add_anchor(avustin.engine, path, at=avustin.clock.now()))
    if made is None:
        print(f"nothing has happened since the last line of {path}")
    else:
        print(f"line {made.number} of {path}: {sum(count for _, _, count in made.heads.values())} events")


@audit.command()
def erase(
    reason: Annotated[str, typer.Option(help="Why: it stays in the trail.")],
    before: Annotated[
        str, typer.Option(metavar="MOMENT", help="Of all events before this, such as 2019-01-01T00:00+02:00.")
    ] = "",
    event: Annotated[str, typer.Option(metavar="ID", help="Of this event.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Erase what events changed, for ever; that they happened stays, and the chain can still be checked."""
    from avustin_core.access import Actor
    from avustin_core.plugin import Role
    from avustin_core.trail.operations import erase_values

    operator = Actor(roles=frozenset({(Role.ADMINISTRATOR, None)}))  # whoever may start the program on this machine
    moment, id = _moment(before), _event(event)
    if (moment is None) == (id is None):
        raise Refused("give either --before or --event")
    if not yes:
        typer.confirm("What these events changed is erased for ever. Go on?", abort=True)
    count = _with(
        Settings(),
        lambda avustin: avustin.run(
            operator, lambda work: erase_values(work, reason=reason, before=moment, event_id=id)
        ),
    )
    print(f"events whose values are erased now: {count}")


def _with(settings: Settings, act: "Callable[[Avustin], Awaitable[T]]") -> T:
    """With the installation of the settings; what is refused is told in one line."""
    from avustin_core.audit.anchors import AnchorsDamaged
    from avustin_core.errors import Refusal
    from avustin_core.plugin import Language
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    refuse_other(settings.database_url)

    async def whole() -> T:
        avustin = Avustin(settings, registry_of(settings))
        try:
            return await act(avustin)
        finally:
            await avustin.close()

    try:
        return asyncio.run(whole())
    except Refusal as refusal:
        raise Refused(refusal.message(Language.EN)) from None
    except (AnchorsDamaged, OSError) as error:
        raise Refused(str(error)) from None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("--before: give a moment with its zone, such as 2019-01-01T00:00+02:00") from None
    if moment and moment.tzinfo is None:
        raise Refused("--before: give the moment's zone too, such as 2019-01-01T00:00+02:00")
    return moment


def _event(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Refused("--event: give an event's id as `avustin audit verify` writes it") from None
