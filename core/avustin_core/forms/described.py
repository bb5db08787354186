"""From kept descriptors back to a structure: what can be known of a form without its class, and so without its plugin."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from avustin_core.forms.paths import EACH, Path
from avustin_core.forms.spec import Bounds, FieldSpec, FormSpec, GroupSpec, OptionSpec
from avustin_core.plugin import Audience, Declaration, Fact, Form, Kind, Role, Section, Step, Text, Visibility
from avustin_core.plugin.texts import as_source

Described = Mapping[str, Any]


def spec_described(name: str, version: str, descriptors: Sequence[Described]) -> FormSpec:
    """The structure, to show answers by. It has no conditions, formulas and checks, so nothing can be saved by it."""
    return FormSpec(name, version, Form, GroupSpec(Section, tuple(_below((), descriptors)), ()))


def _below(above: Path, descriptors: Sequence[Described]) -> Iterator[FieldSpec]:
    for each in descriptors:
        if tuple(each["path"][:-1]) == above:
            yield _field(each, descriptors)


def _field(said: Described, descriptors: Sequence[Described]) -> FieldSpec:
    path, kind = tuple(said["path"]), Kind(said["kind"])
    label, visible = _text(said["label"]), _visible(said["visibleTo"])
    has_group = kind in (Kind.SECTION, Kind.ROWS, Kind.PARTICIPANTS)
    inside = tuple(_below((*path, EACH) if said["repeats"] else path, descriptors)) if has_group else ()
    return FieldSpec(
        name=said["name"], attribute=said["name"], path=path, kind=kind, label=label, help=_maybe(said["help"]),
        required=said["required"], when=None, required_when=None, visible=visible,
        fact=Fact(said["fact"]) if said["fact"] else None, computed=None, bounds=Bounds(), unit=_maybe(said["unit"]),
        must_be=said["mustBe"], step=_step(said["step"]), accepts=tuple(said["accepts"]), largest=said.get("largest"),
        source=as_source(said["source"]), listed=False, deprecated=said["deprecated"],
        declaration=Declaration(label=label, visible=visible),
        options=tuple(
            OptionSpec(each["name"], _text(each["label"]), _maybe(each["help"]), each["deprecated"])
            for each in said["options"]
        ),
        group=GroupSpec(Section, inside, ()) if has_group else None,
    )  # fmt: skip


def _visible(said: Described | None) -> Visibility | None:
    if said is None:
        return None
    roles = frozenset(Role(role) for role in said["roles"])
    return Visibility(Audience(said["audience"]), _text(said["description"]), roles, said["ground"])


def _step(said: Described | None) -> Step | None:
    return Step(said["key"], _text(said["title"]), _maybe(said["help"])) if said else None


def _text(said: Mapping[str, str]) -> Text:
    return Text(said["fi"], said["sv"], said.get("en"))


def _maybe(said: Mapping[str, str] | None) -> Text | None:
    return _text(said) if said else None
