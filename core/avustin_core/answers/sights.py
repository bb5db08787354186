"""What a circle of viewers sees of a form, worked out once: it depends on who they are, and in rows on whose row it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from avustin_core.forms import FieldSpec, GroupSpec, Path
from avustin_core.forms.paths import EACH
from avustin_core.plugin import Role, Visibility

Sees = Callable[[Visibility | None, bool], bool]  #: (visibility, whether it is in a row of their own)
IsForFew = Callable[[Visibility], bool]


class How(Enum):
    """How a field is shown."""

    HIDDEN = auto()
    PLAIN = auto()
    FOR_FEW = auto()
    SECTION = auto()
    ROWS = auto()


HIDDEN, PLAIN, FOR_FEW, SECTION, ROWS = How  # what is looked at for each answer: an enum's attributes take time


@dataclass(frozen=True)
class Sight:
    """One field, and those below it: in rows that aren't their own, and in those that are."""

    name: str
    how: How
    roles: frozenset[Role] = frozenset()  #: for whom it is, where it is for few
    below: tuple["Sight", ...] = ()
    own: tuple["Sight", ...] = ()
    group: GroupSpec | None = None


def is_any_seen(of: FieldSpec, sees: Sees) -> bool:
    """Whether they see the field, or anything below it."""
    if of.group is None:
        return sees(of.visible, EACH in of.path)
    return any(is_any_seen(each, sees) for each in of.children)


def sights_of(group: GroupSpec, sees: Sees, is_for_few: IsForFew, *, own: bool = False) -> tuple[Sight, ...]:
    """The sights of a group's fields."""
    return tuple(_sight(each, sees, is_for_few, own) for each in group.fields)


def _sight(of: FieldSpec, sees: Sees, is_for_few: IsForFew, own: bool) -> Sight:
    if not is_any_seen(of, sees) or (of.group is None and not sees(of.visible, own)):
        return Sight(of.name, How.HIDDEN)
    if of.group is not None:
        how = How.ROWS if of.repeats else How.SECTION
        below = sights_of(of.group, sees, is_for_few, own=own and not of.repeats)
        theirs = sights_of(of.group, sees, is_for_few, own=True) if of.repeats else ()
        return Sight(of.name, how, below=below, own=theirs, group=of.group)
    if of.visible is not None and is_for_few(of.visible):
        return Sight(of.name, How.FOR_FEW, of.visible.roles)
    return Sight(of.name, How.PLAIN)


@dataclass
class Looking:
    """Goes through answers: what is hidden and what is for few is collected on the way."""

    is_own: Callable[[GroupSpec, Mapping[str, Any]], bool]
    hidden: list[Path] = field(default_factory=list)
    secrets: list[Path] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)

    def at(self, sights: Iterable[Sight], answers: Mapping[str, Any], path: Path = ()) -> dict[str, Any]:
        """The answers as they are shown."""
        result: dict[str, Any] = {}
        for sight in sights:
            name, how = sight.name, sight.how
            if how is PLAIN:
                if name in answers:
                    result[name] = answers[name]
            elif how is HIDDEN:
                self.hidden.append((*path, name))
            elif name in answers:
                value = answers[name]
                if how is ROWS and isinstance(value, list):
                    result[name] = self._rows(sight, value, (*path, name))
                elif how is SECTION and isinstance(value, Mapping):
                    result[name] = self.at(sight.below, value, (*path, name))
                elif sight.group is None or value is None:
                    result[name] = value
                    if how is FOR_FEW and value is not None:
                        self.secrets.append((*path, name))
                        self.roles |= sight.roles
        return result

    def _rows(self, sight: Sight, rows: list[Any], path: Path) -> list[Any]:
        assert sight.group is not None
        result = []
        for row in rows:
            if not isinstance(row, Mapping):
                continue
            key, kept = row.get("key"), len(self.hidden)
            below = sight.own if self.is_own(sight.group, row) else sight.below
            shown = self.at(below, row, (*path, str(key)))
            if shown:
                result.append({"key": key} | shown)
            else:  # nothing of it is for them: it is hidden as a whole
                self.hidden[kept:] = [path]
        return result
