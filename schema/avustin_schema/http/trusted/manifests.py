"""What front ends' builds write: each document with the ids that it is asked by."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PREFIX = "sha256:"
APOLLO = "apollo-persisted-query-manifest"


class Trusted(str):
    """The text of a trusted document: the same object each time, so that whoever keeps something by it finds it at once."""

    id: str

    @classmethod
    def of(cls, text: str, id: str) -> "Trusted":
        """The text, with the id that the build gave it."""
        made = cls(text)
        made.id = id
        return made


class Unreadable(ValueError):
    """A file of the folder isn't what a build writes; the message names it and the remedy."""


def sha256_of(text: str) -> str:
    """The hash as clients make it: of the bytes in UTF-8, in small letters."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def read(files: list[Path]) -> dict[str, Trusted]:
    """The documents of all files by each id they may be asked by: the build's own, and their hash."""
    found: dict[str, Trusted] = {}
    for file in files:
        for id, text in _documents(file):
            if id.startswith(PREFIX) and id != PREFIX + sha256_of(text):
                raise Unreadable(f"{file}: {id} isn't the SHA-256 of its document; build the front end anew")
            _enter(found, id, text, file)
    return found


def _enter(found: dict[str, Trusted], id: str, text: str, file: Path) -> None:
    digest = sha256_of(text)
    document = found.get(PREFIX + digest) or Trusted.of(text, id)
    for each in (id, digest, PREFIX + digest):
        if found.setdefault(each, document) != text:
            raise Unreadable(f"{file}: {each} stands for another document in another file; give ids that are hashes")


def _documents(file: Path) -> Iterator[tuple[str, str]]:
    """Apollo's manifest; or an object of documents by id, as the client preset and Relay's compiler write it."""
    try:
        content: Any = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        raise Unreadable(f"{file}: not JSON") from None
    if not isinstance(content, dict):
        raise Unreadable(f"{file}: neither an object of documents by id nor Apollo's manifest")
    if content.get("format") == APOLLO:
        operations = content.get("operations")
        if content.get("version") != 1 or not isinstance(operations, list):
            raise Unreadable(f"{file}: a manifest of Apollo's of another version than 1")
        pairs = [(each.get("id"), each.get("body")) if isinstance(each, dict) else (None, None) for each in operations]
    else:
        pairs = list(content.items())
    for id, text in pairs:
        if not isinstance(id, str) or not id or not isinstance(text, str) or not text.strip():
            raise Unreadable(f"{file}: a document without id or text, at {id!r}")
        yield id, text
