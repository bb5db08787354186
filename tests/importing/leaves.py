"""What a form of the source asks and says, read from its files without the importer."""

from collections.abc import Iterator
from typing import Any

Path = tuple[str, ...]


def questions(schema: Any) -> set[Path]:
    """The path of every property that has none below, wherever it is said; texts between them ask nothing."""
    found = set(_below(schema, schema, ()))
    return {path for path in found if not any(path == other[: len(path)] != other for other in found)}


def _below(root: Any, schema: Any, path: Path) -> Iterator[Path]:
    for part in _parts(root, schema):
        for name, below in part.get("properties", {}).items():
            found = set(_below(root, below, (*path, name)))
            yield from found or ({(*path, name)} if _asks(below) else ())
        items = part.get("items")
        if isinstance(items, dict):
            yield from _below(root, items, path)
        for branch in part.get("allOf", []):
            yield from _below(root, branch.get("then", {}), path)


def _asks(schema: Any) -> bool:
    items = schema.get("items")
    return not (isinstance(items, list) and all(each["type"] == "null" for each in items))


def _parts(root: Any, schema: Any) -> Iterator[Any]:
    yield schema
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _parts(root, target)


def pointers(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value of a document."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from pointers(below, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from pointers(below, f"{pointer}/{index}")
    else:
        yield pointer, value
