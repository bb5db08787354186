"""Expressions: conditions, sums and comparisons as frozen trees that the server evaluates and clients are given.

An expression is exact, and three-valued: what isn't answered, can't be read or isn't set is UNKNOWN, a condition
that is UNKNOWN doesn't hold, and a check that is UNKNOWN says nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, Protocol

from avustin_core.plugin.mistakes import DeclarationError

Json = dict[str, object]


class Unknown(Enum):
    """The one value of what isn't known."""

    UNKNOWN = "UNKNOWN"

    def __bool__(self) -> bool:
        return False


#: What an expression gives where something isn't answered, can't be read or isn't set.
UNKNOWN: Final = Unknown.UNKNOWN


class Named:
    """A field as expressions refer to it: `owner` is the class that declares it, `wire` its name in answers."""

    attribute: str
    wire: str
    owner: type

    def __repr__(self) -> str:
        return f"{self.owner.__name__}.{self.attribute}" if hasattr(self, "owner") else "<a field>"


class Values(Protocol):
    """What an expression reads from; a field that isn't answered, readable and visible is UNKNOWN."""

    def value(self, field: Named) -> object:
        """A field's typed value, or UNKNOWN."""

    def blank(self, field: Named) -> bool:
        """Whether a field isn't answered or isn't shown; what can't be read isn't blank."""

    def rows(self, field: Named) -> Sequence["Values"]:
        """The rows of a repeating field, each to read from in its turn."""

    def setting(self, key: str) -> object:
        """A setting of the call, or UNKNOWN while it isn't set."""


Locate = Callable[[Named], object]


def by_name(field: Named) -> object:
    """A field as its own name says it."""
    return field.wire


@dataclass(frozen=True)
class Expression:
    """A node of the tree."""

    def evaluate(self, values: Values) -> object:
        """The value, or UNKNOWN. Numbers come as exact fractions."""
        raise NotImplementedError

    def to_json(self, locate: Locate = by_name) -> Json:
        """The tree for clients: `op`, and what it works on."""
        raise NotImplementedError

    def children(self) -> Iterator["Expression"]:
        """The nodes right under this one."""
        for member in fields(self):
            value = getattr(self, member.name)
            if isinstance(value, Expression):
                yield value
            elif isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, Expression))

    def walk(self) -> Iterator["Expression"]:
        """This node and all under it."""
        yield self
        for child in self.children():
            yield from child.walk()

    def fields(self) -> Iterator[Named]:
        """Every field that the tree reads."""
        for node in self.walk():
            for member in fields(node):
                value = getattr(node, member.name)
                if isinstance(value, Named):
                    yield value


@dataclass(frozen=True)
class FieldValue(Expression):
    """A field's value; `part` is `starts` or `ends` of a period. A field stands for its value by its own name."""

    field: Named
    part: str | None = None

    def evaluate(self, values: Values) -> object:
        value = values.value(self.field)
        if value is UNKNOWN or self.part is None:
            return value
        return getattr(value, self.part)

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "field", "field": locate(self.field)} | ({"part": self.part} if self.part else {})


@dataclass(frozen=True)
class Constant(Expression):
    """A value that is written in the form."""

    value: object

    def evaluate(self, values: Values) -> object:
        return self.value

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "constant", "value": _plain(self.value)}


@dataclass(frozen=True)
class SettingReference(Expression):
    """A setting of the call."""

    key: str

    def evaluate(self, values: Values) -> object:
        return values.setting(self.key)

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "setting", "key": self.key}


@dataclass(frozen=True)
class Answered(Expression):
    """Whether a field is answered."""

    field: Named

    def evaluate(self, values: Values) -> object:
        return values.value(self.field) is not UNKNOWN

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "answered", "field": locate(self.field)}


@dataclass(frozen=True)
class Includes(Expression):
    """Whether a member is among those chosen."""

    field: Named
    member: object

    def evaluate(self, values: Values) -> object:
        chosen = values.value(self.field)
        return UNKNOWN if chosen is UNKNOWN else self.member in _several(chosen)

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "includes", "field": locate(self.field), "value": _plain(self.member)}


def operand(value: object) -> Expression:
    """A field, a value or an expression as an expression; a float is refused, since it isn't exact."""
    if isinstance(value, Expression):
        return value
    if isinstance(value, Named):
        return FieldValue(value)
    if isinstance(value, (bool, int, Decimal, date, str)):
        return Constant(value)
    raise DeclarationError(
        f"{value!r} can't stand in an expression: use a field, a Decimal, a date or another expression"
    )


def named(value: object, where: str) -> Named:
    """The field that a name of the class body stands for."""
    if isinstance(value, Named):
        return value
    raise DeclarationError(f"{where} takes a field of the form, not {value!r}")


def exact(value: object) -> object:
    """Numbers as fractions, so that all of them compare; anything else as it is."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    return value


def number(value: object) -> Fraction:
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    raise DeclarationError(f"{value!r} isn't a number, and is calculated with")


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
