"""Faults of a form's declaration, found at start: the place, what is wrong, and what to write instead."""

from collections.abc import Collection, Iterator

from avustin_core.forms.building import spec_of
from avustin_core.forms.cycles import cycles
from avustin_core.forms.expressing import field_of, group_path
from avustin_core.forms.fact_faults import fact_faults
from avustin_core.forms.kinds_of_values import ANY, BOOLEAN, faults_of, sort_of_field
from avustin_core.forms.listing import listing_faults
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import Audience, DeclarationError, Form, Kind, SecrecyGround, Setting, Text, Visibility
from avustin_core.plugin.expressions import Expression, Named, SettingReference

TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LOCALIZED_TEXT)
BOUNDED = (Kind.INTEGER, Kind.MONEY, Kind.PERCENTAGE, Kind.DATE, Kind.PERIOD)
COMPUTED = (Kind.INTEGER, Kind.MONEY, Kind.PERCENTAGE, Kind.DATE, Kind.BOOLEAN)


def check_form(form: type[Form], settings: Collection[Setting] | None = None) -> list[str]:
    """What is wrong with a form class, one line each; nothing for a form that can be used.

    `settings` are those that the programme declares: with them, a setting that isn't among them is a fault.
    """
    try:
        spec = spec_of(form)
    except DeclarationError as error:
        return [str(error)]
    return list(_faults(spec, settings))


def _faults(spec: FormSpec, settings: Collection[Setting] | None) -> Iterator[str]:
    if spec.form.version is None:
        yield f'{spec.form.__name__} has no version: write class {spec.form.__name__}(…, version="1.0")'
    for _, group in spec.groups():
        names = [each.name for each in group.fields]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"{group.section.__name__}: two fields are called {name} in answers: rename one of them"
    for each in spec.walk():
        place = f"{each.declaration.owner.__name__}.{each.attribute}"
        yield from (f"{place}: {fault}" for fault in _field_faults(spec, each))
    yield from _check_faults(spec)
    yield from (f"{name} depends on itself: take one of its conditions away" for name in cycles(spec))
    yield from fact_faults(spec)
    if settings is not None:
        yield from _setting_faults(spec, {setting.key for setting in settings})


def _field_faults(spec: FormSpec, field: FieldSpec) -> Iterator[str]:
    if field.visible is None:
        yield "says not who sees the answer: write visible=REGISTER, PARTIES, OFFICIALS or another one"
    else:
        yield from _visibility_faults(field.visible)
    for name, text in _texts(field):
        if not (text.fi.strip() and text.sv.strip()):
            yield f"{name} lacks Finnish or Swedish: write fi=… and sv=…"
    yield from _bound_faults(field)
    yield from listing_faults(spec, field)
    yield from _expression_faults(spec, field)


def _visibility_faults(visible: Visibility) -> Iterator[str]:
    if visible.audience is Audience.SECRET and visible.ground not in tuple(SecrecyGround):
        yield f"the ground {visible.ground!r} isn't in 24 § 1 mom.: write ground=SecrecyGround.ITEM_20 or another item"
    if visible.audience in (Audience.SECRET, Audience.NAMED_ROLES) and not visible.roles:
        yield "is for no role, so that no official sees the answer: name roles, such as Role.PREPARER"


def _texts(field: FieldSpec) -> Iterator[tuple[str, Text]]:
    yield "the label", field.label
    for name, text in (("help", field.help), ("unit", field.unit), ("step", field.step.title if field.step else None)):
        if text is not None:
            yield name, text
    for option in field.options:
        yield f"option {option.name}", option.label


def _bound_faults(field: FieldSpec) -> Iterator[str]:
    declared, bounds = field.declaration, field.bounds
    if (bounds.at_least is not None or bounds.at_most is not None) and not field.is_list:
        yield "at_least= and at_most= count rows, choices and attachments: use minimum= and maximum="
    if bounds.at_least is not None and bounds.at_most is not None and bounds.at_least > bounds.at_most:
        yield f"at_least={bounds.at_least} is more than at_most={bounds.at_most}"
    if (declared.minimum is not None or declared.maximum is not None) and field.kind not in BOUNDED:
        yield f"minimum= and maximum= don't bound {field.kind.value}: use limit=, at_least= or at_most="
    if declared.limit is not None and field.kind not in TEXTS:
        yield f"limit= is for text, and this is {field.kind.value}"
    if field.must_be is not None and field.kind is not Kind.BOOLEAN:
        yield "must_be= is for yes and no: make the field a bool"
    if field.accepts and field.kind not in (Kind.ATTACHMENT, Kind.ATTACHMENTS):
        yield "accepts= is for attachments"
    if field.largest is not None and field.kind not in (Kind.ATTACHMENT, Kind.ATTACHMENTS):
        yield "largest= is for attachments"
    if field.largest is not None and field.largest <= 0:
        yield f"largest={field.largest} takes no file: give a number of bytes"
    if field.choice is not None and not field.options:
        yield f"{field.choice.__name__} has no options: give it NAME = option(fi=…, sv=…)"
    if field.computed is not None and field.kind not in COMPUTED:
        yield f"a computed value can't be {field.kind.value}: make it Money, Percentage, int, date or bool"


def _expression_faults(spec: FormSpec, field: FieldSpec) -> Iterator[str]:
    expressions: tuple[tuple[str, Expression | None, str], ...] = (
        ("when=", field.when, BOOLEAN),
        ("required_when=", field.required_when, BOOLEAN),
        ("the formula", field.computed, sort_of_field(field) if field.kind in COMPUTED else ANY),
    )
    for name, expression, wanted in expressions:
        if expression is not None:
            yield from (f"{name}: {fault}" for fault in faults_of(spec, group_path(field), expression, wanted))


def _check_faults(spec: FormSpec) -> Iterator[str]:
    for path, group in spec.groups():
        for check in group.checks:
            place = f"{group.section.__name__}.{check.key}"
            yield from (f"{place}: {fault}" for fault in faults_of(spec, path, check.holds, BOOLEAN))
            if not (check.says.fi.strip() and check.says.sv.strip()):
                yield f"{place}: says= lacks Finnish or Swedish: write says=Text(fi=…, sv=…)"
            for each in check.about:
                if field_of(spec, path, each) is None and not _in_rows(spec, each):
                    yield f"{place}: {each!r} isn't a field of this form"


def _in_rows(spec: FormSpec, wanted: Named) -> bool:
    groups = (group for _, group in spec.groups() if issubclass(group.section, wanted.owner))
    return any(group.field(wanted.wire) is not None for group in groups)


def _setting_faults(spec: FormSpec, known: set[str]) -> Iterator[str]:
    for key in sorted(settings_of(spec) - known):
        yield f"setting {key} is used and not declared: put it in the programme's settings"


def settings_of(spec: FormSpec) -> set[str]:
    """The keys of the settings that a form's expressions and bounds refer to."""
    found: set[str] = set()
    for each in spec.walk():
        bounds = (each.bounds.minimum, each.bounds.maximum, each.bounds.limit)
        found |= {bound.key for bound in bounds if isinstance(bound, Setting)}
    for expression in expressions_of(spec):
        found |= {node.key for node in expression.walk() if isinstance(node, SettingReference)}
    return found


def expressions_of(spec: FormSpec) -> Iterator[Expression]:
    """Every expression of a form."""
    for each in spec.walk():
        yield from (part for part in (each.when, each.required_when, each.computed) if part is not None)
    for _, group in spec.groups():
        yield from (check.holds for check in group.checks)
