"""Scalars that say what they hold: exact decimals, moments with a zone, days; a form keeps what can't be read."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import strawberry
from graphql import GraphQLError
from strawberry import scalars
from strawberry.schema.config import StrawberryConfig

from avustin_core import forms
from avustin_schema.sent_files import UPLOAD, SentFile

if TYPE_CHECKING:
    JSON = Any
else:
    JSON = scalars.JSON

DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Unreadable(forms.Unreadable):
    """What somebody typed that isn't a value of the scalar. A form keeps it; every other input refuses it."""

    wanted: str


def _decimal(value: Any) -> Decimal | Unreadable:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and DECIMAL.fullmatch(text):
        return Decimal(text)
    return Unreadable(value, "Decimal")


def _moment(value: Any) -> datetime:
    try:
        if isinstance(value, str) and MOMENT.fullmatch(value):
            moment = datetime.fromisoformat(value).astimezone(UTC)
            if MINYEAR < moment.year < MAXYEAR:  # whatever zone it is told in, it is within the calendar
                return moment
    except (ValueError, OverflowError):
        pass
    raise GraphQLError(f"DateTime is a moment with a zone, such as 2019-09-19T16:15:00+03:00, not {value!r}.")


def _day(value: Any) -> date | Unreadable:
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    return Unreadable(value, "Date")


SCALARS: dict[object, Any] = {
    Decimal: strawberry.scalar(
        name="Decimal", serialize=lambda value: format(Decimal(value), "f"), parse_value=_decimal,
        description="An exact decimal number as a string, such as \"1234.50\". Sums of money are euros with two decimals.",
        specified_by_url="https://scalars.graphql.org/andimarek/decimal.html",
    ),
    datetime: strawberry.scalar(
        name="DateTime", serialize=lambda value: value.astimezone(UTC).isoformat().replace("+00:00", "Z"), parse_value=_moment,
        description="A moment with its zone (RFC 3339). Answers are in UTC.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
    ),
    date: strawberry.scalar(
        name="Date", serialize=lambda value: value.isoformat(), parse_value=_day,
        description="A day, such as 2019-09-19.",
        specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
    ),
    JSON: strawberry.scalar(
        name="JSON", serialize=lambda value: value, parse_value=lambda value: value,
        description="A JSON value as it is.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
    ),
    SentFile: UPLOAD,
}  # fmt: skip
CONFIG = StrawberryConfig(scalar_map=SCALARS, auto_camel_case=True)


def euros(cents: int) -> Decimal:
    """Whole cents as euros."""
    return Decimal(cents).scaleb(-2)


def cents(value: Decimal) -> int | None:
    """Euros as whole cents, or None when there is a part of a cent."""
    whole = value.scaleb(2)
    return int(whole) if whole == whole.to_integral_value() else None
