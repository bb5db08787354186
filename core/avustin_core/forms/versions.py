"""The union of a form's released versions: what the GraphQL types of a programme are made from, and only ever grows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avustin_core.forms.spec import FieldSpec, FormSpec, OptionSpec
from avustin_core.plugin import DeclarationError, Kind, Text


@dataclass(frozen=True, eq=False)
class UnionField:
    """A field of any version. `latest` is its newest declaration; one that the newest version dropped is deprecated.

    `options` are those of all versions, dropped ones deprecated; `choice_name` and `section_name` are class names.
    """

    name: str
    attribute: str
    kind: Kind
    latest: FieldSpec
    versions: tuple[str, ...]
    deprecated: bool
    options: tuple[OptionSpec, ...] = ()
    children: tuple["UnionField", ...] = ()

    @property
    def label(self) -> Text:
        """The label of the newest version that has the field."""
        return self.latest.label

    @property
    def repeats(self) -> bool:
        """Whether it holds rows with keys."""
        return self.latest.repeats

    @property
    def choice_name(self) -> str | None:
        """The name of the class of its options."""
        return self.latest.choice.__name__ if self.latest.choice else None

    @property
    def section_name(self) -> str | None:
        """The name of the class of its section or rows."""
        return self.latest.group.section.__name__ if self.latest.group else None


@dataclass(frozen=True, eq=False)
class FormUnion:
    """All fields over the versions of a form, those of the newest first."""

    name: str
    versions: tuple[str, ...]
    fields: tuple[UnionField, ...]

    def walk(self) -> Iterator[UnionField]:
        """Every field, each before those within it."""
        yield from _walk(self.fields)


def union_of(specs: Sequence[FormSpec]) -> FormUnion:
    """The union of versions, given oldest first; DeclarationError where two versions can't have one type."""
    if faults := union_faults(specs):
        raise DeclarationError("; ".join(faults))
    versions = tuple(spec.version for spec in specs)
    fields = _united([(spec.version, spec.fields) for spec in specs], versions[-1])
    return FormUnion(specs[-1].name, versions, fields)


def union_faults(specs: Sequence[FormSpec]) -> list[str]:
    """Where versions contradict: a name that changed its kind, a choice that lost a value or whose class was renamed."""
    faults = [f"version {each} is there twice" for each in _repeated([spec.version for spec in specs])]
    for older, newer in zip(specs, specs[1:], strict=False):
        faults += _contradictions(older, newer)
    return faults


def _united(groups: list[tuple[str, tuple[FieldSpec, ...]]], newest: str) -> tuple[UnionField, ...]:
    found: dict[str, list[tuple[str, FieldSpec]]] = {}
    for version, fields in reversed(groups):
        for each in fields:
            found.setdefault(each.name, []).append((version, each))
    return tuple(_field(list(reversed(versions)), newest) for versions in found.values())


def _field(versions: list[tuple[str, FieldSpec]], newest: str) -> UnionField:
    version, latest = versions[-1]
    gone = version != newest
    return UnionField(
        name=latest.name,
        attribute=latest.attribute,
        kind=latest.kind,
        latest=latest,
        versions=tuple(each for each, _ in versions),
        deprecated=gone or latest.deprecated,
        options=_options([field for _, field in versions]),
        children=_united([(each, field.children) for each, field in versions], version),
    )


def _options(fields: list[FieldSpec]) -> tuple[OptionSpec, ...]:
    latest = {option.name: option for option in fields[-1].options}
    dropped = {option.name: option for field in fields[:-1] for option in field.options if option.name not in latest}
    gone = (OptionSpec(each.name, each.label, each.help, deprecated=True) for each in dropped.values())
    return (*latest.values(), *gone)


def _contradictions(older: FormSpec, newer: FormSpec) -> Iterator[str]:
    known = {each.path: each for each in older.walk()}
    for each in newer.walk():
        before, place = known.get(each.path), f"{newer.name} {newer.version}: {'.'.join(each.path)}"
        if before is None:
            continue
        if before.kind is not each.kind:
            yield f"{place} was {before.kind.value} and is {each.kind.value}: give the new question another name"
        lost = {option.name for option in before.options} - {option.name for option in each.options}
        for name in sorted(lost):
            yield f"{place} lost the option {name}: keep it with deprecated=True"
        for one, other in ((before.choice, each.choice), (_section(before), _section(each))):
            if one is not None and other is not None and one.__name__ != other.__name__:
                yield f"{place} had the class {one.__name__} and has {other.__name__}: keep the name"


def _section(field: FieldSpec) -> type | None:
    return field.group.section if field.group else None


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _walk(fields: tuple[UnionField, ...]) -> Iterator[UnionField]:
    for each in fields:
        yield each
        yield from _walk(each.children)
