"""What the tests of the house look at: the files, the pages, and everything that the core declares."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import avustin_core

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
HEADING = re.compile(r"^## (?P<text>.+)$", re.MULTILINE)


def text_of(page: Path) -> str:
    """A page's text."""
    return page.read_text(encoding="utf-8")


def parts(page: Path) -> dict[str, str]:
    """A page's parts by their headings of the second level, in order."""
    text = text_of(page)
    found = list(HEADING.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return {each["text"].strip(): text[each.end() : end].strip() for each, end in zip(found, ends, strict=True)}


def pages() -> list[Path]:
    """All pages of the documentation."""
    return sorted(page for page in DOCS.rglob("*.md") if "node_modules" not in page.parts)


def python_files() -> Iterator[Path]:
    """Every file of Python that somebody wrote: migrations are generated."""
    for folder in ("core", "schema", "plugins", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            if not {"versions", "node_modules", "__pycache__"} & set(file.parts):
                yield file


@cache
def core_modules() -> tuple[ModuleType, ...]:
    """Every module of the core, imported: what they declare is then known."""
    names = [found.name for found in pkgutil.walk_packages(avustin_core.__path__, "avustin_core.")]
    return tuple(importlib.import_module(name) for name in names if ".migrations" not in name)
