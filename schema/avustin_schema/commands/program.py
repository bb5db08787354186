"""The command line: `avustin serve`, `demo`, `plugins`, `schema`, `rights`, `audit`, `files`, `letters`, `work` and `migrate`.

What a command needs is imported when it is run, so that the others and `--help` don't wait for it.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

import typer
from pydantic import ValidationError

from avustin_core.settings import Settings
from avustin_schema.beginning import made_to_stay
from avustin_schema.commands.administrator import administrator
from avustin_schema.commands.audit import audit
from avustin_schema.commands.backups import backup, restore
from avustin_schema.commands.case_file import case_file
from avustin_schema.commands.explain import explain
from avustin_schema.commands.files import files, sweep_now
from avustin_schema.commands.forms import diff, forms, lock
from avustin_schema.commands.import_form import imported
from avustin_schema.commands.letters import check_now, letters
from avustin_schema.commands.migrating import migrate
from avustin_schema.commands.new_programme import new_programme
from avustin_schema.commands.reference import reference
from avustin_schema.commands.rights import rights
from avustin_schema.commands.schema import schema
from avustin_schema.commands.search import rebuild, search
from avustin_schema.commands.working import work
from avustin_schema.refused import Refused, plain_faults, setting_faults

P = ParamSpec("P")
T = TypeVar("T")

app = typer.Typer(
    help="A grants backend: the API, its console and its demonstration.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def plainly(command: Callable[P, T]) -> Callable[P, T]:
    """What stops a start is told in one line on stderr, with exit code 1."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except plain_faults() as fault:
            print(" ".join(str(fault).split()), file=sys.stderr)
            raise typer.Exit(1) from None
        except ValidationError as error:
            if error.title != Settings.__name__:
                raise
            print("\n".join(setting_faults(error)), file=sys.stderr)
            raise typer.Exit(1) from None

    return told


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise typer.BadParameter("give a moment with its zone, such as 2019-09-19T16:14+03:00")
    return moment


Clock = Annotated[
    datetime | None,
    typer.Option(parser=_moment, metavar="MOMENT", help="Begin at this moment, such as 2019-09-19T16:14+03:00."),
]


@app.command()
@plainly
def serve(
    demo: Annotated[
        bool, typer.Option("--demo", help="With invented data, and users whose tokens are printed.")
    ] = False,
    clock: Clock = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    public: Annotated[bool, typer.Option("--public", help="Let other machines reach a demonstration.")] = False,
    workers: Annotated[int, typer.Option(help="So many processes, on PostgreSQL.", min=1, max=64)] = 1,
    reload: Annotated[
        bool, typer.Option("--reload", help="Begin anew when a plugin's files change; for who writes one.")
    ] = False,
    reload_dir: Annotated[
        list[Path] | None,
        typer.Option(help="Another folder to watch, such as plugins.", exists=True, file_okay=False),
    ] = None,
) -> None:
    """Serve the API, the console and the front page."""
    with made_to_stay():
        from avustin_schema.serving import LOOPBACK, serve

    demo = demo or Settings().demo
    if clock and not demo:
        raise Refused("--clock goes with --demo: outside a demonstration the clock is the machine's")
    public = public or Settings().demo_public
    if demo and host not in LOOPBACK and not public:
        raise Refused(
            f"--demo lets in anybody who knows a printed token, so it listens on this machine only, not on {host}; "
            "add --public to let others in"
        )
    if not reload:
        serve(demo=demo, clock=clock, host=host, port=port, public=public, workers=workers)
        return
    if workers > 1:
        raise Refused("--reload is for one process: leave --workers out")
    from avustin_schema.reloading import serve_and_reload

    serve_and_reload(demo=demo, clock=clock, host=host, port=port, public=public, folders=reload_dir or ())


@app.command()
@plainly
def demo(
    again: Annotated[bool, typer.Option("--again", help="Throw away what there is, and make it anew.")] = False,
    clock: Clock = None,
) -> None:
    """Make the demonstration data, once: a second time finds them."""
    from avustin_schema.demonstration import make_once, settings_of

    make_once(settings_of(clock), clock=clock, again=again)


@app.command()
@plainly
def plugins() -> None:
    """List what is installed: programmes, their forms, and hooks."""
    from avustin_schema.tables import installed

    installed()


app.command()(plainly(schema))
app.command()(plainly(migrate))
app.command()(plainly(backup))
app.command()(plainly(restore))
app.command()(plainly(rights))
app.command()(plainly(reference))
app.command()(plainly(work))
app.command()(plainly(administrator))
app.command()(plainly(new_programme))
app.command(name="import-form")(plainly(imported))
app.command()(plainly(explain))
app.command("case-file")(plainly(case_file))
app.add_typer(audit, name="audit")
files.command("sweep")(plainly(sweep_now))
app.add_typer(files, name="files")
letters.command("check")(plainly(check_now))
app.add_typer(letters, name="letters")
forms.command("diff")(plainly(diff))
forms.command("lock")(plainly(lock))
app.add_typer(forms, name="forms")
search.command("rebuild")(plainly(rebuild))
app.add_typer(search, name="search")
