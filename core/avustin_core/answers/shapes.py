"""Answers of an earlier version given as the newest version asks them, to a viewer who may not see all of them."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from avustin_core.answers.visibility import Shown
from avustin_core.forms import MISSING, FormSpec, GroupSpec, Path, migrate, read, value_at
from avustin_core.forms.keys import key_of
from avustin_core.plugin import Migration

log = logging.getLogger(__name__)
See = Callable[[FormSpec, Mapping[str, Any]], Shown]


@dataclass(frozen=True)
class Shaped:
    """The answers, and the paths of those that are for few; `is_astray` where one of those went to another question."""

    answers: dict[str, Any]
    secrets: frozenset[Path]
    is_astray: bool


def in_newest_shape(
    specs: Sequence[FormSpec], migrations: Sequence[Migration], source: FormSpec, answers: Mapping[str, Any], see: See
) -> Shaped | None:
    """What the viewer sees of the answers, moved to the newest version; what that doesn't ask stays as it was.

    What a migration makes of answers that are hidden is hidden too. None where the migration fails.
    """
    target, seen = specs[-1], see(source, answers)
    move = partial(migrate, specs, migrations, source=source.version, target=target.version)
    try:
        whole, moved = move(answers), move(seen.answers)
    except Exception:
        log.exception("the migration of %s from %s failed", source.name, source.version)
        return None
    shown = see(target, moved)
    agreed = _agreed(shown.answers, whole) if seen.hidden else shown.answers
    hidden = {path[0] for path in (*seen.hidden, *shown.hidden) if len(path) == 1}
    computed = {**read(target, whole).computed, **read(source, answers).computed}
    own = {path[0]: value for path, value in computed.items() if len(path) == 1 and path[0] not in hidden}
    result = {**_with_dropped(source.group, target.group, seen.answers, agreed), **own}
    astray = any(value_at(result, path) is MISSING for path in seen.secrets)
    return Shaped(result, frozenset((*seen.secrets, *shown.secrets)), astray)


def _agreed(part: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """What is the same when the migration is given all answers."""
    result: dict[str, Any] = {}
    for name, value in part.items():
        other: Any = whole.get(name)
        if isinstance(value, dict) and isinstance(other, dict):
            result[name] = _agreed(value, other)
        elif _are_rows(value) and _are_rows(other):
            rows = {key_of(row): row for row in other}
            result[name] = [_agreed(row, rows[key_of(row)]) for row in value if key_of(row) in rows]
        elif value == other:
            result[name] = value
    return result


def _with_dropped(
    old: GroupSpec, new: GroupSpec, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers, with those of questions that only the older form asks."""
    result = dict(after)
    for each in old.fields:
        kept, place = before.get(each.name), new.field(each.name)
        if place is None and kept is not None:
            result[each.name] = kept
        elif each.group and place and place.group and kept is not None:
            result[each.name] = _below(each.group, place.group, kept, result.get(each.name))
    return result


def _below(old: GroupSpec, new: GroupSpec, before: Any, after: Any) -> Any:
    if isinstance(before, dict) and isinstance(after, dict):
        return _with_dropped(old, new, before, after)
    if _are_rows(before) and _are_rows(after):
        rows = {key_of(row): row for row in before}
        return [_with_dropped(old, new, rows.get(key_of(row), {}), row) for row in after]
    return after


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, Mapping) for row in value)
