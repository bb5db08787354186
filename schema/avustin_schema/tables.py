"""Tables for people at a terminal: what is installed, and who can be tried in a demonstration."""

from rich.console import Console
from rich.table import Column, Table

from avustin_core.demo.people import USERS
from avustin_core.forms import spec_of
from avustin_core.plugin import Form, Programme
from avustin_core.settings import Settings
from avustin_schema.installing import registry_of

WIDTH = 180
COLUMNS = ("Plugin", "Distribution", "Version", "Programmes", "Forms", "Hooks")


def installed() -> None:
    """Name, distribution, version, programmes, forms with versions, hooks."""
    table = Table(*(Column(name, overflow="fold") for name in COLUMNS))
    for plugin in registry_of(Settings()).plugins:
        programmes = "\n".join(each.code for each in plugin.programmes) or "–"
        forms = "\n".join(each for programme in plugin.programmes for each in _forms(programme)) or "–"
        table.add_row(plugin.name, plugin.distribution, plugin.version, programmes, forms, "\n".join(plugin.hooks))
    _wide().print(table)


def _wide() -> Console:
    """The terminal, or without one a line long enough for everything."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


def users(console: Console) -> None:
    """Whom one can be in the demonstration."""
    table = Table(Column("Token", no_wrap=True), "Name", "Role", title="Send one as: Authorization: Bearer TOKEN")
    for user in USERS:
        table.add_row(user.token, user.name, f"{user.role.fi} / {user.role.get('en')}")
    console.print(table)


def _forms(programme: Programme) -> list[str]:
    forms: tuple[type[Form], ...] = (*programme.released_forms(), *programme.report_forms)
    return [f"{spec.name} {spec.version}" for spec in map(spec_of, forms)]
