"""Locks of released versions: every form of a plugin with its digests, kept in its package as forms.lock.json."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from avustin_core.forms.comparing import Kept, kept_of
from avustin_core.forms.digests import structure_digest, text_digest
from avustin_core.forms.spec import FormSpec

LOCK_NAME = "forms.lock.json"
EXPANDED = 5  #: levels of the file that have a line for each of their parts
Lock = dict[str, dict[str, dict[str, Any]]]  #: form name -> version -> {"structure": …, "texts": …, "form": …}


class Difference(StrEnum):
    """How a form and its lock differ."""

    STRUCTURE = "STRUCTURE"
    TEXTS = "TEXTS"
    NOT_LOCKED = "NOT_LOCKED"
    GONE = "GONE"


REMEDIES = {
    Difference.STRUCTURE: "its structure or conditions changed after release: undo that, and release a new version",
    Difference.TEXTS: "its texts changed: lock again if the correction is meant",
    Difference.NOT_LOCKED: "it isn't locked yet: lock it at release",
    Difference.GONE: "it was released and is gone: bring its class back, or answers in it can't be read",
}


@dataclass(frozen=True)
class LockDifference:
    """One difference, and what to do."""

    form: str
    version: str
    what: Difference

    def __str__(self) -> str:
        return f"{self.form} {self.version}: {REMEDIES[self.what]}"

    @property
    def breaks(self) -> bool:
        """Whether a released version was changed or lost, which is never right."""
        return self.what in (Difference.STRUCTURE, Difference.GONE)


class LockBroken(ValueError):
    """A released version was changed or lost; the lock stays as it was."""


def read_lock(folder: Path) -> Lock:
    """The lock of a plugin's package; empty where nothing was locked yet."""
    file = folder / LOCK_NAME
    if not file.exists():
        return {}
    lock: Lock = json.loads(file.read_text(encoding="utf-8"))
    return lock


def lock_of(specs: Iterable[FormSpec]) -> Lock:
    """What the lock of these forms is now."""
    lock: Lock = {}
    for spec in specs:
        digests = {"structure": structure_digest(spec), "texts": text_digest(spec)}
        lock.setdefault(spec.name, {})[spec.version] = digests | {"form": kept_of(spec)}
    return lock


def kept_in(lock: Lock, form: str, version: str) -> Kept | None:
    """The form as it was locked; None where it wasn't, or by its digests alone."""
    kept: Kept | None = (_at(lock, form, version) or {}).get("form")
    return kept


def lock_differences(lock: Lock, specs: Iterable[FormSpec]) -> list[LockDifference]:
    """Where the forms are other than locked."""
    now = lock_of(specs)
    known = sorted({(form, version) for each in (lock, now) for form, versions in each.items() for version in versions})
    found = ((form, version, _difference(_at(lock, form, version), _at(now, form, version))) for form, version in known)
    return [LockDifference(form, version, what) for form, version, what in found if what is not None]


def write_lock(folder: Path, specs: Iterable[FormSpec]) -> list[LockDifference]:
    """Locks the forms and says what was new; LockBroken when a released version was changed or lost."""
    specs = list(specs)
    old = read_lock(folder)
    differences = lock_differences(old, specs)
    if broken := [str(each) for each in differences if each.breaks]:
        raise LockBroken("; ".join(broken))
    (folder / LOCK_NAME).write_text(_written(lock_of(specs)) + "\n", encoding="utf-8")
    return differences


def _written(value: object, level: int = 1) -> str:
    if not isinstance(value, dict) or not value or level > EXPANDED:
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    indent = "  " * level
    parts = (f"{indent}{json.dumps(name)}: {_written(value[name], level + 1)}" for name in sorted(value))
    return "{\n" + ",\n".join(parts) + f"\n{indent[2:]}}}"


def _at(lock: Lock, form: str, version: str) -> dict[str, Any] | None:
    return lock.get(form, {}).get(version)


def _difference(locked: dict[str, Any] | None, now: dict[str, Any] | None) -> Difference | None:
    if locked is None:
        return Difference.NOT_LOCKED
    if now is None:
        return Difference.GONE
    if locked["structure"] != now["structure"]:
        return Difference.STRUCTURE
    return Difference.TEXTS if locked["texts"] != now["texts"] else None
