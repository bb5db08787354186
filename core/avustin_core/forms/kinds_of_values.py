"""What sort of value an expression gives, so that a comparison or sum that can't work is found at start."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from avustin_core.forms.expressing import field_of
from avustin_core.forms.paths import Path
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import Choice, Expression, Kind
from avustin_core.plugin.calculations import Calculation, Count, Total, ValueOr
from avustin_core.plugin.comparisons import Comparing, Comparison, Every, Negation, Some
from avustin_core.plugin.expressions import Answered, Constant, FieldValue, Includes, Named, SettingReference

NUMBER, DATE, BOOLEAN, TEXT, ANY = "a number", "a date", "yes or no", "text", "anything"
SORTS = {
    Kind.INTEGER: NUMBER,
    Kind.MONEY: NUMBER,
    Kind.PERCENTAGE: NUMBER,
    Kind.DATE: DATE,
    Kind.BOOLEAN: BOOLEAN,
    Kind.SHORT_TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.EMAIL: TEXT,
    Kind.PHONE: TEXT,
    Kind.BUSINESS_ID: TEXT,
    Kind.IBAN: TEXT,
}


def sort_of_field(field: FieldSpec, part: str | None = None) -> str:
    """The sort of a field's value; each choice is a sort of its own."""
    if field.kind is Kind.PERIOD and part in ("starts", "ends"):
        return DATE
    if field.choice is not None and field.kind is Kind.CHOICE:
        return f"a {field.choice.__name__}"
    return SORTS.get(field.kind, field.kind.value)


def faults_of(spec: FormSpec, near: Path, expression: Expression, wanted: str) -> Iterator[str]:
    """What is wrong with an expression of the group at a path, which has to give `wanted`."""
    yield from _inside(spec, near, expression)
    given = sort_of(spec, near, expression)
    if ANY not in (given, wanted) and given != wanted:
        yield f"it gives {given} where {wanted} is needed"


def sort_of(spec: FormSpec, near: Path, expression: Expression) -> str:
    """The sort of an expression's value."""
    match expression:
        case FieldValue(field, part):
            found = field_of(spec, near, field)
            return sort_of_field(found, part) if found else ANY
        case Constant(value):
            return _sort_of_value(value)
        case Total() | Count() | Calculation():
            return NUMBER
        case ValueOr(value, _):
            return sort_of(spec, near, value)
        case SettingReference():
            return ANY
    return BOOLEAN


def _sort_of_value(value: object) -> str:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, Choice):
        return f"a {type(value).__name__}"
    if isinstance(value, date):
        return DATE
    return NUMBER if isinstance(value, (int, Decimal)) else TEXT


def _inside(spec: FormSpec, near: Path, expression: Expression) -> Iterator[str]:
    match expression:
        case FieldValue(field, _) | Answered(field):
            yield from _known(spec, near, field)
        case Includes(field, member):
            yield from _known(spec, near, field)
            yield from _member(field_of(spec, near, field), member)
        case Comparison(how, left, right):
            yield from _inside(spec, near, left)
            yield from _inside(spec, near, right)
            yield from _compared(how, sort_of(spec, near, left), sort_of(spec, near, right))
        case Every(parts) | Some(parts):
            for part in parts:
                yield from faults_of(spec, near, part, BOOLEAN)
        case Negation(part):
            yield from faults_of(spec, near, part, BOOLEAN)
        case Calculation(_, terms):
            for term in terms:
                yield from faults_of(spec, near, term, NUMBER)
        case ValueOr(value, otherwise):
            yield from _inside(spec, near, value)
            yield from faults_of(spec, near, otherwise, sort_of(spec, near, value))
        case Total(rows, of, where):
            yield from _over_rows(spec, near, rows, of, where)
        case Count(rows, where):
            yield from _over_rows(spec, near, rows, None, where)


def _known(spec: FormSpec, near: Path, field: Named) -> Iterator[str]:
    if field_of(spec, near, field) is None:
        yield f"{field!r} can't be read here: name a field of this form, its sections or the row itself"


def _member(field: FieldSpec | None, member: object) -> Iterator[str]:
    if field is None:
        return
    if field.choice is None:
        yield f"includes() takes a field of choices, and {field.name} is {field.kind.value}"
    elif not isinstance(member, field.choice):
        yield f"{member!r} isn't an option of {field.choice.__name__}"


def _compared(how: Comparing, left: str, right: str) -> Iterator[str]:
    if ANY not in (left, right) and left != right:
        yield f"{left} can't be compared with {right}"
    elif how is not Comparing.EQUALS and not {left, right} & {NUMBER, DATE}:
        yield f"{left} isn't less or more than {right}"


def _over_rows(spec: FormSpec, near: Path, rows: Named, of: Named | None, where: Expression | None) -> Iterator[str]:
    found = field_of(spec, near, rows)
    if found is None or found.group is None or not found.repeats:
        yield f"{rows!r} has no rows to go over"
        return
    column = found.group.field(of.wire) if of is not None else None
    if of is not None and (column is None or not issubclass(found.group.section, of.owner)):
        yield f"{of!r} isn't a field of the rows of {found.name}"
    elif column is not None and sort_of_field(column) != NUMBER:
        yield f"{of!r} isn't a number, and can't be summed"
    if where is not None:
        yield from faults_of(spec, found.below, where, BOOLEAN)
