"""Texts: there in Finnish and in Swedish, and not the same in both unless that is right."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from avustin_core.forms import FieldSpec, FormSpec, spec_of
from avustin_core.plugin import Programme, Text, Visibility
from avustin_core.testing.faults import Fault, forms_of

Seen = dict[int, object]  #: by their ids; kept, so that nothing else comes to have the id meanwhile


def text_faults(programme: type[Programme], same_in_both: Collection[str]) -> Iterator[Fault]:
    """What lacks a language, and what reads alike in both without being declared so."""
    alike: set[str] = set()
    for place, text in texts_of(programme):
        for language, words in (("Finnish", text.fi), ("Swedish", text.sv)):
            if not words.strip():
                yield Fault(programme.code, place, f"the text lacks {language}", "write fi=… and sv=…")
        if text.fi == text.sv:
            alike.add(text.fi)
            if text.fi not in same_in_both:
                remedy = f"translate it, or put {text.fi!r} in same_in_both of the contract where that is right"
                yield Fault(programme.code, place, f"Finnish and Swedish are both {text.fi!r}", remedy)
    for words in sorted(set(same_in_both) - alike):
        yield Fault(programme.code, "same_in_both", f"no text is {words!r} in both languages", "take it out")


def texts_of(programme: type[Programme]) -> Iterator[tuple[str, Text]]:
    """Every text that somebody may come to read, with the place of its declaration; each once."""
    seen: Seen = {}
    for form in forms_of(programme):
        yield from _of_form(spec_of(form), seen)
    for name in dir(programme):
        if not name.startswith("_"):
            yield from _within(f"{programme.__name__}.{name}", getattr(programme, name), seen)


def texts_in(*things: object) -> Iterator[Text]:
    """Every text within declarations of any kind, each once."""
    yield from (text for _, text in _within("", things, {}))


def _of_form(spec: FormSpec, seen: Seen) -> Iterator[tuple[str, Text]]:
    for each in spec.walk():
        yield from _of_field(f"{each.declaration.owner.__name__}.{each.attribute}", each, seen)
    for _, group in spec.groups():
        for check in group.checks:
            yield from _within(f"{group.section.__name__}.{check.key}", check.says, seen)


def _of_field(place: str, each: FieldSpec, seen: Seen) -> Iterator[tuple[str, Text]]:
    for name in ("label", "help", "unit", "step", "source"):
        yield from _within(f"{place} {name}", getattr(each, name), seen)
    for option in each.options:
        yield from _within(f"{place} option {option.name}", (option.label, option.help), seen)


def _within(place: str, thing: object, seen: Seen) -> Iterator[tuple[str, Text]]:
    if thing is None or isinstance(thing, str | bytes | type | Enum | Visibility) or id(thing) in seen:
        return
    seen[id(thing)] = thing
    if isinstance(thing, Text):
        yield place, thing
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _within(f"{place}.{key}", value, seen)
    elif isinstance(thing, tuple | list | frozenset):
        for value in thing:
            yield from _within(f"{place} {getattr(value, 'key', '')}".strip(), value, seen)
    elif is_dataclass(thing):
        for member in fields(thing):
            yield from _within(f"{place}.{member.name}", getattr(thing, member.name), seen)
