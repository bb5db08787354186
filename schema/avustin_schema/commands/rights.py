"""The command `avustin rights`: who may see and do what, asked of the declarations of what is installed."""

from pathlib import Path
from typing import Annotated

import typer


def rights(
    markdown: Annotated[bool, typer.Option("--markdown", help="Write the page of the reference instead.")] = False,
    path: Annotated[Path, typer.Option(help="The page's file.")] = Path("docs/reference/rights.md"),
) -> None:
    """Print every type, field, mutation and action by role."""
    from avustin_core.settings import Settings
    from avustin_schema.build import build
    from avustin_schema.installing import registry_of
    from avustin_schema.rights.markdown import page
    from avustin_schema.rights.matrix import matrix
    from avustin_schema.rights.terminal import show

    found = matrix(build(registry_of(Settings())))
    if markdown:
        path.write_text(page(found), encoding="utf-8")
    else:
        show(found)
