"""Who changed which answer at which revision, and what of a save meets a change by another."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.audit import canonical
from avustin_core.forms import MISSING, Path, overlap, value_at

Edits = Mapping[str, list[Any]]  #: a path as JSON: [[revision, user, digest of what was there], …], oldest first
KEPT = 8
WRITTEN = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class AnswerConflict:
    """A path that another changed since it was read: what was sent, what stands there, and who wrote that."""

    path: Path
    yours: object
    theirs: object
    changed_by: UUID | None


@dataclass(frozen=True)
class Edit:
    """One change of one path."""

    path: Path
    revision: int
    user: str
    before: str


@dataclass(frozen=True)
class Weighed:
    """The paths of a save: those to keep as sent, those that were only carried along, and the conflicts."""

    accepted: tuple[Path, ...]
    carried: tuple[Path, ...]
    conflicts: tuple[AnswerConflict, ...]


def weigh(
    changed: Iterable[Path],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    edits: Edits,
    *,
    base_revision: int,
    user_id: UUID | None,
    whole: bool,
) -> Weighed:
    """Sorts the changed paths by what others did there since `base_revision`.

    With `whole`, the sender gave more than what they changed: a value that is as it was before the other's change
    was not meant as a change, and the other's stays without a conflict.
    """
    others = _by_others(edits, base_revision, str(user_id))
    accepted, carried, conflicts = [], [], []
    for path in sorted(changed):
        met = [edit for edit in others if overlap(edit.path, path)]
        if not met:
            accepted.append(path)
        elif whole and all(digest(value_at(new, edit.path)) == edit.before for edit in met):
            carried.append(path)
        else:
            conflicts.append(_conflict(path, old, new, met))
    return Weighed(tuple(accepted), tuple(carried), tuple(conflicts))


def by_others(edits: Edits, base_revision: int, user_id: UUID | None) -> tuple[Path, ...]:
    """The paths that others changed since a revision was read."""
    return tuple(sorted(edit.path for edit in _by_others(edits, base_revision, str(user_id))))


def noted(
    edits: Edits, accepted: Iterable[Path], old: Mapping[str, Any], *, revision: int, user_id: UUID | None
) -> dict[str, list[Any]]:
    """The edits, with the accepted paths changed at that revision."""
    known = {path: list(entries) for path, entries in edits.items()}
    for path in accepted:
        key = WRITTEN.encode(path)
        entry = [revision, str(user_id), digest(value_at(old, path))]
        known[key] = [*known.get(key, []), entry][-KEPT:]
    return known


def digest(value: object) -> str:
    """A short mark of a value, the same for the same value; nothing and null are alike."""
    return "" if value is MISSING or value is None else hashlib.sha256(canonical(value)).hexdigest()[:16]


def _by_others(edits: Edits, base_revision: int, user: str) -> list[Edit]:
    """For each path that others changed since then: the first change, with which what stood before is known."""
    found = []
    for key, entries in edits.items():
        since = [entry for entry in entries if entry[0] > base_revision]
        if any(entry[1] != user for entry in since):
            last = next(entry for entry in reversed(since) if entry[1] != user)
            found.append(Edit(tuple(json.loads(key)), last[0], last[1], since[0][2]))
    return found


def _conflict(path: Path, old: Mapping[str, Any], new: Mapping[str, Any], met: list[Edit]) -> AnswerConflict:
    last = max(met, key=lambda edit: edit.revision)
    yours, theirs = (None if value is MISSING else value for value in (value_at(new, path), value_at(old, path)))
    return AnswerConflict(path, yours, theirs, None if last.user == str(None) else UUID(last.user))
