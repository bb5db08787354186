"""Distributions that are imported where they lie, and the lines that an author writes in them."""

import importlib
import io
import sys
import tokenize
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
HALLS = ROOT / "docs" / "examples" / "programmes" / "village_halls"
ASSOCIATIONS = HALLS.parent / "association_grants"
NOT_CODE = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


@contextmanager
def imported(folder: Path, package: str) -> Iterator[ModuleType]:
    """The package of a folder, which is forgotten afterwards."""
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = writes
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]


def lines_of(folder: Path) -> int:
    """Lines of Python in a folder that aren't blank and aren't comments; docstrings and imports count."""
    return sum(_lines(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.py")))


def _lines(text: str) -> int:
    written: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NOT_CODE:
            written.update(range(token.start[0], token.end[0] + 1))
    return len(written)
