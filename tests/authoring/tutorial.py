"""The tutorial as somebody follows it: its commands, its change to a file, and its operations, in the order of the page."""

import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial" / "a-programme-of-your-own.md"
BLOCK = re.compile(r"^```(?P<kind>sh|python|graphql)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_AND_PLACE = re.compile(r"`(?P<file>[^`]+\.py)`, and write this above `(?P<place>\w+)`")
TOKEN = re.compile(r"`(demo-[a-z0-9-]+)`")
ADDRESS = re.compile(r"<(http://127\.0\.0\.1:\d+)/console>")
PREVIEW = re.compile(r"<(http://127\.0\.0\.1:\d+/console/forms\S*)>")
EDIT = """
import pathlib, sys
file, place, lines = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
text = file.read_text(encoding="utf-8")
assert text.count(place) == 1, f"{place} isn't in {file}"
file.write_text(text.replace(place, lines + place), encoding="utf-8")
"""


@dataclass(frozen=True)
class Operation:
    """What is written into the console, and by whom."""

    text: str
    token: str


@dataclass(frozen=True)
class Tutorial:
    """The page: one script for a terminal, which ends in the server, and the operations for the console."""

    script: str
    operations: list[Operation]
    address: str
    preview: str


def read(*, after_the_environment: str) -> Tutorial:
    """The page, as it is; what is given is done in the terminal once the environment is made."""
    page = PAGE.read_text(encoding="utf-8")
    script, operations, end = ["set -eu"], [], 0
    for found in BLOCK.finditer(page):
        before, text, end = page[end : found.start()], found["text"], found.end()
        match found["kind"]:
            case "sh":
                script.append(text)
                if "-m venv" in text:
                    script.append(after_the_environment)
            case "python":
                script.append(_insertion(before, text))
            case _:
                operations.append(Operation(text, TOKEN.findall(page[: found.start()])[-1]))
    [address] = set(ADDRESS.findall(page))
    [preview] = PREVIEW.findall(page)
    return Tutorial("\n".join(script), operations, address, preview)


def _insertion(before: str, text: str) -> str:
    """Somebody opens the file, and writes the text where the page says."""
    found = FILE_AND_PLACE.search(" ".join(before.split()))
    assert found is not None, "the page says where the lines go: “Open `x.py`, and write this above `name`”"
    return shlex.join([sys.executable, "-c", EDIT, found["file"], f"    {found['place']}: ", text])
