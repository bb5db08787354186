"""The ready operations: read from `docs/examples`, which are packaged with the console."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

HEADER = re.compile(r"^# (?P<name>title|group|variables): (?P<value>.*)$")


@dataclass(frozen=True)
class Ready:
    """One operation. In its variables a text that begins with @ names something to be found in the demonstration."""

    title: str
    group: str
    query: str
    variables: Any


@cache
def ready() -> tuple[Ready, ...]:
    """All of them, in the order of their files."""
    folder = files("avustin_schema.console") / "examples"
    texts = [
        file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".graphql")
    ]
    return tuple(_read(text) for text in texts)


def variables_of(text: str) -> Any:
    """The variables that an operation's file says it is tried with, by their names in the demonstration; or None."""
    return json.loads(dict(_headers(text)).get("variables", "null"))


def _read(text: str) -> Ready:
    told = dict(_headers(text))
    query = "\n".join(line for line in text.splitlines() if not HEADER.match(line)).strip()
    return Ready(told["title"], told["group"], query, variables_of(text))


def _headers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not (found := HEADER.match(line)):
            return
        yield found["name"], found["value"]
