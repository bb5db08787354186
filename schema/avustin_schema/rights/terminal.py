"""The matrix for people at a terminal: of each right the roles that have it, and in which words."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Column, Table

from avustin_schema.rights.cells import Extent
from avustin_schema.rights.markdown import alike, given_by
from avustin_schema.rights.matrix import Given, Line, Matrix, Part
from avustin_schema.rights.roles import DISQUALIFIED, SEATS

EVERYBODY, OFFICIALS = "everybody", "officials"
ALL_OFFICIALS = [seat.name for seat in SEATS if seat.actor.roles and seat is not DISQUALIFIED]
WIDE = 160  #: without a terminal


def show(matrix: Matrix) -> None:
    """Prints it all."""
    console = Console()
    console = console if console.is_terminal else Console(width=WIDE)
    for part in matrix.parts:
        console.print(_table(part))
    console.print(_values(matrix.values))


def _table(part: Part) -> Table:
    columns = (Column("", overflow="fold", ratio=3), Column("may", ratio=2), Column("in part", ratio=4))
    table = Table(*columns, title=part.title, title_justify="left", title_style="bold", expand=True, show_lines=True)
    for line in part.lines:
        table.add_row(", ".join(line.names), _with(line, Extent.YES), _in_part(line))
    return table


def _with(line: Line, extent: Extent) -> str:
    return _named([seat.name for seat in SEATS if line.cells[seat.name].extent is extent]) or "–"


def _named(names: list[str]) -> str:
    """Their names; all officials have one together."""
    if len(names) == len(SEATS):
        return EVERYBODY
    if not set(ALL_OFFICIALS) <= set(names):
        return ", ".join(names)
    others = [name for name in names if name not in ALL_OFFICIALS]
    return ", ".join([OFFICIALS, *others])


def _in_part(line: Line) -> str:
    """The roles that have a part of it, by the words of their part."""
    named: dict[tuple[str, ...], list[str]] = {}
    for seat in SEATS:
        cell = line.cells[seat.name]
        if cell.extent is Extent.PART:
            named.setdefault(cell.words, []).append(seat.name)
    return "\n".join(f"{_named(names)}: [italic]{'; '.join(words)}[/italic]" for words, names in named.items())


def _values(values: Iterable[Given]) -> Table:
    table = Table(
        Column("types", overflow="fold", ratio=4), Column("fields", overflow="fold", ratio=3),
        Column("given by", overflow="fold", ratio=3),
        title="Values: seen by whoever sees a field that gives them", title_justify="left", title_style="bold",
        expand=True, show_lines=True,
    )  # fmt: skip
    for several in alike(values):
        types = ", ".join(each.name for each in several)
        table.add_row(types, ", ".join(several[0].fields), given_by(several).replace("`", ""))
    return table
