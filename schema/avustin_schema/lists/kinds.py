"""Kinds of values that lists are asked by: which conditions each has, and how a value goes to its column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import Date, String, Uuid
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.search.finding import wanted
from avustin_core.storage import row_of
from avustin_schema.scalars import cents

SAID = {
    "equals": "Is exactly this.",
    "in": "Is one of these. Of an empty list it is none.",
    "from": "This or more; of days and moments this or later. The end is included.",
    "to": "This or less; of days and moments this or earlier. The end is included.",
    "includes": "Has this among the chosen ones.",
    "contains": "Holds this text, whatever the case of letters. % and _ stand for themselves.",
    "isNull": "Whether there is no value, or none that you may see.",
}
EXACT, RANGE, TEXT = ("equals", "in"), ("equals", "in", "from", "to"), ("equals", "in", "contains")
NOBODYS = UUID(int=0)
NEVER = -(2**63)  #: a sum that no column holds
Write = Callable[[str, Any], Any]  #: (condition, value) to the column's value


STORED = String()


@dataclass(frozen=True)
class Kind:
    """One kind of value."""

    name: str  #: of its type in the API
    type: Any
    conditions: tuple[str, ...]
    is_ordered: bool = False
    write: Write = lambda condition, value: value
    held: Any = STORED  #: how a database holds such a value that isn't of a column


def _like(condition: str, value: Any) -> Any:
    if condition != "contains":
        return value
    escaped = value.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"


def _cents(condition: str, value: Decimal) -> int:
    if condition in ("from", "to"):
        rounding = ROUND_CEILING if condition == "from" else ROUND_FLOOR
        return int(value.scaleb(2).to_integral_value(rounding))
    whole = cents(value)
    return NEVER if whole is None else whole


def id_of_a(type_name: str) -> Kind:
    """The global id of a type's objects."""
    return Kind(
        "ID", strawberry.ID, EXACT, write=lambda condition, value: row_of(value, type_name) or NOBODYS, held=Uuid()
    )


def any_id(write: Write) -> Kind:
    """A global id of whatever type."""
    return Kind("ID", strawberry.ID, EXACT, write=write)


def enum_of(kind: type[Enum]) -> Kind:
    """A choice of that enum."""
    return Kind(kind.__name__, kind, EXACT)


def named(kind: type[Enum]) -> Kind:
    """The same, where a condition holds it against the names."""
    return Kind(kind.__name__, kind, ("equals",), write=lambda condition, value: value.name)


STRING = Kind("String", str, TEXT, True, _like)
LOCALIZED = Kind("LocalizedText", str, ("equals", "contains"), True, _like)
SEARCH = Kind("String", str, ("equals",), write=lambda condition, value: wanted(value))
BOOLEAN = Kind("Boolean", bool, ("equals",))
INT = Kind("Int", int, RANGE, True)
DATE = Kind("Date", date, RANGE, True, held=Date())
MOMENT = Kind("DateTime", datetime, RANGE, True, held=UTCDateTime())
MONEY = Kind("Decimal", Decimal, RANGE, True, _cents)
PLAIN: dict[type, Kind] = {str: STRING, bool: BOOLEAN, int: INT, date: DATE, datetime: MOMENT}
