"""From a form class to its structure."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin

from avustin_core.forms.paths import Path
from avustin_core.forms.spec import Bounds, FieldSpec, FormSpec, GroupSpec, OptionSpec
from avustin_core.plugin import (
    Choice,
    Declaration,
    DeclarationError,
    Form,
    Kind,
    Participant,
    Period,
    Section,
    Visibility,
)

UNVERSIONED = "0"
PLAIN = {int: Kind.INTEGER, date: Kind.DATE, bool: Kind.BOOLEAN, Period: Kind.PERIOD}


@cache
def spec_of(form: type[Form]) -> FormSpec:
    """The structure of a form class. One that can't be read raises DeclarationError with the place and the remedy."""
    group = _group(form, path=(), inherited=None)
    return FormSpec(name=form.form_name, version=form.version or UNVERSIONED, form=form, group=group)


def _group(section: type[Section], *, path: Path, inherited: Visibility | None) -> GroupSpec:
    declarations = section.__declarations__.values()
    fields = tuple(_field(section, each, path=path, inherited=inherited) for each in declarations)
    return GroupSpec(section, fields, tuple(section.__checks__.values()))


def _field(section: type[Section], declared: Declaration, *, path: Path, inherited: Visibility | None) -> FieldSpec:
    kind, target = kind_of(declared.annotation, f"{section.__name__}.{declared.attribute}")
    visible = declared.visible or inherited
    here = (*path, declared.wire)
    spec = FieldSpec(
        name=declared.wire,
        attribute=declared.attribute,
        path=here,
        kind=kind,
        label=declared.label,
        help=declared.help,
        required=declared.required,
        when=declared.when,
        required_when=declared.required_when,
        visible=visible,
        fact=declared.fact,
        computed=declared.computed,
        bounds=_bounds(kind, declared),
        unit=declared.unit,
        must_be=declared.must_be,
        step=declared.step,
        accepts=declared.accepts,
        largest=declared.largest,
        source=declared.source,
        listed=declared.listed,
        deprecated=declared.deprecated,
        declaration=declared,
        choice=target if kind in (Kind.CHOICE, Kind.CHOICES) else None,
        options=_options(target) if kind in (Kind.CHOICE, Kind.CHOICES) else (),
    )
    if kind in (Kind.SECTION, Kind.ROWS, Kind.PARTICIPANTS):
        group = _group(target, path=spec.below, inherited=visible)
        object.__setattr__(spec, "group", group)
    return spec


def kind_of(annotation: Any, where: str) -> tuple[Kind, Any]:
    """The kind that an annotation stands for, and the class of its choices, section or rows."""
    bare = _without_none(annotation)
    marked = next((each for each in getattr(bare, "__metadata__", ()) if isinstance(each, Kind)), None)
    if marked is Kind.PARTICIPANTS:
        return _row_kind(marked, get_args(bare.__origin__)[0], Participant, where)
    if marked is not None:
        return marked, None
    if get_origin(bare) is list:
        return _list_kind(get_args(bare)[0], where)
    if isinstance(bare, type):
        if bare in PLAIN:
            return PLAIN[bare], None
        if issubclass(bare, Choice):
            return Kind.CHOICE, bare
        if issubclass(bare, Section) and not issubclass(bare, Form):
            return Kind.SECTION, bare
    raise DeclarationError(
        f"{where}: {bare!r} isn't a kind of field: use ShortText, Money, date, a Choice or another one"
    )


def _list_kind(item: Any, where: str) -> tuple[Kind, Any]:
    if Kind.ATTACHMENT in getattr(item, "__metadata__", ()):
        return Kind.ATTACHMENTS, None
    if isinstance(item, type) and issubclass(item, Choice):
        return Kind.CHOICES, item
    return _row_kind(Kind.ROWS, item, Section, where)


def _row_kind(kind: Kind, row: Any, base: type[Section], where: str) -> tuple[Kind, Any]:
    if isinstance(row, type) and issubclass(row, base) and not issubclass(row, Form):
        return kind, row
    raise DeclarationError(f"{where}: a row of {row!r} isn't possible: make it a subclass of {base.__name__}")


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        rest = [each for each in get_args(annotation) if each is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


SHORT, LONG = 200, 4000
LARGEST_INTEGER = 2**31 - 1
LARGEST_MONEY = Decimal("9999999999999.99")


def _bounds(kind: Kind, declared: Declaration) -> Bounds:
    minimum, maximum, limit = declared.minimum, declared.maximum, declared.limit
    if kind is Kind.INTEGER:
        minimum = -LARGEST_INTEGER if minimum is None else minimum
        maximum = LARGEST_INTEGER if maximum is None else maximum
    if kind is Kind.MONEY:
        minimum, maximum = _or(minimum, Decimal(0)), _or(maximum, LARGEST_MONEY)
    if kind is Kind.PERCENTAGE:
        minimum, maximum = _or(minimum, Decimal(0)), _or(maximum, Decimal(100))
    if kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LOCALIZED_TEXT):
        limit = limit if limit is not None else LONG if kind is Kind.LONG_TEXT else SHORT
    return Bounds(declared.at_least, declared.at_most, minimum, maximum, limit)


def _or(value: Any, otherwise: Decimal) -> Any:
    return otherwise if value is None else Decimal(value) if isinstance(value, int) else value


def _options(choice: type[Choice]) -> tuple[OptionSpec, ...]:
    return tuple(OptionSpec(each.value, each.label, each.option.help, each.option.deprecated) for each in choice)
