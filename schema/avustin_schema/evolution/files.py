"""The schema as files: written, and compared with what would be written now."""

import difflib
from pathlib import Path

from avustin_schema.evolution.sets import files

SHOWN = 12


def write_schema(whole: Path) -> None:
    """Writes the file of all plugins, and in `sets/` beside it those of each set; what no set has is removed."""
    made = dict(files(whole))
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (whole.parent / "sets").glob("*.graphql"):
        if path not in made:
            path.unlink()


def check_schema(whole: Path) -> str:
    """How the files differ from what the code makes; empty when they don't."""
    made = set()
    for path, text in files(whole):
        if difference := _difference(path, text):
            return difference
        made.add(path)
    strays = [path for path in (whole.parent / "sets").glob("*.graphql") if path not in made]
    return f"{strays[0]} is of no set of plugins; run `avustin schema`" if strays else ""


def _difference(path: Path, new: str) -> str:
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == new:
        return ""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    more = f" and {len(changed) - SHOWN} more lines" if len(changed) > SHOWN else ""
    return f"{path} isn't what the code makes; run `avustin schema`. Differs: {'; '.join(changed[:SHOWN])}{more}"
