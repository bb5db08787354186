"""One answer read by its kind, and held against its bounds; and back again as the JSON that is stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from avustin_core.forms import identifiers, scalars
from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.references import References, read_document, read_municipality, read_organisation
from avustin_core.forms.scalars import Fault
from avustin_core.forms.spec import FieldSpec
from avustin_core.plugin import (
    DocumentView,
    Kind,
    Localized,
    MunicipalityView,
    OrganisationView,
    Period,
    Setting,
)

Settings = Mapping[str, object]
AS_THEY_ARE = frozenset({str, int, bool})

READERS: Mapping[Kind, Any] = {
    Kind.SHORT_TEXT: scalars.read_text,
    Kind.LONG_TEXT: scalars.read_text,
    Kind.LOCALIZED_TEXT: scalars.read_localized,
    Kind.INTEGER: scalars.read_integer,
    Kind.MONEY: scalars.read_money,
    Kind.PERCENTAGE: scalars.read_percentage,
    Kind.DATE: scalars.read_date,
    Kind.BOOLEAN: scalars.read_boolean,
    Kind.PERIOD: scalars.read_period,
    Kind.EMAIL: identifiers.read_email,
    Kind.PHONE: identifiers.read_phone,
    Kind.BUSINESS_ID: identifiers.read_business_id,
    Kind.IBAN: identifiers.read_iban,
}


def read_value(field: FieldSpec, raw: object, references: References) -> object:
    """The typed value of an answer that isn't blank, or a Fault."""
    if field.kind is Kind.CHOICE:
        return _option(field, raw)
    if field.kind is Kind.CHOICES:
        return _several(raw, lambda item: _option(field, item))
    if field.kind is Kind.ORGANISATION:
        return read_organisation(raw, references)
    if field.kind is Kind.MUNICIPALITY:
        return read_municipality(raw, references)
    if field.kind is Kind.ATTACHMENT:
        return read_document(field, raw, references)
    if field.kind is Kind.ATTACHMENTS:
        return _several(raw, lambda item: read_document(field, item, references))
    return READERS[field.kind](raw)


def _option(field: FieldSpec, raw: object) -> object:
    assert field.choice is not None
    if isinstance(raw, str) and raw in field.choice.__members__:
        return field.choice(raw)
    return Fault(Code.NOT_AN_OPTION)


def _several(raw: object, read: Any) -> object:
    if not isinstance(raw, list):
        return Fault(Code.UNREADABLE)
    items = [read(item) for item in raw]
    fault = next((item for item in items if isinstance(item, Fault)), None)
    if fault is not None:
        return fault
    return items if all(item not in items[:index] for index, item in enumerate(items)) else Fault(Code.DUPLICATE)


def bounded(field: FieldSpec, raw: object, value: object, settings: Settings) -> Iterator[Fault]:
    """What a value that was read breaks; it stays readable, so that sums and rules still see it."""
    bounds = field.bounds
    yield from _length(raw, resolve(bounds.limit, settings))
    minimum, maximum = resolve(bounds.minimum, settings), resolve(bounds.maximum, settings)
    for below, part in _parts(value):
        if _less(part, minimum):
            yield Fault(Code.BELOW_MINIMUM, {"minimum": plain(minimum)}, below)
        if _less(maximum, part):
            yield Fault(Code.ABOVE_MAXIMUM, {"maximum": plain(maximum)}, below)
    if isinstance(value, list):
        yield from counted(field, len(value))
    if field.must_be is not None and value is not field.must_be:
        yield Fault(Code.MUST_BE_CONFIRMED if field.must_be else Code.MUST_BE_DENIED)
    if field.kind is Kind.PHONE and not identifiers.is_usual_phone(str(value)):
        yield Fault(Code.PHONE_UNUSUAL, warns=True)


def counted(field: FieldSpec, count: int) -> Iterator[Fault]:
    """Too few or too many rows, choices or attachments."""
    if field.bounds.at_least is not None and count < field.bounds.at_least:
        yield Fault(Code.TOO_FEW, {"at_least": field.bounds.at_least, "count": count})
    if field.bounds.at_most is not None and count > field.bounds.at_most:
        yield Fault(Code.TOO_MANY, {"at_most": field.bounds.at_most, "count": count})


def resolve(bound: object, settings: Settings) -> Any:
    """A bound's value; None where it is a setting that isn't set."""
    if isinstance(bound, Setting):
        value = settings.get(bound.key)
        return bound.default if value is None else value
    return bound


def _length(raw: object, limit: Any) -> Iterator[Fault]:
    if limit is None:
        return
    texts = raw.items() if isinstance(raw, dict) else [(None, raw)]
    for language, text in texts:
        if isinstance(text, str) and len(text) > limit:
            yield Fault(Code.TOO_LONG, {"length": len(text), "limit": limit}, (language,) if language else ())


def _less(left: Any, right: Any) -> bool:
    same = isinstance(left, date) == isinstance(right, date)
    comparable = isinstance(left, (int, Decimal, date)) and isinstance(right, (int, Decimal, date))
    return bool(same and comparable and left < right)


def _parts(value: object) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(value, Period):
        yield ("starts",), value.starts
        yield ("ends",), value.ends
    else:
        yield (), value


def decimal_text(value: Decimal) -> str:
    """Money or a percentage on the wire: at least two decimals, no exponent."""
    return f"{value:.2f}"


def plain(value: object) -> Any:
    """A typed value as the JSON that is stored."""
    if type(value) in AS_THEY_ARE:
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Localized):
        return {code: text for code in ("fi", "sv", "en") if (text := getattr(value, code)) is not None}
    if isinstance(value, Period):
        return {"starts": value.starts.isoformat(), "ends": value.ends.isoformat()}
    if isinstance(value, (OrganisationView, DocumentView)):
        return value.id
    if isinstance(value, MunicipalityView):
        return value.code
    return [plain(item) for item in value] if isinstance(value, list) else value
