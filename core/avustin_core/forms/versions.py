"""The union of a form's released versions: what the GraphQL types of a programme are made from, and only ever grows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avustin_core.forms.paths import Path
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
    """Where versions contradict: a name that changed its kind, an option that is gone, a class renamed or double."""
    faults = [f"version {each} is there twice" for each in _repeated([spec.version for spec in specs])]
    known: dict[Path, FieldSpec] = {}
    for spec in specs:
        faults += _doubles(spec)
        for each in spec.walk():
            if each.path in known:
                place = f"{spec.name} {spec.version}: {'.'.join(each.path)}"
                faults += [f"{place} {fault}" for fault in _contradictions(known[each.path], each)]
            known[each.path] = each
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


def _contradictions(before: FieldSpec, now: FieldSpec) -> Iterator[str]:
    if before.kind is not now.kind:
        yield f"was {before.kind.value} and is {now.kind.value}: give the new question another name"
    kept = {option.name for option in now.options}
    for name in (option.name for option in before.options if option.name not in kept):
        yield f"lost the option {name}: keep it with deprecated=True"
    for one, other in ((before.choice, now.choice), (_section(before), _section(now))):
        if one is not None and other is not None and one.__name__ != other.__name__:
            yield f"had the class {one.__name__} and has {other.__name__}: keep the name"


def _doubles(spec: FormSpec) -> Iterator[str]:
    classes = {used for each in spec.walk() for used in (each.choice, _section(each)) if used is not None}
    for name in _repeated([each.__name__ for each in classes]):
        yield f"{spec.name} {spec.version}: two classes are called {name}: rename one of them"


def _section(field: FieldSpec) -> type | None:
    return field.group.section if field.group else None


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _walk(fields: tuple[UnionField, ...]) -> Iterator[UnionField]:
    for each in fields:
        yield each
        yield from _walk(each.children)
