"""Places in stored answers: where two sets of them differ, what lies under what, and how a place is put back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from avustin_core.forms import MISSING, FormSpec, GroupSpec, Path, changed_paths, value_at
from avustin_core.forms.keys import is_key


@dataclass(frozen=True)
class Difference:
    """Where two sets of answers differ: paths of answers and rows, and lists whose rows only changed places."""

    paths: tuple[Path, ...]
    reordered: tuple[Path, ...]


def difference(spec: FormSpec, old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """The difference, as fine as it can be told: a section or list that is new counts by its parts."""
    before, after = _padded(spec.group, old, new), _padded(spec.group, new, old)
    paths = sorted(changed_paths(spec, before, after))
    reordered = tuple(path for path in paths if _only_moved(spec, path, before, after))
    return Difference(tuple(path for path in paths if path not in reordered), reordered)


def _padded(group: GroupSpec, answers: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with an empty section or list wherever only the other has one."""
    result = dict(answers)
    for each in group.fields:
        mine, theirs = result.get(each.name), other.get(each.name)
        if each.group is None:
            continue
        if each.repeats:
            if mine is None and isinstance(theirs, list):
                result[each.name] = []
        elif isinstance(theirs, Mapping) and (mine is None or isinstance(mine, Mapping)):
            result[each.name] = _padded(each.group, mine or {}, theirs)
    return result


def _only_moved(spec: FormSpec, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    field = spec.at(path)
    if field is None or not field.repeats or path[-1] != field.name:
        return False
    return all(_is_keyed(value_at(answers, path)) for answers in (old, new))


def _is_keyed(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, Mapping) and row.get("key") for row in rows)


def is_place(spec: FormSpec, path: Path) -> bool:
    """Whether something can be written there: it isn't the whole, and rows are named by keys that can be used."""
    group: GroupSpec | None = spec.group
    steps = list(path)
    while steps and group is not None:
        field = group.field(steps.pop(0))
        if field and field.repeats and steps and not is_key(steps.pop(0)):
            return False
        group = field.group if field else None
    return bool(path)


def is_within(path: Path, opened: Path) -> bool:
    """Whether a path is the opened one, or lies under it."""
    return path[: len(opened)] == opened


def outside(changed: Iterable[Path], opened: Collection[Path]) -> Path | None:
    """The first changed path that isn't one of the opened ones, nor under one."""
    return next((path for path in sorted(changed) if not any(is_within(path, each) for each in opened)), None)


def restored(answers: Mapping[str, Any], source: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The answers with the place at a path as it is in the source; a row that is gone comes back whole."""
    result: dict[str, Any] = _restored(dict(answers), source, path)
    return result


def _restored(place: Any, source: Any, path: Path) -> Any:
    step, rest = path[0], path[1:]
    wanted = value_at(source, (step,))
    if isinstance(place, list) or isinstance(source, list):
        return _row_restored(place if isinstance(place, list) else [], source, wanted, path)
    kept = dict(place) if isinstance(place, Mapping) else {}
    if rest and wanted is not MISSING:
        kept[step] = _restored(kept.get(step, {}), wanted, rest)
    elif rest and step in kept:
        kept[step] = _restored(kept[step], {}, rest)
    elif wanted is MISSING:
        kept.pop(step, None)
    else:
        kept[step] = wanted
    return kept


def _row_restored(rows: list[Any], source: Any, wanted: Any, path: Path) -> list[Any]:
    key, rest = path[0], path[1:]
    at = next((index for index, row in enumerate(rows) if isinstance(row, Mapping) and row.get("key") == key), None)
    if at is None:
        if wanted is MISSING:
            return rows
        place = source.index(wanted)
        return [*rows[:place], wanted, *rows[place:]]
    if wanted is MISSING:
        return rows if rest else [*rows[:at], *rows[at + 1 :]]
    return [*rows[:at], _restored(rows[at], wanted, rest) if rest else wanted, *rows[at + 1 :]]
