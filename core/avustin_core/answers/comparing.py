"""Two sets of answers side by side: what was added, removed and changed, by path, in words."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from avustin_core.answers.paths import difference
from avustin_core.forms import MISSING, FormSpec, Path, value_at
from avustin_core.forms.messages import within
from avustin_core.plugin import Choice, Text, option


class ChangeKind(Choice):
    """What became of an answer."""

    ADDED = option(fi="Lisätty", sv="Tillagt", en="Added")
    REMOVED = option(fi="Poistettu", sv="Borttaget", en="Removed")
    CHANGED = option(fi="Muutettu", sv="Ändrat", en="Changed")
    MOVED = option(fi="Järjestys muuttunut", sv="Ordningen har ändrats", en="In another order")


@dataclass(frozen=True)
class AnswerChange:
    """One difference; a value that isn't there is None."""

    path: Path
    label: Text
    kind: ChangeKind
    before: Any
    after: Any


@dataclass(frozen=True)
class Side:
    """One of two sets of answers, as its viewer sees it, with the form that it answers."""

    spec: FormSpec
    answers: Mapping[str, Any]
    hidden: Collection[Path] = ()


def changes_of(before: Side, after: Side) -> list[AnswerChange]:
    """What differs, in the order of the later form. What the viewer doesn't see on one of the sides isn't told of the other."""
    found = difference(after.spec, before.answers, after.answers)
    kept = (*before.hidden, *after.hidden)
    made = [
        _change(before, after, path, is_moved=path in found.reordered)
        for path in (*found.paths, *found.reordered)
        if not any(path[: len(each)] == each for each in kept)
    ]
    places = {each.path: index for index, each in enumerate(after.spec.walk())}
    return sorted(made, key=lambda each: (_place(after.spec, places, each.path), each.path))


def _change(before: Side, after: Side, path: Path, *, is_moved: bool) -> AnswerChange:
    old, new = (
        None if value is MISSING else value for value in (value_at(each.answers, path) for each in (before, after))
    )
    label = _label(after, path) if new is not None or after.spec.at(path) else _label(before, path)
    return AnswerChange(path, label, _kind(old, new, is_moved), old, new)


def _kind(old: Any, new: Any, is_moved: bool) -> ChangeKind:
    if is_moved:
        return ChangeKind.MOVED
    if old is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if new is None else ChangeKind.CHANGED


def _place(spec: FormSpec, places: Mapping[Path, int], path: Path) -> int:
    field = spec.at(path)
    return places[field.path] if field else len(places)


def _label(side: Side, path: Path) -> Text:
    """The field's label after those of what it is in; a row by its place among the others."""
    label: Text | None = None
    for steps, row in _steps(side, path):
        field = side.spec.at(steps)
        label = within(label, field.label if field else Text(steps[-1], steps[-1]), row=row)
    return label or Text("", "")


def _steps(side: Side, path: Path) -> Iterator[tuple[Path, int | None]]:
    """The paths that lead to the path, each row with its list."""
    index = 0
    while index < len(path):
        steps = path[: index + 1]
        field = side.spec.at(steps)
        index += 1
        if field and field.repeats and index < len(path):
            yield steps, _row(value_at(side.answers, steps), path[index])
            index += 1
        else:
            yield steps, None


def _row(rows: Any, key: str) -> int | None:
    known = [row.get("key") for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return known.index(key) + 1 if key in known else None
