"""An imported form before it is written: pages, groups, questions, choices and conditions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from avustin_core.importing.words import Words

Path = tuple[str, ...]  #: keys of the source from its root down; rows and files have none of their own


@dataclass(frozen=True)
class Test:
    """One answer compared: `how` is equals, includes, at_least, at_most, more, less or answered."""

    path: Path
    how: str
    value: Any = None


@dataclass(frozen=True)
class Joined:
    """Conditions together: all of them, or one at least."""

    how: str  #: "all_of" or "any_of"
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Negated:
    """A condition that doesn't hold."""

    part: "Condition"


Condition = Test | Joined | Negated


def all_of(*conditions: Condition | None) -> Condition | None:
    """Those that there are, together."""
    return _joined("all_of", [each for each in conditions if each is not None])


def any_of(*conditions: Condition) -> Condition | None:
    """One of them at least."""
    return _joined("any_of", list(conditions))


def _joined(how: str, conditions: list[Condition]) -> Condition | None:
    distinct = list(dict.fromkeys(conditions))
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return Joined(how, tuple(distinct))


def tests_in(condition: Condition | None) -> Iterator[Test]:
    """The comparisons of a condition."""
    match condition:
        case Test():
            yield condition
        case Joined(_, parts):
            for part in parts:
                yield from tests_in(part)
        case Negated(part):
            yield from tests_in(part)


def relative(condition: Condition | None, base: Path) -> object:
    """A condition with its paths as the group at a path sees them."""
    match condition:
        case Test(path, how, value):
            inside = path[: len(base)] == base
            return ("." if inside else "/", path[len(base) :] if inside else path, how, repr(value))
        case Joined(how, parts):
            return (how, *(relative(part, base) for part in parts))
        case Negated(part):
            return ("not", relative(part, base))
    return None


@dataclass(eq=False)
class Option:
    """One option: its name here, its value there."""

    name: str
    value: Any
    label: Words


@dataclass(eq=False)
class Choices:
    """A list to choose from; `name` is the class it becomes."""

    wanted: str
    options: list[Option]
    about: str
    name: str = ""

    def option(self, value: Any) -> Option | None:
        """The option of a value of the source."""
        return next((each for each in self.options if each.value == value and type(each.value) is type(value)), None)

    @property
    def signature(self) -> object:
        """Alike for lists that offer the same."""
        return tuple((each.name, repr(each.value), each.label) for each in self.options)


@dataclass(eq=False)
class Page:
    """A page of the source, which becomes a heading."""

    key: str
    title: Words
    help: Words | None
    name: str = ""


@dataclass(eq=False)
class Sum:
    """What is computed: the answers that are added up, by their paths."""

    paths: tuple[Path, ...]


@dataclass(eq=False)
class Question:
    """A question: `kind` as it is written, except Choice, Choices, Section and Rows, which name a class."""

    key: str
    path: Path
    kind: str
    label: Words
    help: Words | None = None
    required: bool = False
    when: Condition | None = None
    required_when: Condition | None = None
    bounds: dict[str, str] = field(default_factory=dict)
    choices: Choices | None = None
    group: "Group | None" = None
    page: Page | None = None
    fact: str | None = None
    sum: Sum | None = None
    remark: str | None = None
    parts: tuple[Path, ...] = ()  #: of a period, the days that it was
    unit: bool = False
    attribute: str = ""
    home: str = ""  #: the class that it is written in

    def texts(self) -> Iterator[Words]:
        """All that people read of it."""
        yield self.label
        yield from (self.help,) if self.help else ()
        yield from (each.label for each in self.choices.options) if self.choices else ()

    def signature(self, base: Path) -> object:
        """Alike for questions that ask the same in the same way, seen from the group at a path."""
        below = self.group.signature(self.path if self.kind == "Section" else self.group.path) if self.group else None
        choices = self.choices.signature if self.choices else None
        conditions = (relative(self.when, base), relative(self.required_when, base))
        bounds, sums = tuple(sorted(self.bounds.items())), self.sum.paths if self.sum else None
        texts = (self.key, self.kind, self.label, self.help)
        return (*texts, self.required, conditions, bounds, choices, below, sums, self.fact, self.parts and 1)


@dataclass(eq=False)
class Group:
    """Questions that stand together: a class."""

    wanted: str
    path: Path
    questions: list[Question]
    about: str
    help: Words | None = None
    name: str = ""
    is_row: bool = False  #: somewhere it is a row, and is named as one

    def signature(self, base: Path) -> object:
        """Alike for groups of the same questions."""
        return tuple(each.signature(base) for each in self.questions)

    def walk(self) -> Iterator[Question]:
        """Every question, each before those within it."""
        for each in self.questions:
            yield each
            if each.group is not None:
                yield from each.group.walk()

    def groups(self) -> Iterator["Group"]:
        """This and every group within, the inner ones first."""
        for each in self.questions:
            if each.group is not None:
                yield from each.group.groups()
        yield self
