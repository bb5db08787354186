"""The structure of a form, read once from its class: what every other part of the engine works on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from avustin_core.forms.paths import EACH, Path
from avustin_core.plugin import (
    ApplicationForm,
    Check,
    Choice,
    Declaration,
    Expression,
    Fact,
    Form,
    Kind,
    Section,
    Setting,
    Source,
    Step,
    Text,
    Visibility,
)

Limit = int | Decimal | date | Setting | None


@dataclass(frozen=True)
class Bounds:
    """Limits of a field, ends included; a Setting stands for its value in the call."""

    at_least: int | None = None
    at_most: int | None = None
    minimum: Limit = None
    maximum: Limit = None
    limit: int | Setting | None = None


@dataclass(frozen=True)
class OptionSpec:
    """One option of a choice, by its name."""

    name: str
    label: Text
    help: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, eq=False)
class GroupSpec:
    """Fields that stand together: a form, a section or a row."""

    section: type[Section]
    fields: tuple["FieldSpec", ...]
    checks: tuple[Check, ...]

    def field(self, name: str) -> "FieldSpec | None":
        """The field with a wire name."""
        return self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, "FieldSpec"]:
        return {each.name: each for each in self.fields}


@dataclass(frozen=True, eq=False)
class FieldSpec:
    """One field: `name` on the wire, `attribute` in Python, `path` from the form down with '*' for row keys."""

    name: str
    attribute: str
    path: Path
    kind: Kind
    label: Text
    help: Text | None
    required: bool
    when: Expression | None
    required_when: Expression | None
    visible: Visibility | None
    fact: Fact | None
    computed: Expression | None
    bounds: Bounds
    unit: Text | None
    must_be: bool | None
    step: Step | None
    accepts: tuple[str, ...]
    largest: int | None
    source: Source | None
    listed: bool
    deprecated: bool
    declaration: Declaration
    choice: type[Choice] | None = None
    options: tuple[OptionSpec, ...] = ()
    group: GroupSpec | None = None

    @property
    def children(self) -> tuple["FieldSpec", ...]:
        """The fields of a section, or of each row."""
        return self.group.fields if self.group else ()

    @cached_property
    def repeats(self) -> bool:
        """Whether it holds rows with keys."""
        return self.kind in (Kind.ROWS, Kind.PARTICIPANTS)

    @cached_property
    def is_list(self) -> bool:
        """Whether its answer is a list."""
        return self.repeats or self.kind in (Kind.CHOICES, Kind.ATTACHMENTS)

    @property
    def one_lead(self) -> bool:
        """Whether exactly one of its rows is to be the lead."""
        return self.group is not None and getattr(self.group.section, "one_lead", False)

    @cached_property
    def is_bounded(self) -> bool:
        """Whether a value that was read may still break something."""
        return self.bounds != Bounds() or self.must_be is not None or self.kind is Kind.PHONE

    @property
    def below(self) -> Path:
        """The path that its children's paths begin with."""
        return (*self.path, EACH) if self.repeats else self.path


@dataclass(frozen=True, eq=False)
class FormSpec:
    """A version of a form."""

    name: str
    version: str
    form: type[Form]
    group: GroupSpec = field(repr=False)

    @property
    def title(self) -> Text | None:
        """What people call the form; None for one that says nothing of itself."""
        said = getattr(self.form, "form_title" if issubclass(self.form, ApplicationForm) else "title", None)
        return said if isinstance(said, Text) else None

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields of the form itself."""
        return self.group.fields

    @property
    def checks(self) -> tuple[Check, ...]:
        """The cross-field rules of the form itself."""
        return self.group.checks

    def walk(self) -> Iterator[FieldSpec]:
        """Every field, each before those within it."""
        yield from _walk(self.group)

    def groups(self) -> Iterator[tuple[Path, GroupSpec]]:
        """The form and every section and row in it, each with its path."""
        yield (), self.group
        for each in self.walk():
            if each.group:
                yield each.below, each.group

    def at(self, path: Path) -> FieldSpec | None:
        """The field at a path, whose row keys may be '*' or real ones."""
        found, group, steps = None, self.group, list(path)
        while steps and group is not None:
            found = group.field(steps.pop(0))
            if found is None:
                return None
            if found.repeats and steps:
                steps.pop(0)
                if not steps:
                    return found
            if steps and found.group is None:
                return None
            group = found.group or group
        return found

    def with_fact(self, fact: Fact) -> FieldSpec | None:
        """The field that holds a core fact."""
        return next((each for each in self.walk() if each.fact is fact), None)

    @property
    def participants(self) -> FieldSpec | None:
        """The field of participants."""
        return next((each for each in self.walk() if each.kind is Kind.PARTICIPANTS), None)


def _walk(group: GroupSpec) -> Iterator[FieldSpec]:
    for each in group.fields:
        yield each
        if each.group:
            yield from _walk(each.group)
