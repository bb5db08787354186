"""`avustin reference`: the pages on declarations and hooks, written from the code."""

from pathlib import Path
from typing import Annotated

import typer


def reference(
    folder: Annotated[Path, typer.Option(help="The folder of the pages.")] = Path("docs/reference"),
) -> None:
    """Write declarations.md, expressions.md and hooks.md from what plugins may import."""
    from avustin_schema.authoring.reference import declarations, expressions, hooks

    for page in (declarations, expressions, hooks):
        path = folder / f"{page.__name__.rpartition('.')[2]}.md"
        path.write_text(page.page(), encoding="utf-8")
