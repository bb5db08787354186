"""Answers as a tree of typed values, which expressions read from: what is hidden, blank or unreadable is UNKNOWN."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor

from avustin_core.forms.blanks import is_blank
from avustin_core.forms.messages import within
from avustin_core.forms.paths import Path, child
from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.references import References
from avustin_core.forms.scalars import Fault
from avustin_core.forms.spec import FieldSpec, GroupSpec
from avustin_core.forms.values import Settings, read_value
from avustin_core.plugin import UNKNOWN, Kind, Text, Values
from avustin_core.plugin.expressions import Named


@dataclass(eq=False)
class Node:
    """A form, a section or a row with its answers read."""

    group: GroupSpec
    raw: Mapping[str, object]
    settings: Settings
    path: Path = ()
    pointer: str = ""
    parent: "Node | None" = None
    holder: FieldSpec | None = None
    row: int | None = None
    typed: dict[str, object] = made(default_factory=dict)
    faults: dict[str, list[Fault]] = made(default_factory=dict)
    sections: dict[str, "Node"] = made(default_factory=dict)
    repeated: dict[str, list["Node"]] = made(default_factory=dict)
    computed: dict[str, object] = made(default_factory=dict)
    shown: dict[str, bool] = made(default_factory=dict)

    @cached_property
    def label(self) -> Text | None:
        """What it is called, for problems in it: with what it is in, and which row."""
        above = self.parent.label if self.parent else None
        return within(above, self.holder.label, row=self.row) if self.holder else None

    @property
    def key(self) -> str:
        """The key of a row."""
        return self.path[-1] if self.path else ""

    def is_blank(self, each: FieldSpec) -> bool:
        """Whether a field isn't answered."""
        return is_blank(each, self.raw.get(each.name))

    def visible(self, each: FieldSpec) -> bool:
        """Whether a field is shown, by its condition and those of what it is in."""
        shown = self.shown.get(each.name)
        if shown is None:
            above = self.parent is None or self.holder is None or self.parent.visible(self.holder)
            shown = self.shown[each.name] = above and (each.when is None or each.when.evaluate(self) is True)
        return shown

    def required(self, each: FieldSpec) -> bool:
        """Whether a visible field must be answered."""
        return self.demanded and (
            each.required or (each.required_when is not None and each.required_when.evaluate(self) is True)
        )

    @property
    def demanded(self) -> bool:
        """Whether required fields are asked for here: not in a section that may be, and is, left blank."""
        if self.parent is None or self.holder is None or self.holder.repeats:
            return True
        return self.parent.required(self.holder) or not self.parent.is_blank(self.holder)

    def known(self, each: FieldSpec) -> object:
        """The typed value of a field, computed ones too, or UNKNOWN."""
        return self.shown_value(each) if self.visible(each) else UNKNOWN

    def shown_value(self, each: FieldSpec) -> object:
        """The same, of a field that is known to be visible."""
        if each.computed is not None:
            if each.name not in self.computed:
                self.computed[each.name] = settled(each.kind, each.computed.evaluate(self))
            return self.computed[each.name]
        if each.group is not None:
            return UNKNOWN if self.is_blank(each) else self.raw.get(each.name)
        return self.typed.get(each.name, UNKNOWN)

    def value(self, field: Named) -> object:
        """What an expression sees of a field."""
        found = self.find(field)
        return found[0].known(found[1]) if found else UNKNOWN

    def blank(self, field: Named) -> bool:
        """Whether an expression sees nothing in a field."""
        found = self.find(field)
        if found is None or not found[0].visible(found[1]):
            return True
        return found[1].computed is None and found[0].is_blank(found[1])

    def rows(self, field: Named) -> Sequence[Values]:
        """What an expression sees of rows."""
        found = self.find(field)
        if found is None or not found[0].visible(found[1]):
            return []
        return found[0].repeated.get(found[1].name, [])

    def setting(self, key: str) -> object:
        """A setting of the call."""
        value = self.settings.get(key)
        return UNKNOWN if value is None else value

    def find(self, wanted: Named) -> "tuple[Node, FieldSpec] | None":
        """Where a field of an expression stands: here, in a section of this, or further out."""
        place: Node | None = self
        while place is not None:
            for node in place.inside():
                each = node.group.field(wanted.wire)
                if each is not None and issubclass(node.group.section, wanted.owner):
                    return node, each
            place = place.parent
        return None

    def inside(self) -> Iterator["Node"]:
        """This node and the sections in it, rows left out."""
        yield self
        for section in self.sections.values():
            yield from section.inside()


def grow(node: Node, references: References) -> Node:
    """Reads every answer of a node, hidden ones too: a condition may come to show them."""
    for each in node.group.fields:
        if each.computed is not None:
            continue
        if each.group is not None and each.repeats:
            _grow_rows(node, each, each.group, references)
        elif each.group is not None:
            _grow_section(node, each, each.group, references)
        elif not node.is_blank(each):
            value = read_value(each, node.raw[each.name], references)
            if isinstance(value, Fault):
                node.faults[each.name] = [value]
            else:
                node.typed[each.name] = value
    return node


def _grow_section(node: Node, each: FieldSpec, group: GroupSpec, references: References) -> None:
    raw = node.raw.get(each.name)
    if not isinstance(raw, Mapping) and raw is not None:
        node.faults[each.name] = [Fault(Code.UNREADABLE)]
        raw = None
    below = Node(
        group,
        raw if isinstance(raw, Mapping) else {},
        node.settings,
        path=(*node.path, each.name),
        pointer=child(node.pointer, each.name),
        parent=node,
        holder=each,
    )
    node.sections[each.name] = grow(below, references)


def _grow_rows(node: Node, each: FieldSpec, group: GroupSpec, references: References) -> None:
    raw = node.raw.get(each.name)
    node.repeated[each.name] = []
    if not isinstance(raw, list):
        if raw is not None:
            node.faults[each.name] = [Fault(Code.UNREADABLE)]
        return
    for index, row in enumerate(raw):
        if not isinstance(row, Mapping):
            node.faults.setdefault(each.name, []).append(Fault(Code.UNREADABLE))
            continue
        below = Node(
            group,
            row,
            node.settings,
            path=(*node.path, each.name, str(row["key"])),
            pointer=child(child(node.pointer, each.name), index),
            parent=node,
            holder=each,
            row=index + 1,
        )
        node.repeated[each.name].append(grow(below, references))


def settled(kind: Kind, value: object) -> object:
    """What an expression gave, as a value of its kind; sums and percentages round half up."""
    if not isinstance(value, Fraction):
        return value
    if kind in (Kind.MONEY, Kind.PERCENTAGE):
        return Decimal(_half_up(value * 100)).scaleb(-2)
    return _half_up(value)


def _half_up(value: Fraction) -> int:
    rounded = floor(abs(value) + Fraction(1, 2))
    return rounded if value >= 0 else -rounded
