"""Answers made to agree: sums that come out even and rules that are met, found by small changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from avustin_core.forms import Change, FieldSpec, FormSpec, Path, merge
from avustin_core.forms.keys import keyed
from avustin_core.forms.references import References
from avustin_core.forms.tree import Node, grow
from avustin_core.forms.values import plain
from avustin_core.plugin import UNKNOWN, Check, Expression, Kind, Severity
from avustin_core.plugin.comparisons import Comparison, Every
from avustin_core.plugin.expressions import Named, exact
from avustin_core.testing.filling import Answers, Settings
from avustin_core.testing.samples import clipped

NUMBERS = (Kind.MONEY, Kind.INTEGER, Kind.PERCENTAGE)


@dataclass(frozen=True)
class Place:
    """Where an answer stands, or may."""

    path: Path
    field: FieldSpec


def tree_of(spec: FormSpec, answers: Answers, references: References, settings: Settings) -> Node:
    """The answers as expressions see them."""
    return grow(Node(spec.group, keyed(spec, answers), settings), references)


def nodes(node: Node) -> Iterator[Node]:
    """A node, and all sections and rows below it."""
    yield node
    for below in (*node.sections.values(), *(row for rows in node.repeated.values() for row in rows)):
        yield from nodes(below)


def places(root: Node) -> Iterator[Place]:
    """Everything that is asked now."""
    for node in nodes(root):
        for each in node.group.fields:
            if each.computed is None and node.visible(each):
                yield Place((*node.path, each.name), each)


def failing(root: Node) -> list[tuple[Node, Check]]:
    """The checks that stop a submission, where they do."""
    return [
        (node, check)
        for node in nodes(root)
        for check in node.group.checks
        if check.severity is Severity.BLOCKS and check.holds.evaluate(node) is False
    ]


def gap(node: Node, holds: Expression) -> Fraction:
    """How far a condition is from holding; where that can't be measured, one."""
    if isinstance(holds, Every):
        return sum((gap(node, each) for each in holds.conditions if each.evaluate(node) is False), Fraction(0))
    if isinstance(holds, Comparison):
        left, right = exact(holds.left.evaluate(node)), exact(holds.right.evaluate(node))
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return abs(left - right)
        if isinstance(left, date) and isinstance(right, date):
            return Fraction(abs((left - right).days))
    return Fraction(1)


def read_by(spec: FormSpec, expression: Expression) -> set[Named]:
    """Every field that an expression reads, those under computed ones too."""
    found: set[Named] = set()
    rest = list(expression.fields())
    by_declaration = {id(each.declaration): each for each in spec.walk()}
    while rest:
        named = rest.pop()
        if named in found:
            continue
        found.add(named)
        each = by_declaration.get(id(named))
        if each is not None and each.computed is not None:
            rest.extend(each.computed.fields())
    return found


def evened(spec: FormSpec, answers: Answers, references: References, settings: Settings) -> Answers:
    """The answers with their checks met, as far as one number at a time can do it."""
    seen: list[Answers] = []
    for _ in range(12):
        root = tree_of(spec, answers, references, settings)
        failed = failing(root)
        if not failed or answers in seen:
            break
        seen.append(answers)
        tried = [_changed(spec, answers, path, value) for path, value in _numbers(spec, root, *failed[0], settings)]
        if not tried:
            break
        answers = min(tried, key=lambda each: _unevenness(tree_of(spec, each, references, settings)))
    return answers


def _unevenness(root: Node) -> tuple[int, Fraction]:
    failed = failing(root)
    return len(failed), sum((gap(node, check.holds) for node, check in failed), Fraction(0))


def _numbers(
    spec: FormSpec, root: Node, node: Node, check: Check, settings: Settings
) -> Iterator[tuple[Path, Any]]:  # fmt: skip
    """For each number that a check reads, the one value that would make it hold, if it is read linearly."""
    wanted = {id(each) for each in read_by(spec, check.holds)}
    for place in sorted(places(root), key=lambda place: place.field.fact is not None):  # what is applied for stays
        holder = next(each for each in nodes(root) if each.path == place.path[:-1])
        value = holder.typed.get(place.field.name)
        if place.field.kind in NUMBERS and id(place.field.declaration) in wanted and isinstance(value, int | Decimal):
            for solved in _solved(root, node, check, holder, place.field):
                settled = clipped(solved, place.field, settings)
                if settled != value:
                    yield place.path, plain(settled)


def _solved(root: Node, node: Node, check: Check, holder: Node, field: FieldSpec) -> Iterator[Any]:
    """By trying one more: the difference of both sides at two points."""
    value = holder.typed[field.name]
    before = _difference(node, check.holds)
    holder.typed[field.name] = value + 1  # type: ignore[operator]
    for each in nodes(root):
        each.computed.clear()
    after = _difference(node, check.holds)
    holder.typed[field.name] = value
    for each in nodes(root):
        each.computed.clear()
    if before is None or after is None or before == after:
        return
    at = exact(value)
    assert isinstance(at, Fraction)
    zero = at - before / (after - before)
    for nudge in (0, Fraction(1, 100), Fraction(-1, 100)):
        cents = Decimal(round((zero + nudge) * 100)).scaleb(-2)
        yield cents if field.kind is not Kind.INTEGER else round(zero + nudge * 100)


def _difference(node: Node, holds: Expression) -> Fraction | None:
    if isinstance(holds, Every):
        return next((_difference(node, each) for each in holds.conditions if each.evaluate(node) is False), None)
    if not isinstance(holds, Comparison):
        return None
    left, right = exact(holds.left.evaluate(node)), exact(holds.right.evaluate(node))
    if UNKNOWN in (left, right) or not (isinstance(left, Fraction) and isinstance(right, Fraction)):
        return None
    return left - right


def _changed(spec: FormSpec, answers: Answers, path: Path, value: Any) -> Answers:
    return merge(spec, answers, [Change(path, value)])
