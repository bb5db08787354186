"""An answer of each kind that nothing is wrong with, within the bounds that its field declares."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from avustin_core.forms import FieldSpec
from avustin_core.forms.values import plain, resolve
from avustin_core.plugin import Fact, Kind, OrganisationView
from avustin_core.testing.pool import ORGANISATIONS, files_for

DAY = date(2020, 6, 1)
HALF_A_YEAR = timedelta(days=180)
FIXED: Mapping[Kind, Any] = {
    Kind.EMAIL: "esko@esimerkki.example",
    Kind.PHONE: "+35890000000",
    Kind.BUSINESS_ID: "1234567-1",
    Kind.IBAN: "FI2112345600000785",
    Kind.MUNICIPALITY: "E01",
}


def sample(field: FieldSpec, settings: Mapping[str, object], applicant: OrganisationView) -> Any:
    """A right answer, as JSON; rows come with their keys, and are blank otherwise."""
    if field.kind in FIXED:
        return FIXED[field.kind]
    if field.kind is Kind.PARTICIPANTS:
        return participants(applicant, max(1, field.bounds.at_least or 1))
    if field.kind is Kind.ROWS:
        return [{"key": f"r{number}"} for number in range(1, max(1, field.bounds.at_least or 1) + 1)]
    if field.kind is Kind.ORGANISATION:
        return applicant.id
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return _chosen(field)
    if field.kind in (Kind.ATTACHMENT, Kind.ATTACHMENTS):
        found = files_for(field.accepts) or ["d-1"]
        return found[0] if field.kind is Kind.ATTACHMENT else found[: max(1, field.bounds.at_least or 1)]
    if field.kind is Kind.BOOLEAN:
        return bool(field.must_be)
    return _written(field, settings)


def participants(applicant: OrganisationView, count: int) -> list[dict[str, Any]]:
    """The applicant as the lead, and partners that are municipalities where there are any left."""
    others = sorted(
        (each for each in ORGANISATIONS.values() if each.id != applicant.id),
        key=lambda each: (not each.is_municipality, each.id),
    )
    return [
        {"key": f"p{number}", "organisation": each.id, "role": "PARTNER" if number > 1 else "LEAD", "committed": True}
        for number, each in enumerate([applicant, *others][:count], 1)
    ]


def _chosen(field: FieldSpec) -> Any:
    options = [each.name for each in field.options if not each.deprecated] or [each.name for each in field.options]
    return options[0] if field.kind is Kind.CHOICE else options[: max(1, field.bounds.at_least or 1)]


def _written(field: FieldSpec, settings: Mapping[str, object]) -> Any:
    if field.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
        return field.label.fi[: resolve(field.bounds.limit, settings)]
    if field.kind is Kind.LOCALIZED_TEXT:
        limit = resolve(field.bounds.limit, settings)
        return {"fi": field.label.fi[:limit], "sv": field.label.sv[:limit]}
    if field.kind is Kind.PERIOD:
        starts = clipped(DAY, field, settings)
        return {"starts": starts.isoformat(), "ends": clipped(starts + HALF_A_YEAR, field, settings).isoformat()}
    if field.kind is Kind.DATE:
        return plain(clipped(DAY, field, settings))
    return plain(clipped(_number(field), field, settings))


def _number(field: FieldSpec) -> Any:
    """Sums begin with a cost of 100 in each row, of which half is applied for, and nothing else."""
    if field.kind is Kind.INTEGER:
        return 1
    if field.kind is Kind.PERCENTAGE:
        return Decimal(50)
    if field.fact is Fact.AMOUNT_APPLIED:
        return Decimal(50)
    in_rows = "*" in field.path and field.attribute != "share"
    return Decimal(100 if in_rows else 0)


def clipped(value: Any, field: FieldSpec, settings: Mapping[str, object]) -> Any:
    """The value, or the bound that it lies beyond."""
    lowest, highest = resolve(field.bounds.minimum, settings), resolve(field.bounds.maximum, settings)
    if lowest is not None and value < lowest:
        value = type(value)(lowest) if isinstance(value, Decimal) else lowest
    if highest is not None and highest < value:
        value = type(value)(highest) if isinstance(value, Decimal) else highest
    return value
