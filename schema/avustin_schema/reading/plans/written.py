"""Writes the function that turns records into objects: a plain loop, as one would write it by hand."""

import re
from binascii import b2a_base64
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from graphql import GraphQLEnumType, get_nullable_type, is_non_null_type
from sqlalchemy import Uuid

from avustin_core.storage.ids import head_of
from avustin_core.storage.types import Names
from avustin_schema.paging import encode
from avustin_schema.reading.plans.emitter import Anomaly, Body, Emit, nothing
from avustin_schema.reading.plans.prepared import Prepared
from avustin_schema.scalars import euros

Rows = Callable[[Any, Any, Any], list[Any]]  #: (records, environment, what lies below) to the objects
VALUE = re.compile(r"@(\d+)@")
ENUM = re.compile(r"#(\d+)#E")
DIGITS = re.compile(r"#(\d+)#D")
DASHED = re.compile(r"#(\d+)#U")
RAW = re.compile(r"#(\d+)#")
BELOW = re.compile(r"\bk(\d+)\(")
MONEY = '(f"{{x / 100:.2f}}" if -100_000_000_000_000 < (x := @{}@) < 100_000_000_000_000 else money(x))'  # exact below
AS_IT_IS = ("String", "Boolean", "Int", "DateTime", "Date")  #: what orjson writes as the executor would


def needed(value: Any) -> Any:
    """The value, which must be something."""
    if value is None:
        raise Anomaly("null where there must be something")
    return value


def money(cents: int) -> str:
    """Cents as euros, as the executor would write them."""
    sign, whole = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


def dashed(digits: str) -> str:
    """The digits of an id as its text."""
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Writer:
    """Collects the constants of a statement's functions."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {
            "cursor": encode, "dashed": dashed, "nothing": nothing, "needed": needed, "money": money, "base64": b2a_base64
        }  # fmt: skip
        self._readings: list[tuple[str, str]] = []
        self._numbers = count()
        self.body = Body(self._names)

    def constant(self, value: Any) -> str:
        """The name under which the function knows it."""
        name = f"c{next(self._numbers)}"
        self._names[name] = value
        return name

    def reading(self, arguments: dict[str, Any]) -> str:
        """The name of the reading with a field's arguments, made once for all records."""
        if not arguments:
            return "E.reading"
        name = f"a{next(self._numbers)}"
        self._readings.append((name, self.constant(arguments)))
        return name

    def column(self, place: int, convert: Any, emit: Emit, type_: Any, sure: bool) -> str:
        """The expression of a column's value in the answer."""
        inner = get_nullable_type(type_)
        value = f"@{place}@"
        if convert is euros:
            return self._checked(
                MONEY.format(place) if sure else f"(None if #{place}# is None else {MONEY.format(place)})", type_, sure
            )
        if convert is not None:
            made = f"{self.constant(emit)}({self.constant(convert)}({value}), E)"
            return made if sure else f"({self._none(type_)} if #{place}# is None else {made})"
        if isinstance(inner, GraphQLEnumType):
            return self._checked(f"#{place}#E", type_, sure)
        if getattr(inner, "name", "") in AS_IT_IS:
            return self._checked(value, type_, sure)
        return f"{self.constant(emit)}({value}, E)"

    def id(self, place: int, kind: str) -> str:
        """The expression of a global id."""
        head, end = head_of(kind)
        return f"base64({head!r} + #{place}#D.encode(), newline=False)[:{end}].decode()"

    def cursor(self, sign: str, keys: Iterable[tuple[int, Any]]) -> str:
        """The expression of a cursor to those places of the record, of these types."""
        values = ", ".join(f"#{place}#U" if isinstance(type_, Uuid) else f"@{place}@" for place, type_ in keys)
        return f"cursor({sign!r}, ({values},))"

    def _none(self, type_: Any) -> str:
        return "nothing(None)" if is_non_null_type(type_) else "None"

    def _checked(self, expression: str, type_: Any, sure: bool) -> str:
        return f"needed({expression})" if is_non_null_type(type_) and not sure else expression

    def rows(self, made: str, prepared: Prepared) -> Rows:
        """The function from records to objects."""
        expression = ENUM.sub(lambda match: self._enum(int(match[1]), prepared), made)
        digits = "r[{}].hex" if prepared.dialect == "postgresql" else "r[{}]"  # SQLite keeps the digits
        expression = DIGITS.sub(lambda match: digits.format(match[1]), expression)
        expression = DASHED.sub(r"r[\1]" if prepared.dialect == "postgresql" else r"dashed(r[\1])", expression)
        expression = RAW.sub(r"r[\1]", expression)
        expression = VALUE.sub(lambda match: self._read(int(match[1]), prepared), expression)
        below = sorted({int(number) for number in BELOW.findall(expression)})
        lines = ["def rows(records, E, below):"]
        lines += [f"    {name} = E.with_arguments({arguments})" for name, arguments in self._readings]
        lines += [f"    k{number} = below[{number}]" for number in below]
        lines += [f"    return [{expression} for r in records]"]
        namespace = dict(self._names)
        exec("\n".join(lines), namespace)
        made_rows: Rows = namespace["rows"]
        return made_rows

    def _read(self, place: int, prepared: Prepared) -> str:
        read = prepared.reads[place]
        return f"r[{place}]" if read is None else f"{self.constant(read)}(r[{place}])"

    def _enum(self, place: int, prepared: Prepared) -> str:
        """An enum is kept by its name, and its name is what stands in the answer."""
        if isinstance(prepared.types[place], Names):
            return f"r[{place}]"
        raise TypeError("an enum that isn't kept by its name")
