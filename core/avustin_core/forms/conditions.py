"""Conditions as JSON Schema: what answers look like when an expression holds, and when it doesn't.

The two are made apart, since an expression that is UNKNOWN does neither. What a schema can't say (sums, settings,
fields of other rows) raises Inexpressible.
"""

from collections.abc import Callable
from enum import Enum

from avustin_core.forms.expressing import field_of
from avustin_core.forms.paths import EACH, Path
from avustin_core.forms.scalars import SPACES
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import Expression, Kind
from avustin_core.plugin.comparisons import Comparing, Comparison, Every, Negation, Some
from avustin_core.plugin.expressions import Answered, Constant, FieldValue, Includes, Named

Schema = dict[str, object]
NOT_BLANK = f"[^{SPACES}]"
COMPARED = frozenset({Kind.CHOICE, Kind.BOOLEAN, Kind.INTEGER})
TYPES = {Kind.CHOICE: "string", Kind.BOOLEAN: "boolean", Kind.INTEGER: "integer"}


class Inexpressible(Exception):
    """The condition is the server's alone."""


def holds(spec: FormSpec, base: Path, near: Path, condition: Expression, *, wanted: bool = True) -> Schema:
    """A schema of the group at `base` that is met just when a condition written in the group at `near` is `wanted`."""
    match condition:
        case Every(conditions) | Some(conditions):
            parts = [holds(spec, base, near, each, wanted=wanted) for each in conditions]
            return _together("allOf" if isinstance(condition, Every) is wanted else "anyOf", parts)
        case Negation(inner):
            return holds(spec, base, near, inner, wanted=not wanted)
        case Answered(field):
            answered = _at(spec, base, near, field, _answered)
            return answered if wanted else {"not": answered}
        case Includes(field, member):
            return _at(spec, base, near, field, lambda found: _including(found, _name(member), wanted))
        case Comparison(how, FieldValue(field, None), Constant(value)):
            return _at(spec, base, near, field, lambda found: _compared(found, how, value, wanted))
        case Comparison(how, Constant(value), FieldValue(field, None)):
            return _at(spec, base, near, field, lambda found: _compared_back(found, how, value, wanted))
    raise Inexpressible


def _together(how: str, parts: list[Schema]) -> Schema:
    if not parts:
        return {} if how == "allOf" else {"not": {}}
    return parts[0] if len(parts) == 1 else {how: parts}


def shown(spec: FormSpec, base: Path, field: FieldSpec) -> list[Schema]:
    """What must hold, in the group at `base`, for a field to be shown: its own condition and those of what it is in."""
    found: list[Schema] = []
    for length in range(len(base) + 1, len(field.path) + 1):
        each = spec.at(field.path[:length])
        if field.path[length - 1] != EACH and each is not None and each.when is not None:
            found.append(holds(spec, base, each.path[:-1], each.when))
    return found


def conjunction(parts: list[Schema]) -> Schema:
    """A schema that is met when all are."""
    return _together("allOf", parts)


def nested(path: Path, schema: Schema) -> Schema:
    """A schema of what stands at a path, and that it stands there."""
    for name in reversed(path):
        schema = {"type": "object", "required": [name], "properties": {name: schema}}
    return schema


def _at(spec: FormSpec, base: Path, near: Path, wanted: Named, make: Callable[[FieldSpec], Schema]) -> Schema:
    field = field_of(spec, near, wanted)
    if (
        field is None
        or field.computed is not None
        or field.path[: len(base)] != base
        or EACH in field.path[len(base) :]
    ):
        raise Inexpressible
    return conjunction([nested(field.path[len(base) :], make(field)), *shown(spec, base, field)])


def _answered(field: FieldSpec) -> Schema:
    if field.is_list:
        return {"type": "array", "minItems": 1}
    if field.kind in (Kind.SECTION, Kind.PERIOD, Kind.LOCALIZED_TEXT):
        raise Inexpressible
    if field.kind in TYPES:
        return {"type": TYPES[field.kind]}
    return {"type": ["string", "integer"], "pattern": NOT_BLANK}


def _including(field: FieldSpec, name: object, wanted: bool) -> Schema:
    if field.kind is not Kind.CHOICES:
        return _compared(field, Comparing.EQUALS, name, wanted)
    contains: Schema = {"contains": {"const": name}}
    return {"type": "array", "minItems": 1} | (contains if wanted else {"not": contains})


def _compared(field: FieldSpec, how: Comparing, value: object, wanted: bool) -> Schema:
    if field.kind not in COMPARED or isinstance(value, bool) is not (field.kind is Kind.BOOLEAN):
        raise Inexpressible
    typed: Schema = {"type": TYPES[field.kind]}
    if how is Comparing.EQUALS:
        same: Schema = {"const": _name(value)}
        return typed | (same if wanted else {"not": same})
    words = {Comparing.LESS: ("exclusiveMaximum", "minimum"), Comparing.AT_MOST: ("maximum", "exclusiveMinimum")}
    return typed | _bound(field, words[how][0 if wanted else 1], value)


def _compared_back(field: FieldSpec, how: Comparing, value: object, wanted: bool) -> Schema:
    if how is Comparing.EQUALS:
        return _compared(field, how, value, wanted)
    words = {Comparing.LESS: ("exclusiveMinimum", "maximum"), Comparing.AT_MOST: ("minimum", "exclusiveMaximum")}
    return {"type": "integer"} | _bound(field, words[how][0 if wanted else 1], value)


def _bound(field: FieldSpec, word: str, value: object) -> Schema:
    if field.kind is not Kind.INTEGER or not isinstance(value, int):
        raise Inexpressible
    return {word: value}


def _name(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
