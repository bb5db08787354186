"""What was released: a schema for each version, and what the changelog has said since the newest."""

import re
from dataclasses import dataclass
from pathlib import Path

NAMED = re.compile(r"`([^`\s]+)`")


@dataclass(frozen=True)
class Release:
    """A version and its schema of all plugins."""

    version: str
    sdl: str


def newest(folder: Path) -> Release | None:
    """The newest release that `releases/` holds, or None before the first."""
    found = sorted(folder.glob("*.graphql"), key=lambda path: _numbers(path.stem))
    return Release(found[-1].stem, found[-1].read_text(encoding="utf-8")) if found else None


def keep(folder: Path, version: str, sdl: str) -> Path:
    """Keeps the schema of a version that is released now; one that is kept already never changes."""
    path = folder / f"{version}.graphql"
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(sdl)
    return path


def named_since(changelog: str, version: str) -> frozenset[str]:
    """The schema coordinates that the changelog names in backticks above the heading of a version."""
    since, _, _ = changelog.partition(f"\n## {version}")
    return frozenset(NAMED.findall(since))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
