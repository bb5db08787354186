"""Locks of criteria: the keys of a released programme and what each is, kept in its package as criteria.lock.json."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from avustin_core.plugin import Criterion

CRITERIA_LOCK_NAME = "criteria.lock.json"
Locked = dict[str, str]  #: key -> SCORE, THRESHOLD or PRIORITY


def criteria_lock_of(criteria: Sequence[Criterion]) -> Locked:
    """What the lock of these criteria is now; weights, scales and texts may change from call to call."""
    return {each.key: _what(each) for each in criteria}


def read_criteria_lock(folder: Path) -> Locked:
    """The lock of a plugin's package; empty where nothing was locked yet."""
    file = folder / CRITERIA_LOCK_NAME
    if not file.exists():
        return {}
    locked: Locked = json.loads(file.read_text(encoding="utf-8"))
    return locked


def write_criteria_lock(folder: Path, criteria: Sequence[Criterion]) -> list[str]:
    """Locks the criteria and says which were new; ValueError when a released one was changed or lost."""
    old = read_criteria_lock(folder)
    if broken := [line for _, line in criteria_differences(old, criteria)]:
        raise ValueError("; ".join(broken))
    now = criteria_lock_of(criteria)
    (folder / CRITERIA_LOCK_NAME).write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    return [key for key in now if key not in old]


def criteria_differences(locked: Locked, criteria: Sequence[Criterion]) -> Iterator[tuple[str, str]]:
    """The keys that were released and are gone or mean something else, and what to do."""
    now = criteria_lock_of(criteria)
    for key, what in locked.items():
        if key not in now:
            yield key, f"{key} was released and is gone: keep it, since assessments refer to it"
        elif now[key] != what:
            yield key, f"{key} was {what} and is {now[key]}: give the new criterion another key"


def _what(criterion: Criterion) -> str:
    return "THRESHOLD" if criterion.threshold else "PRIORITY" if criterion.priority else "SCORE"
