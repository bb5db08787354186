"""The files that a form is imported from, read so that what was never looked at is known afterwards."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DEEPEST = 40  #: levels of JSON; forms of real services have about twenty


class CannotImport(ValueError):
    """A file can't be made a form; the message says which, where, and what to change."""


@dataclass
class Document:
    """One JSON document, and the pointers of what was read of it, each with all below."""

    name: str
    root: Any
    read: set[str] = field(default_factory=set)

    @property
    def node(self) -> "Node":
        """The whole of it."""
        return Node(self, "", self.root)

    def unread(self) -> Iterator[str]:
        """The pointers of values that nothing read."""
        yield from leaves(self.root, read=self.read)


def leaves(value: Any, pointer: str = "", read: Container[str] = ()) -> Iterator[str]:
    """The pointers of plain values, without those under what is read; blank texts say nothing."""
    if pointer in read:
        return
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(below, f"{pointer}/{escaped(str(key))}", read)
    elif value != "":
        yield pointer


@dataclass(frozen=True, eq=False)
class Node:
    """A place in a document."""

    document: Document
    pointer: str
    value: Any

    def get(self, key: str | int) -> "Node | None":
        """What stands under a key or an index; this alone doesn't count as read."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.document, f"{self.pointer}/{escaped(str(key))}", self.value[key])
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return Node(self.document, f"{self.pointer}/{key}", self.value[key])
        return None

    def take(self, key: str) -> Any:
        """The value under a key, read with all below it; None where there is none."""
        found = self.get(key)
        if found is None:
            return None
        found.mark()
        return found.value

    def mark(self) -> None:
        """Counts it as read, with all below."""
        self.document.read.add(self.pointer)

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """What stands in an object, by key."""
        for key in self.value if isinstance(self.value, dict) else ():
            found = self.get(key)
            assert found is not None
            yield key, found

    def each(self) -> Iterator["Node"]:
        """What stands in a list."""
        for index in range(len(self.value)) if isinstance(self.value, list) else ():
            found = self.get(index)
            assert found is not None
            yield found

    def at(self, pointer: str) -> "Node | None":
        """What a JSON pointer leads to from here."""
        found: Node | None = self
        for step in pointer.split("/")[1:]:
            plain = step.replace("~1", "/").replace("~0", "~").replace("%25", "%")
            key = int(plain) if found and isinstance(found.value, list) and plain.isdigit() else plain
            found = found.get(key) if found else None
        return found


def escaped(key: str) -> str:
    """A key as a JSON pointer has it."""
    return key.replace("~", "~0").replace("/", "~1")


def read_file(file: Path) -> Any:
    """What a JSON file holds."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CannotImport(f"{file}: can't be read ({error.strerror}); name a file that is there") from None
    except UnicodeDecodeError:
        raise CannotImport(f"{file}: isn't UTF-8; save it as UTF-8") from None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise CannotImport(
            f"{file}: isn't JSON (line {error.lineno}, column {error.colno}: {error.msg}); mend it there"
        ) from None
    except (RecursionError, ValueError):
        raise CannotImport(f"{file}: is nested too deep, or has a number too long; is it a form?") from None
    return found


def document(name: str, value: Any) -> Document:
    """A document of an object, which isn't nested without end."""
    if not isinstance(value, dict):
        raise CannotImport(f"{name}: holds {_called(value)} where an object is needed; is it the right file?")
    if _depth(value) > DEEPEST:
        raise CannotImport(f"{name}: is nested deeper than {DEEPEST} levels; is it a form?")
    return Document(name, value)


def _depth(value: Any) -> int:
    level, deep = [value], 0
    while level and deep <= DEEPEST:
        level = [below for each in level for below in _below(each)]
        deep += 1
    return deep


def _below(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _called(value: Any) -> str:
    return {list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(type(value), "a number")
