"""The matrix as a page of the reference: a grid for each part, with the words of what is limited below it."""

from collections.abc import Iterable, Iterator

from avustin_schema.rights.cells import Cell, Extent
from avustin_schema.rights.matrix import Given, Line, Matrix, Part
from avustin_schema.rights.roles import SEATS

INTRODUCTION = """# Rights

Who may see and do what, by role. `avustin rights --markdown` writes this page from the declarations in the core's
slices, by asking each of them for an actor of each role; a test compares. `avustin rights` prints the same for a terminal.

- **yes**: in the call where the role is held, or for the organisation that one acts for.
- **in part**, with a number: only as the words under the table say.
- **–**: never. What one may not see answers like what isn't there.

A person with several roles has what any of them gives. Disqualification takes what an official's role gives in that
matter, and never what everybody has. A document's bytes (`/documents/…`) are seen by whoever sees the `Document`.

| role | who is asked about |
| --- | --- |
"""
FEW = 4  #: so many givers of a value are named


def page(matrix: Matrix) -> str:
    """The whole page."""
    return INTRODUCTION + "\n".join(_lines(matrix)) + "\n"


def _lines(matrix: Matrix) -> Iterator[str]:
    yield from (f"| {seat.name} | {seat.meaning} |" for seat in SEATS)
    for part in matrix.parts:
        yield from _part(part)
    yield from ("", "## Values", "", "Seen by whoever sees a field that gives them.", "")
    yield from ("| types | fields | given by |", "| --- | --- | --- |")
    yield from (_given(several) for several in alike(matrix.values))


def _part(part: Part) -> Iterator[str]:
    notes: dict[tuple[str, ...], int] = {}
    yield from ("", f"## {part.title}", "", part.about, "")
    yield f"| | {' | '.join(seat.name for seat in SEATS)} |"
    yield f"| --- |{' :-: |' * len(SEATS)}"
    for line in part.lines:
        cells = " | ".join(_cell(line.cells[seat.name], notes) for seat in SEATS)
        yield f"| {_names(line)} | {cells} |"
    if notes:
        yield ""
        yield from (f"{number}. {'; '.join(words)}" for words, number in notes.items())


def _names(line: Line) -> str:
    return ", ".join(name if name.startswith("(") else f"`{name}`" for name in line.names)


def _cell(cell: Cell, notes: dict[tuple[str, ...], int]) -> str:
    if cell.extent is Extent.PART:
        return f"in part {notes.setdefault(cell.words, len(notes) + 1)}"
    return "yes" if cell.extent is Extent.YES else "–"


def alike(values: Iterable[Given]) -> list[list[Given]]:
    """Types of values with the same fields stand together."""
    groups: dict[tuple[str, ...], list[Given]] = {}
    for each in values:
        groups.setdefault(each.fields, []).append(each)
    return list(groups.values())


def _given(several: list[Given]) -> str:
    types, fields = (", ".join(f"`{name}`" for name in names) for names in (_types(several), several[0].fields))
    return f"| {types} | {fields} | {given_by(several)} |"


def _types(several: list[Given]) -> tuple[str, ...]:
    return tuple(each.name for each in several)


def given_by(several: list[Given]) -> str:
    """The fields that give them, or the first of many."""
    givers = list(dict.fromkeys(giver for each in several for giver in each.givers))
    more = f" and {len(givers) - FEW} more" if len(givers) > FEW else ""
    return ", ".join(f"`{giver}`" for giver in givers[:FEW]) + more
