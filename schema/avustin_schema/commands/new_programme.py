"""`avustin new-programme`: a programme that installs, passes its contract and shows in the schema at once."""

from pathlib import Path
from typing import Annotated

import typer

from avustin_schema.authoring.naming import refuse_name
from avustin_schema.refused import Refused


def new_programme(
    name: Annotated[str, typer.Argument(help="The programme's code, such as beach_grants: a-z, 0-9 and _.")],
    defaults: Annotated[bool, typer.Option("--defaults", help="Ask nothing.")] = False,
    into: Annotated[Path | None, typer.Option(help="The new folder; by default one of the name, here.")] = None,
) -> None:
    """Write a new programme: a distribution with a form, criteria, a rule, a report, a call and tests."""
    refuse_name(name)
    folder = into or Path(name)
    try:
        from avustin_schema.authoring.writing import write
    except ModuleNotFoundError as error:
        if error.name != "copier":
            raise
        raise Refused('copier is missing: run pip install "avustin[authors]"') from None
    write(name, folder, asks=not defaults)
    print(f"{folder} is written. Next: pip install --editable {folder}, pytest {folder}, avustin serve --demo")
