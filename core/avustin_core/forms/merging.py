"""Saving by its three roads: changes by path, all values at once, or a programme's typed input laid over.

Whatever was typed is kept. Null clears: it is never stored for a field. Computed values that a renderer sends back are
left out, since the server makes its own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from avustin_core.forms.changes import Change
from avustin_core.forms.keys import key_of, keyed
from avustin_core.forms.paths import Path
from avustin_core.forms.scalars import is_nothing
from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec
from avustin_core.forms.values import decimal_text
from avustin_core.plugin import Kind

Answers = dict[str, object]
DEEPEST = 32
AS_IT_IS = frozenset({type(None), str, bool, int, float})
TEXTUAL = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})


class TooDeep(ValueError):
    """Answers are nested deeper than any form is; nothing is saved."""


@dataclass(frozen=True)
class Unreadable:
    """A typed input's value that its scalar couldn't read: stored as it was written."""

    raw: object


def merge(spec: FormSpec, answers: Mapping[str, object], changes: Sequence[Change]) -> Answers:
    """The answers with the changes made in order. A row that is named and isn't there is added with that key."""
    result = keyed(spec, answers)
    for change in changes:
        _not_too_deep(change.value, len(change.path))
        value = stored(change.value)
        result = _put(spec.group, result, change.path, value) if change.path else _mapping(value)
    return keyed(spec, _tidy(spec.group, result), before=answers)


def replace(
    spec: FormSpec, answers: Mapping[str, object], values: Mapping[str, object], *, keep: Collection[Path] = ()
) -> Answers:
    """The values of a form renderer, unchanged but for keys of rows that had none.

    `keep` names fields (by the paths of their specs) that the writer can't see: they stay as they were.
    """
    _not_too_deep(values)
    result = keyed(spec, _tidy(spec.group, _mapping(stored(values))), before=answers)
    return _restored(spec.group, answers, result, frozenset(keep)) if keep else result


def overlay(spec: FormSpec, answers: Mapping[str, object], typed_input: Mapping[str, object]) -> Answers:
    """The answers with a typed input laid over: what is absent stays, None clears, rows match by key.

    A list of rows says which rows there are, and in which order; what it doesn't say of a row stays.
    """
    _not_too_deep(typed_input)
    before = keyed(spec, answers)
    result = _overlaid(spec.group, before, _mapping(stored(typed_input)))
    return keyed(spec, _tidy(spec.group, result), before=before, in_place=False)


def stored(value: object) -> object:
    """A value of a typed input as the JSON that is stored."""
    if type(value) in AS_IT_IS:
        return value
    if isinstance(value, Unreadable):
        return stored(value.raw)
    if isinstance(value, Enum):
        return stored(value.value)
    if isinstance(value, Decimal):
        return decimal_text(value) if value.is_finite() and value == round(value, 2) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): stored(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [stored(part) for part in value]
    return value if isinstance(value, (str, int, float)) else str(value)


def _put(group: GroupSpec | None, place: object, path: Path, value: object) -> Answers:
    name, *rest = path
    result, field = _mapping(place), group.field(name) if group else None
    if not rest:
        result[name] = value
    elif field is not None and field.repeats:
        result[name] = _put_row(field, result.get(name), tuple(rest), value)
    else:
        result[name] = _put(field.group if field else None, result.get(name), tuple(rest), value)
    return result


def _put_row(field: FieldSpec, rows: object, path: Path, value: object) -> list[object]:
    key, *rest = path
    result = list(rows) if isinstance(rows, list) else []
    place = next((index for index, row in enumerate(result) if key_of(row) == key), len(result))
    if rest:
        row = result[place] if place < len(result) else {}
        value = _put(field.group, row, tuple(rest), value)
    if value is None:
        return result[:place] + result[place + 1 :]
    result[place : place + 1] = [{"key": key} | value | {"key": key} if isinstance(value, dict) else value]
    return result


def _overlaid(group: GroupSpec, before: Answers, given: Answers) -> Answers:
    result = dict(before)
    for name, value in given.items():
        field = group.field(name)
        if field is None or field.group is None:
            result[name] = value
        elif field.repeats and isinstance(value, list):
            old = before.get(name)
            rows = {key_of(row): row for row in old} if isinstance(old, list) else {}
            result[name] = [_over_row(field.group, rows, row) for row in value]
        elif not field.repeats and isinstance(value, dict):
            result[name] = _overlaid(field.group, _mapping(before.get(name)), value)
        else:
            result[name] = value
    return result


def _over_row(group: GroupSpec, rows: Mapping[str | None, object], given: object) -> object:
    key = key_of(given)
    if not isinstance(given, dict) or key is None:
        return given
    return _overlaid(group, _mapping(rows.get(key)), given)


def _tidy(group: GroupSpec, answers: Answers) -> Answers:
    """Without nulls, computed values and the empty text of inputs that aren't for text, as far as the form goes."""
    result: Answers = {}
    for name, value in answers.items():
        field = group.field(name)
        if value is None or (field is not None and field.computed is not None):
            continue
        if field is not None and field.kind not in TEXTUAL and is_nothing(value):
            continue
        if field is not None and field.group is not None:
            below = field.group
            if isinstance(value, dict):
                value = _tidy(below, value)
            elif isinstance(value, list) and field.repeats:
                value = [_tidy(below, row) if isinstance(row, dict) else row for row in value]
        result[name] = value
    return result


def _restored(group: GroupSpec, old: object, new: Answers, keep: frozenset[Path]) -> Answers:
    before, result = _mapping(old), dict(new)
    for field in group.fields:
        if field.path in keep:
            result.pop(field.name, None)
            result |= {field.name: before[field.name]} if field.name in before else {}
        elif field.group is not None and field.name in result:
            result[field.name] = _restored_below(field, field.group, before.get(field.name), result[field.name], keep)
    return result


def _restored_below(field: FieldSpec, group: GroupSpec, old: object, new: object, keep: frozenset[Path]) -> object:
    if field.repeats and isinstance(new, list):
        rows = {key_of(row): row for row in old} if isinstance(old, list) else {}
        return [_restored(group, rows.get(key_of(row)), row, keep) if isinstance(row, dict) else row for row in new]
    return _restored(group, old, new, keep) if isinstance(new, dict) else new


def _mapping(value: object) -> Answers:
    return dict(value) if isinstance(value, Mapping) else {}


def _not_too_deep(value: object, above: int = 0) -> None:
    level, depth = [value], above
    while level:
        depth += 1
        if depth > DEEPEST:
            raise TooDeep(f"answers may be nested {DEEPEST} deep at most")
        level = [part for each in level for part in _parts(each)]


def _parts(value: object) -> Collection[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, (list, tuple)) else ()
