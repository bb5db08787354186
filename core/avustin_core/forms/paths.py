"""Paths to answers: names and row keys for people's data, JSON Pointers with indexes for form renderers."""

from collections.abc import Mapping, Sequence

Path = tuple[str, ...]
EACH = "*"  #: stands for the key of any row in the path of a field


def child(pointer: str, step: str | int) -> str:
    """The JSON Pointer one step further down."""
    return f"{pointer}/{str(step).replace('~', '~0').replace('/', '~1')}"


def overlap(one: Path, other: Path) -> bool:
    """Whether one path is the other, or leads to it: two changes there are about the same answer."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


MISSING = object()  #: what `value_at` answers where there is nothing


def value_at(answers: object, path: Path) -> object:
    """What stands in answers at a path, or MISSING."""
    for step in path:
        answers = _step(answers, step)
        if answers is MISSING:
            return MISSING
    return answers


def _step(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step, MISSING)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return next((row for row in value if isinstance(row, Mapping) and row.get("key") == step), MISSING)
    return MISSING
