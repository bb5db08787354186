"""Locks of templates: every released version with the digest of its sources, kept beside them as letters.lock.json."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from avustin_core.letters.templates import Template

LETTER_LOCK_NAME = "letters.lock.json"
Locked = dict[str, str]  #: name and version -> digest


def letter_lock_of(templates: Iterable[Template]) -> Locked:
    """What the lock of these templates is now."""
    return {f"{each.name} {each.version}": each.digest for each in templates}


def read_letter_lock(folder: Path) -> Locked:
    """The lock of a folder; empty where nothing was locked yet."""
    file = folder / LETTER_LOCK_NAME
    if not file.exists():
        return {}
    locked: Locked = json.loads(file.read_text(encoding="utf-8"))
    return locked


def write_letter_lock(folder: Path, templates: Iterable[Template]) -> list[str]:
    """Locks the templates and says which were new; ValueError when a released one was changed or lost."""
    old, now = read_letter_lock(folder), letter_lock_of(templates)
    if broken := list(letter_differences(old, now)):
        raise ValueError("; ".join(f"{name} {what}" for name, what in broken))
    if now:
        (folder / LETTER_LOCK_NAME).write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    return [name for name in now if name not in old]


def letter_differences(locked: Locked, now: Locked) -> Iterator[tuple[str, str]]:
    """The versions that were released and are gone or changed, and what to do."""
    for name, digest in locked.items():
        if name not in now:
            yield name, "was released and is gone: bring it back, or letters can't be made again by it"
        elif now[name] != digest:
            yield name, "was changed after its release: undo that, and write a new version in another file"
