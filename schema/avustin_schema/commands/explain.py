"""`avustin explain`: the statements that an operation runs, and the database's plan of each."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from avustin_core.settings import Settings
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.access import Actor
    from avustin_core.work import Avustin
    from avustin_schema.explaining import Said


def explain(
    operation: Annotated[
        Path, typer.Argument(help="A file with one operation that reads.", exists=True, dir_okay=False)
    ],
    subject: Annotated[
        str,
        typer.Option("--as", metavar="SUBJECT", help="Who asks: the claim `sub`; nobody in particular if left out."),
    ] = "",
    variables: Annotated[
        str,
        typer.Option(
            metavar="JSON",
            help="The operation's variables; left out, those that its file is tried with in the demonstration.",
        ),
    ] = "",
) -> None:
    """Print what an operation runs on this database: each statement, its parameters by origin, and the plan."""
    text, given = _read(operation), _variables(variables) if variables else None
    settings = Settings()
    refuse_other(settings.database_url)
    for place, said in enumerate(asyncio.run(_explained(settings, text, given, subject)), 1):
        _print(place, said)


def _read(file: Path) -> str:
    from graphql import GraphQLError, OperationDefinitionNode, OperationType, parse

    text = file.read_text(encoding="utf-8")
    try:
        kinds = [each.operation for each in parse(text).definitions if isinstance(each, OperationDefinitionNode)]
    except GraphQLError as error:
        raise Refused(f"{file}: {error.message}") from None
    if kinds != [OperationType.QUERY]:
        raise Refused(f"{file}: give one operation that reads; it is run to see what it runs")
    return text


def _variables(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refused("--variables: give a JSON object, such as '{\"first\": 50}'")
    return given


async def _explained(settings: Settings, text: str, given: dict[str, Any] | None, subject: str) -> "list[Said]":
    from avustin_core.access import PUBLIC
    from avustin_core.work import Avustin
    from avustin_schema.explaining import NoPlan, Unreadable, explained
    from avustin_schema.installing import registry_of

    avustin = Avustin(settings, registry_of(settings))
    try:
        actor = await _actor(avustin, subject) if subject else PUBLIC
        variables = await _tried_with(avustin, text) if given is None else given
        return await explained(avustin, text, variables, actor=actor)
    except Unreadable as wrong:
        raise Refused(f"--variables: {wrong}") from None
    except NoPlan as reason:
        raise Refused(f"no plan: {reason}; Strawberry's executor runs it") from None
    finally:
        await avustin.close()


async def _tried_with(avustin: "Avustin", text: str) -> dict[str, Any]:
    from avustin_schema.console.filling import filled, places
    from avustin_schema.console.ready import variables_of

    async with avustin.reading() as connection:
        return filled(variables_of(text) or {}, await places(connection, avustin.clock.now()))  # type: ignore[no-any-return]


async def _actor(avustin: "Avustin", subject: str) -> "Actor":
    from avustin_core.access import find_actor

    async with avustin.reading() as connection:
        actor = await find_actor(connection, subject)
    if actor is None:
        raise Refused(f"--as: nobody here is {subject!r}")
    return actor


def _print(place: int, said: "Said") -> None:
    console = Console()
    console.rule(f"{place}: {said.rows} rows" if said.plan else f"{place}: past the plan", align="left")
    console.print(said.text, markup=False, soft_wrap=True)
    for number, parameter in enumerate(said.parameters, 1):
        console.print(f"  {number}: {parameter}", markup=False, soft_wrap=True)
    console.print("\n".join(said.plan), markup=False, highlight=False, soft_wrap=True)
