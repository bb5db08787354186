"""A file says in its first line what it is, stays short, and defers no annotations."""

import ast
import re
from pathlib import Path

from tests.architecture.house import ROOT, python_files

FILES = {str(file.relative_to(ROOT)): file for file in python_files()}
LONGEST = 300


def first_line(file: Path) -> str:
    """The first line of the file's docstring."""
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    return docstring.splitlines()[0] if docstring else ""


def test_a_file_says_in_one_sentence_what_it_is() -> None:
    written = {name: first_line(file) for name, file in FILES.items() if file.stat().st_size}

    assert [name for name, line in written.items() if not line.endswith((".", ".)"))] == []


def test_a_file_does_not_talk_of_this_module() -> None:
    talking = re.compile(r"\bthis (module|file)\b", re.IGNORECASE)

    assert [name for name, file in FILES.items() if talking.search(first_line(file))] == []


def test_a_file_is_short() -> None:
    lines = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in FILES.items()}

    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_annotations_are_not_deferred() -> None:
    deferred = re.compile(r"^from __future__ import .*annotations", re.MULTILINE)

    assert [name for name, file in FILES.items() if deferred.search(file.read_text(encoding="utf-8"))] == []
