"""The command `avustin schema`: the contract as files, checked against the code and the last release."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from avustin_schema.refused import Refused


def schema(
    check: Annotated[bool, typer.Option("--check", help="Only compare, and fail when something differs.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Keep it as the schema of this version.")] = False,
    path: Annotated[Path, typer.Option(help="The file.")] = Path("schema/schema.graphql"),
    changelog: Annotated[Path, typer.Option(help="Where breaking changes are named.")] = Path("CHANGELOG.md"),
) -> None:
    """Write the schema in GraphQL's own language: of all plugins, and beside it of each set.

    With --check, also fails when something breaks what the last release promised and the changelog doesn't name it.
    """
    from avustin_schema.evolution.files import check_schema, write_schema
    from avustin_schema.evolution.releases import keep

    if not check:
        write_schema(path)
    elif difference := check_schema(path):
        raise Refused(difference)
    else:
        refuse_breaks(path, changelog)
    if release:
        refuse_breaks(path, changelog)
        print(keep(path.parent / "releases", version("avustin"), path.read_text(encoding="utf-8")))


def refuse_breaks(path: Path, changelog: Path) -> None:
    """Refused: a deprecation without its day, and a break of the last release that the changelog doesn't name."""
    from graphql import build_schema

    from avustin_schema.evolution.breaking import breaking, dangerous, unnamed
    from avustin_schema.evolution.deprecations import dateless
    from avustin_schema.evolution.releases import named_since, newest

    now = path.read_text(encoding="utf-8")
    if places := dateless(build_schema(now)):
        raise Refused(
            f"deprecated without a day until which it stays: {', '.join(places)}; use `deprecated(…, until=…)`"
        )
    last = newest(path.parent / "releases")
    if last is None or last.sdl == now:
        return
    for change in dangerous(last.sdl, now):
        print(f"since {last.version}, clients should be ready for this: {change.description}")
    named = named_since(changelog.read_text(encoding="utf-8"), last.version)
    if found := unnamed(breaking(last.sdl, now), named):
        told = "; ".join(f"{change.description} Name `{change.coordinate}`" for change in found)
        raise Refused(f"breaks what {last.version} promised, and {changelog} doesn't say so above its heading: {told}")
