"""Where in an input a refusal points: operations name their own values, which some inputs hold in a part of theirs."""

from typing import Any

from avustin_core.errors import Path
from avustin_schema.inputs import given_in, is_input
from avustin_schema.sources import camel


def placed(path: Path, input: Any) -> Path:
    """The path as it leads from the input down; one that isn't about a field of the input stays as it is."""
    return _below(path, input) or path


def _below(path: Path, part: Any) -> Path | None:
    if not path:
        return None
    fields = {camel(name): value for name, value in given_in(part)}
    if path[0] in fields:
        return (path[0], *_by_place(path[1:], fields[path[0]]))
    if getattr(type(part), "keeps_unreadable", False):
        return None  # below it lie answers of a form, whose paths are the form's
    for name, value in fields.items():
        if is_input(value) and (found := _below(path, value)):
            return (name, *found)
    return None


def _by_place(path: Path, value: Any) -> Path:
    """A list whose members are told by their keys is an input's list by places."""
    if not path or not isinstance(value, list):
        return path
    place = next((str(at) for at, each in enumerate(value) if getattr(each, "key", None) == path[0]), path[0])
    return (place, *path[1:])
