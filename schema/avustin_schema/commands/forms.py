"""`avustin forms lock` and `avustin forms diff`: what is released stays, and what changes is told in words."""

from typing import Annotated

import typer

forms = typer.Typer(help="Versions of forms: what changed since they were locked, and locking.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="A plugin's or a programme's name; all that are installed if left out.")]


def diff(name: Name = "") -> None:
    """Tell what changed since the lock and between versions. Exit code 1 while a form isn't locked or lacks its migration.

    Lines with an exclamation mark concern answers that were given already.
    """
    from avustin_schema.authoring.declared import declared
    from avustin_schema.authoring.differing import lines_of

    waiting = False
    for each in declared(name):
        for line in lines_of(each):
            print("  " * line.level + line.text)
            waiting = waiting or line.waits
    if waiting:
        raise typer.Exit(1)


def lock(name: Name = "") -> None:
    """Lock forms and criteria as they are, for a release.

    Refused where a released version changed, and where a rule or a condition refers to a question that is gone.
    """
    from avustin_schema.authoring.declared import declared
    from avustin_schema.authoring.locking import lock_programme

    for each in declared(name):
        for line in lock_programme(each):
            print(line)
