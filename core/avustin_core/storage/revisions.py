"""The revisions that are installed, as their files say it: which stands on which. Alembic is loaded only to run them."""

import re
from ast import literal_eval
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from avustin_core.storage.branches import CannotMigrate, folders

CORE = Path(__file__).parent.parent / "migrations"
SAID = re.compile(r"^(revision|down_revision|branch_labels|depends_on)\b[^=\n]*=\s*(\([^)]*\)|.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Revision:
    """One file: its name for itself, and those that it stands on."""

    name: str
    path: Path
    below: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Revisions:
    """All of them by their names."""

    known: Mapping[str, Revision]

    @property
    def heads(self) -> tuple[str, ...]:
        """Those that no other stands on."""
        below = {each for revision in self.known.values() for each in revision.below}
        return tuple(sorted(set(self.known) - below))

    def with_below(self, names: Collection[str]) -> set[str]:
        """Those of these names that are known, and all that they stand on."""
        found: set[str] = set()
        waiting = [name for name in names if name in self.known]
        while waiting:
            if (name := waiting.pop()) not in found:
                found.add(name)
                waiting += self.known[name].below
        return found

    @classmethod
    def installed(cls) -> "Revisions":
        """Those of the core and of the plugins. Refuses one of a plugin that stands on no branch of its name."""
        core = {each.name: each for each in _in(CORE / "versions")}
        plugins = {name: {each.name: each for each in _in(folder)} for name, folder in folders().items()}
        found = cls(core | {name: each for mine in plugins.values() for name, each in mine.items()})
        for plugin, mine in plugins.items():
            for each in mine.values():
                found._check(plugin, each)
        return found

    def _check(self, plugin: str, revision: Revision) -> None:
        if not any(plugin in self.known[name].labels for name in self.with_below([revision.name])):
            raise CannotMigrate(
                f"plugin {plugin}: revision {revision.name} ({revision.path}) is on no branch {plugin!r}; "
                f"write branch_labels = ({plugin!r},) into the plugin's first revision"
            )


def _in(folder: Path) -> Iterator[Revision]:
    for path in sorted(folder.glob("*.py")):
        said = {name: literal_eval(value) for name, value in SAID.findall(path.read_text(encoding="utf-8"))}
        if "revision" in said:
            below = (*_several(said.get("down_revision")), *_several(said.get("depends_on")))
            yield Revision(said["revision"], path, below, _several(said.get("branch_labels")))


def _several(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
