"""What a filter asks: read into a tree that is checked and counted, and from it conditions over what the viewer may see."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from avustin_core import forms
from avustin_core.answers.storable import is_text
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.lists.asked import Ask, OfAnswers
from avustin_schema.lists.asks import Condition
from avustin_schema.lists.kinds import EXACT, Kind
from avustin_schema.rights.words import is_narrower
from avustin_schema.sources import Source

LONGEST = 200  #: characters of a text that is looked for


@dataclass(frozen=True)
class Both:
    """All of the parts, or any of them."""

    parts: tuple[Any, ...]
    is_any: bool = False


@dataclass(frozen=True)
class Neither:
    """Not the part."""

    part: Any


@dataclass(frozen=True)
class Linked:
    """The object of a join, seen and fitting the part; `keys` say which it is, by what the row here holds of it."""

    field: str
    source: Source
    keys: tuple["One", ...]
    part: Both


@dataclass(frozen=True)
class Answered:
    """The answers that `data` shows, of that form and fitting the part."""

    of: OfAnswers
    part: Both


@dataclass(frozen=True)
class One:
    """A condition on a field, or one with a name of its own; the value as the column has it."""

    asked: Ask | Condition
    condition: str
    value: Any


@dataclass
class Reader:
    """Reads a filter, within what the settings allow."""

    settings: Settings
    registry: Registry
    number: int = field(default=0)

    def read(self, source: Source, given: Any, level: int = 1) -> Both:
        """The tree of a filter of that type's objects."""
        self._expect(level)
        return Both(tuple(self._parts(source, given, level)))

    def _expect(self, level: int) -> None:
        if level > self.settings.limit_filter_levels:
            raise _refused(TOO_DEEP, self.settings.limit_filter_levels)

    def _parts(self, source: Source, given: Any, level: int) -> Iterator[Any]:
        yield from self._combined(given, lambda part: self.read(source, part, level + 1))
        yield from self._fields(source.asked.fields, given)
        for name, (join, target) in source.asked.links.items():
            if (part := given.get(name)) is not None:
                self._count(1)
                read = self.read(Source.known[target], part, level + 1)
                keys = tuple(
                    each for each in read.parts if _is_key(each, Source.known[target], source.joins[join].there)
                )
                rest = Both(tuple(each for each in read.parts if each not in keys))
                yield Linked(name, Source.known[target], keys, rest)
        for name, condition in source.asked.conditions.items():
            if (value := given.get(name)) is not None:
                yield self._one(condition, "equals", value, name)
        for name, of in source.asked.where(self.registry).answers.items():
            if (part := given.get(name)) is not None:
                self._count(1)
                yield Answered(of, self._answers(of, part, level + 1))

    def _answers(self, of: OfAnswers, given: Any, level: int) -> Both:
        self._expect(level)
        combined = self._combined(given, lambda part: self._answers(of, part, level + 1))
        return Both((*combined, *self._fields(of.fields, given)))

    def _combined(self, given: Any, read: Callable[[Any], Both]) -> Iterator[Any]:
        for name in ("and", "or"):
            if (several := given.get(name)) is not None:
                self._count(len(several))
                yield Both(tuple(read(each) for each in several), name == "or")
        if (part := given.get("not")) is not None:
            yield Neither(read(part))

    def _fields(self, fields: Mapping[str, Ask], given: Any) -> Iterator[One]:
        for name, ask in fields.items():
            if (conditions := given.get(name)) is not None:
                yield from self._conditions(ask, conditions)

    def _conditions(self, ask: Ask, given: Any) -> Iterator[One]:
        for name in (*ask.asks.kind.conditions, *(("isNull",) if ask.is_nullable else ())):
            if (value := given.get(name)) is not None:
                yield self._one(ask, name, value, ask.name)

    def _one(self, asked: Ask | Condition, condition: str, value: Any, name: str) -> One:
        self._count(1)
        if condition == "isNull":
            return One(asked, condition, value)
        values = value if isinstance(value, list) else [value]
        kind = (asked.asks if isinstance(asked, Ask) else asked).kind
        for each in values:
            _check(kind, each, name)
        written = [kind.write(condition, each) for each in values]
        return One(asked, condition, written if isinstance(value, list) else written[0])

    def _count(self, number: int) -> None:
        self.number += number
        if self.number > self.settings.limit_filter_conditions:
            raise _refused(TOO_MANY, self.settings.limit_filter_conditions)


def _is_key(part: Any, source: Source, there: str) -> bool:
    """Whether a condition says which object it is, by what the row here holds of it too."""
    if not isinstance(part, One) or part.condition not in EXACT or part.asked is not source.asked.fields.get(there):
        return False
    return not is_narrower(source.rights.fields[there], source.rights)


def _check(kind: Kind, value: Any, name: str) -> None:
    if isinstance(value, forms.Unreadable):
        raise _refused(UNREADABLE, name)
    if kind.type is str and (len(value) > LONGEST or not is_text(value)):
        raise _refused(NO_TEXT, name)


def values_of(tree: Any) -> Iterator[Any]:
    """The values of a tree, in an order that the same filter of other values has too."""
    match tree:
        case Both():
            for each in tree.parts:
                yield from values_of(each)
        case Neither() | Answered():
            yield from values_of(tree.part)
        case Linked():
            yield from (each.value for each in tree.keys)
            yield from values_of(tree.part)
        case One(condition="isNull"):
            return
        case One(value=bool()):
            return
        case One():
            yield tree.value


TOO_DEEP = Text(
    fi="filter: sisäkkäisiä ehtoja saa olla enintään {0} tasoa.",
    sv="filter: villkoren får ha högst {0} nivåer.",
    en="filter: conditions may lie {0} levels deep.",
)
TOO_MANY = Text(
    fi="filter: ehtoja saa olla enintään {0}.",
    sv="filter: villkoren får vara högst {0}.",
    en="filter: there may be {0} conditions.",
)
UNREADABLE = Text(
    fi="filter: kentän {0} arvo ei kelpaa. Anna luku muodossa 1234.50 tai päivämäärä muodossa 2019-09-19.",
    sv="filter: värdet för {0} är ogiltigt. Ange ett tal i formatet 1234.50 eller ett datum i formatet 2019-09-19.",
    en="filter: the value of {0} can't be used. Give a number such as 1234.50 or a day such as 2019-09-19.",
)
NO_TEXT = Text(
    fi=f"filter: kentän {{0}} teksti on yli {LONGEST} merkkiä, tai siinä on merkki, jota ei voi käyttää haussa.",
    sv=f"filter: texten för {{0}} är längre än {LONGEST} tecken, eller innehåller ett tecken som inte kan användas.",
    en=f"filter: the text of {{0}} is longer than {LONGEST} characters, or has one that can't be looked for.",
)


def _refused(said: Text, value: Any) -> InvalidInput:
    told = Text(*(getattr(said, language).format(value) for language in ("fi", "sv", "en")))
    return InvalidInput("filter", reason=told)
