"""`avustin search rebuild`: the terms of all rows, made anew."""

import asyncio

import typer

search = typer.Typer(help="The words by which rows are found.", no_args_is_help=True)


@search.callback()
def _several() -> None:
    """The words by which rows are found."""


def rebuild() -> None:
    """Make the terms of all rows anew, in one transaction: after a change of the dictionaries, or of what is searched."""
    from avustin_core.settings import Settings

    print(f"The terms of {asyncio.run(_made(Settings().database_url))} rows are made anew.")


async def _made(url: str) -> int:
    from avustin_core import slices
    from avustin_core.search.keeping import make_anew
    from avustin_core.storage import make_engine

    assert slices.SEARCHED
    engine = make_engine(url)
    try:
        async with engine.begin() as connection:
            return await make_anew(connection)
    finally:
        await engine.dispose()
