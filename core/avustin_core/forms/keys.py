"""Stable keys of rows: the client's own where it chose one, else short ones that are made here."""

import re
from collections.abc import Iterable, Mapping

from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec

_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


def is_key(value: object) -> bool:
    """Whether a row can be called so: letters, digits, '_' and '-', at most 64."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def keyed(
    spec: FormSpec, answers: Mapping[str, object], *, before: Mapping[str, object] | None = None, in_place: bool = True
) -> dict[str, object]:
    """The answers with a key on every row.

    A row without a usable key, or with one that an earlier row has, gets the key that the row in its place had
    `before`, if that is free and `in_place`, or else a new one that wasn't in use before either.
    """
    return _group(spec.group, answers, before or {}, in_place)


def _group(
    group: GroupSpec, answers: Mapping[str, object], before: Mapping[str, object], in_place: bool
) -> dict[str, object]:
    result = dict(answers)
    for each in group.fields:
        if each.group is None or each.name not in result:
            continue
        value, old = result[each.name], before.get(each.name)
        if each.repeats and isinstance(value, list):
            result[each.name] = _rows(each, value, old if isinstance(old, list) else [], in_place)
        elif not each.repeats and isinstance(value, Mapping):
            result[each.name] = _group(each.group, value, old if isinstance(old, Mapping) else {}, in_place)
    return result


def _rows(field: FieldSpec, rows: list[object], before: list[object], in_place: bool) -> list[object]:
    assert field.group is not None
    keys = _keys(rows, [key_of(row) for row in before], in_place)
    by_key = {key_of(row): row for row in before if isinstance(row, Mapping)}
    result: list[object] = []
    for row, key in zip(rows, keys, strict=True):
        if not isinstance(row, Mapping):
            result.append(row)
        else:
            result.append({"key": key} | _group(field.group, {**row, "key": key}, by_key.get(key, {}), in_place))
    return result


def key_of(row: object) -> str | None:
    """A row's key, if it has one that can be used."""
    key = row.get("key") if isinstance(row, Mapping) else None
    return key if isinstance(key, str) and is_key(key) else None


def _keys(rows: list[object], before: list[str | None], in_place: bool) -> list[str]:
    chosen = [key_of(row) for row in rows]
    taken = {key for key in chosen if key is not None}
    unused = taken | {key for key in before if key is not None}
    result: list[str] = []
    for index, key in enumerate(chosen):
        if key is None or key in result:
            same_place = before[index] if in_place and index < len(before) else None
            free = same_place is not None and same_place not in taken and same_place not in result
            key = same_place if free and same_place is not None else new_key(unused)
            unused.add(key)
        result.append(key)
    return result


def new_key(taken: Iterable[str]) -> str:
    """The next key: r1, r2, … after the highest that is taken."""
    numbers = [int(key[1:]) for key in taken if re.fullmatch("r[0-9]{1,9}", key)]
    return f"r{max(numbers, default=0) + 1}"
