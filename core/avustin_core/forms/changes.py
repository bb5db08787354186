"""Changes by path, and what differs between two sets of answers: the ground that saving and merging stand on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from avustin_core.forms.keys import key_of
from avustin_core.forms.paths import MISSING, Path, value_at
from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec


@dataclass(frozen=True)
class Change:
    """A value for a path; None clears it, and removes a row."""

    path: Path
    value: object


def changed_paths(spec: FormSpec, old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[Path]:
    """Where two sets of answers differ: as far down as they can be compared, rows by their keys.

    A row that came or went is one path; rows that only changed places are the path of their list.
    """
    return frozenset(_group(spec.group, old, new, ()))


def changes_between(spec: FormSpec, old: Mapping[str, object], new: Mapping[str, object]) -> tuple[Change, ...]:
    """The changes that lead from one set of answers to the other."""
    changed = changed_paths(spec, old, new)
    whole = {path[:-1] for path in changed if _came_between(path, old, new)}
    paths = sorted(whole | {path for path in changed if not any(path[: len(each)] == each for each in whole)})
    found = [(path, value_at(new, path)) for path in paths]
    return tuple(Change(path, None if value is MISSING else value) for path, value in found)


def _came_between(path: Path, old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether it is a new row that isn't the last: a change of its own would put it there."""
    before, after = (list(_by_key(value_at(each, path[:-1]))) for each in (old, new))
    is_new = path[-1] in after and path[-1] not in before
    return is_new and after != [
        *(key for key in before if key in after),
        *sorted(key for key in after if key not in before),
    ]


def _group(group: GroupSpec, old: object, new: object, path: Path) -> Iterator[Path]:
    before, after = _mapping(old), _mapping(new)
    for name in before | after:
        one, other = before.get(name, MISSING), after.get(name, MISSING)
        if one is MISSING or other is MISSING or not same(one, other):
            yield from _field(group.field(name), one, other, (*path, name))


def _field(field: FieldSpec | None, old: object, new: object, path: Path) -> Iterator[Path]:
    group = field.group if field else None
    if field is None or group is None or MISSING in (old, new):
        yield path
    elif field.repeats and _all_keyed(old) and _all_keyed(new):
        yield from _rows(group, _by_key(old), _by_key(new), path)
    elif not field.repeats and isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _group(group, old, new, path)
    else:
        yield path


def _rows(group: GroupSpec, old: Mapping[str, object], new: Mapping[str, object], path: Path) -> Iterator[Path]:
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield path
    for key in {**old, **new}:
        if key not in old or key not in new:
            yield (*path, key)
        else:
            yield from _group(group, old[key], new[key], (*path, key))


def _all_keyed(rows: object) -> bool:
    return (
        isinstance(rows, list) and None not in (keys := [key_of(row) for row in rows]) and len(set(keys)) == len(keys)
    )


def _by_key(rows: object) -> dict[str, object]:
    return {str(key_of(row)): row for row in rows} if isinstance(rows, list) else {}


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}


def same(one: object, other: object) -> bool:
    """Whether two JSON values are the same; true isn't 1, and 1 isn't 1.0."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
