"""The schema as a file: written, and compared with what would be written now."""

import difflib
from pathlib import Path

from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.build import build
from avustin_schema.installing import registry_of

SHOWN = 12


def sdl(registry: Registry) -> str:
    """The schema in GraphQL's own language."""
    return f"{build(registry).as_str().rstrip()}\n"


def write_schema(path: Path) -> None:
    """Writes the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sdl(registry_of(Settings())), encoding="utf-8")


def check_schema(path: Path) -> str:
    """How the file differs from the schema; empty when it doesn't."""
    new = sdl(registry_of(Settings()))
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == new:
        return ""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    more = f" and {len(changed) - SHOWN} more lines" if len(changed) > SHOWN else ""
    return f"{path} isn't what the code makes; run `avustin schema`. Differs: {'; '.join(changed[:SHOWN])}{more}"
