"""The programme of docs/how-to/add-a-programme.md, written into a folder as its page says, whole or broken on purpose."""

import importlib
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

from avustin_core.registry import Plugin, Registry

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-programme.md"
BLOCK = re.compile(r"^`plugins/beaches/(?P<path>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FORM, PROGRAMME, REPORTING = "beaches/form.py", "beaches/__init__.py", "beaches/reporting.py"


def files() -> dict[str, str]:
    """Path and text of every file that the page gives."""
    return {found["path"]: found["text"] for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}


def broken(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The files with some text of one changed."""
    changed = files()
    for old, new in changes:
        assert old in changed[path], f"the page has no {old!r} in {path}"
        changed[path] = changed[path].replace(old, new, 1)
    return changed


def write(folder: Path, given: Mapping[str, str]) -> Path:
    """Writes the files into a folder."""
    for path, text in given.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def as_distribution(folder: Path, *, name: str = "beaches", value: str = "beaches") -> Path:
    """Makes what lies in a folder a distribution with an entry point, as an installer would."""
    info = folder / f"avustin_{name}-1.0.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: avustin-{name}\nVersion: 1.0.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[avustin]\n{name} = {value}\n", encoding="utf-8")
    return folder


@contextmanager
def importable(folder: Path) -> Iterator[None]:
    """The folder can be imported from; what was imported from it is forgotten afterwards."""
    known = set(sys.modules)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - known:
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(str(folder)):
                del sys.modules[name]
        importlib.invalidate_caches()


def start(
    folder: Path, given: Mapping[str, str], *others: Plugin, settings: Mapping[str, str] | None = None
) -> Registry:
    """The registry of an installation with the plugin of these files alone, found by its entry point."""
    as_distribution(write(folder, given))
    with importable(folder):
        elsewhere = {point.name for point in entry_points(group="avustin")} - {"beaches"}
        return Registry.installed(blocked=elsewhere, extra=others, settings=settings)
