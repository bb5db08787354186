"""An application's costs row by row: the cells that its form sums up, and what its rules let be eligible of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from avustin_core.forms import FieldSpec, FormSpec, Path, References
from avustin_core.forms.keys import keyed
from avustin_core.forms.messages import within
from avustin_core.forms.tree import Node, grow
from avustin_core.plugin import Fact, Kind, SettingValue, Text
from avustin_core.plugin.calculations import Total
from avustin_core.plugin.expressions import Expression, Named

SAYING = (Kind.CHOICE, Kind.SHORT_TEXT)  #: kinds of the cells that tell what a row is


@dataclass(frozen=True)
class CostLine:
    """One cost, in cents. `path` leads to its sum in the answers; to the form's whole sum, where no rows are summed up."""

    path: Path
    label: Text
    says: tuple[Text, ...]  #: what the row is, in the words of its choices and short texts
    applied: int
    eligible: int  #: by the form's own rule


@dataclass(frozen=True)
class Sums:
    """What the application says of its costs, in cents."""

    total: int | None
    eligible: int | None


def lines_of(
    spec: FormSpec, answers: Mapping[str, Any], settings: Mapping[str, SettingValue | None], sums: Sums
) -> list[CostLine]:
    """The costs. Where the rows don't make up what the form says, it is one line; none where there are no costs."""
    if sums.total is None:
        return []
    root = grow(Node(spec.group, keyed(spec, answers), settings), References())
    lines = list(_rows(spec, root))
    eligible = sums.total if sums.eligible is None else sums.eligible
    if sum(line.applied for line in lines) == sums.total and sum(line.eligible for line in lines) == eligible:
        return lines
    whole = spec.with_fact(Fact.TOTAL_COSTS)
    return [CostLine(whole.path, whole.label, (), sums.total, eligible)] if whole else []


def _rows(spec: FormSpec, root: Node) -> Iterator[CostLine]:
    """Each cell once, in the order of the form; eligible where a sum of eligible costs takes it."""
    eligible = spec.with_fact(Fact.ELIGIBLE_COSTS)
    counted = {line.path for line in _summed(eligible, root)} if eligible else None
    found = {line.path: line for line in _summed(spec.with_fact(Fact.TOTAL_COSTS), root)}
    for path, line in found.items():
        yield line if counted is None or path in counted else replace(line, eligible=0)


def _summed(field: FieldSpec | None, root: Node) -> Iterator[CostLine]:
    """The cells that a field sums up."""
    if field is None or field.computed is None:
        return
    for part in field.computed.walk():
        if isinstance(part, Total):
            yield from _cells(root, part.rows, part.of, part.where)


def _cells(root: Node, rows: Named, of: Named, where: Expression | None) -> Iterator[CostLine]:
    for row in root.rows(rows):
        assert isinstance(row, Node)
        found, amount = row.find(of), row.value(of)
        if found and isinstance(amount, Decimal) and (where is None or where.evaluate(row) is True):
            cents = int(amount * 100)
            yield CostLine((*found[0].path, found[1].name), _label(*found), tuple(_says(row)), cents, cents)


def _label(row: Node, field: FieldSpec) -> Text:
    return within(row.label, field.label)


def _says(row: Node) -> Iterator[Text]:
    for each in row.group.fields:
        value = row.raw.get(each.name)
        if each.kind in SAYING and isinstance(value, str) and value and row.visible(each):
            chosen = (option.label for option in each.options if option.name == value)
            yield next(chosen, Text(value, value))
