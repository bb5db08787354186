"""One cell of the matrix: what a declaration answers when somebody in a role asks it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import aliased

from avustin_core.access import Actor, Audience, Guard
from avustin_core.matters.separation import APART
from avustin_schema.rights.roles import SAMPLES, SEATS, Seat, known
from avustin_schema.rights.weighing import Verdict, weigh
from avustin_schema.rights.words import requires_of

SOME_DAY = datetime(2019, 8, 1, tzinfo=UTC)


class Extent(StrEnum):
    """How much somebody may."""

    YES = "yes"
    PART = "in part"
    NO = "no"


@dataclass(frozen=True)
class Cell:
    """What a role may, and in which words the declaration limits it."""

    extent: Extent
    words: tuple[str, ...] = ()


Cells = dict[str, Cell]  #: by the seat's name
YES, NO = Cell(Extent.YES), Cell(Extent.NO)


def of_audience(audience: Audience, model: Any) -> Cells:
    """Which roles see a table's rows, or a field of them; without a table the audience answers plainly."""
    row = aliased(model) if model else None
    return {seat.name: _seen(audience, row, seat) for seat in SEATS}


def _seen(audience: Audience, row: Any, seat: Seat) -> Cell:
    verdicts = [_asked(audience, row, actor) for actor in (seat.actor, seat.everywhere)]
    if verdicts[0] is True:
        return YES
    if verdicts == [False, False]:
        return NO
    return Cell(Extent.PART, tuple(dict.fromkeys(_words(audience, row, seat))))


def _asked(audience: Audience, row: Any, actor: Actor) -> Verdict:
    return weigh(audience.sees(row, actor, SOME_DAY), known)


def _words(audience: Audience, row: Any, seat: Seat) -> Iterator[str]:
    """The words of those parts of an audience that the one in the seat may belong to."""
    if not audience.parts:
        yield audience.requires
    for part in audience.parts:
        if any(_asked(part, row, actor) is not False for actor in (seat.actor, seat.everywhere)):
            yield from _words(part, row, seat)


def within(rows: Cells, fields: Cells) -> Cells:
    """What is left of a field's cells where its rows are seen in part, or not at all."""
    return {name: _narrowed(rows[name], cell) for name, cell in fields.items()}


def _narrowed(row: Cell, field: Cell) -> Cell:
    if Extent.NO in (row.extent, field.extent):
        return NO
    return row if field.extent is Extent.YES else field


def of_guards(guards: Iterable[Guard[Any]]) -> Cells:
    """Which roles may do it, whatever state it is in: that is told by `actions`."""
    several = tuple(guards)
    return {seat.name: _done(several, seat) for seat in SEATS}


def _done(guards: tuple[Guard[Any], ...], seat: Seat) -> Cell:
    answers = [guard.who(seat.actor, sample) for guard in guards for sample in SAMPLES]
    if all(answers) and not any(guard.action in APART for guard in guards):
        return YES
    if any(answers) or any(guard.who(seat.everywhere, sample) for guard in guards for sample in SAMPLES):
        return Cell(Extent.PART, requires_of(guards))
    return NO
