"""Questions that aren't written in a line: files, paragraphs of text, sums, and amounts by kind of grant."""

import mimetypes
import re
from collections.abc import Iterator
from typing import Any

from avustin_core.importing.drawing import Drawing
from avustin_core.importing.listing import Ledger
from avustin_core.importing.schemas import Schema
from avustin_core.importing.sources import Node
from avustin_core.importing.words import Texts, Words, joined

OF_FILES = {"file_id", "fileId", "fileName", "filename", "integrationID", "fileType", "size", "mimetype"}
MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+*-]+")
BY_HAND = {
    "description": "a description of each file: ask for it in a question of its own",
    "isDeliveredLater": "that a file comes later: a file that may is one that isn't required",
    "isIncludedInOtherFile": "that a file is in another one: say so in help, or don't require it",
}
INSTEAD = ("isDeliveredLater", "isIncludedInOtherFile")
OF_SUMS = ("field", "sourceFields", "sourceShape", "numericOutput", "subventionType", "hidden", "exclude-from-submit")


def is_file(schema: Schema, drawing: Drawing) -> bool:
    """Whether it asks for a file, or several."""
    if "file" in drawing.control or drawing.widget in ("file", "files", "upload"):
        return True
    if any(_said(schema, word) for word in ("contentEncoding", "contentMediaType")) or _said(schema, "format") in (
        "data-url",
        "binary",
        "file",
    ):
        return True
    return len({name for name, _ in schema.properties()} & OF_FILES) > 1


def takes_several(schema: Schema, drawing: Drawing) -> bool:
    """Whether it takes several files."""
    names, said = {name for name, _ in schema.properties()}, str(drawing.take("multiple")).lower()
    return "array" in schema.types or "files" in names or said == "true"


def read_file_metadata(schema: Schema, ledger: Ledger) -> None:
    """Reads what the source keeps of a file; Avustin's documents have it of their own, but for what is asked by hand."""
    for layer in schema.layers:
        for word in ("properties", "items", "required", "type", "format", "contentEncoding", "contentMediaType"):
            node = layer.get(word)
            if node is not None:
                for each, why in _by_hand(node):
                    ledger.lost(each, why)
                for pointer in _other(node):
                    pointer.mark()


def _by_hand(node: Node) -> Iterator[tuple[Node, str]]:
    for key, below in node.items():
        if key in BY_HAND and isinstance(below.value, dict):
            yield below, BY_HAND[key]
        else:
            yield from _by_hand(below)


def _other(node: Node) -> Iterator[Node]:
    if not isinstance(node.value, dict):
        yield node
        return
    for key, below in node.items():
        if not (key in BY_HAND and isinstance(below.value, dict)):
            yield from _other(below)


def accepted(schema: Schema, drawing: Drawing) -> tuple[str, ...]:
    """The media types that a control takes."""
    said = drawing.take("accept") or schema.take("contentMediaType") or ""
    names = [each.strip() for each in (said if isinstance(said, str) else ",".join(map(str, said))).split(",")]
    types = (mimetypes.guess_type(f"a{each}")[0] if each.startswith(".") else each for each in names if each)
    return tuple(dict.fromkeys(each for each in types if each and MEDIA_TYPE.fullmatch(each)))


def paragraph(schema: Schema, drawing: Drawing, texts: Texts, place: str) -> Words | None:
    """The text of what asks nothing."""
    found = [
        texts.words(schema.take("title"), f"{place} text"),
        texts.words(schema.take("description"), f"{place} text"),
    ]
    drawing.take("field")
    for layer in schema.layers:
        layer.take("type")
        items = layer.get("items")
        for number, each in enumerate(items.each() if items is not None else ()):
            each.take("type")
            found += [texts.words(each.take(word), f"{place} text {number + 1}") for word in ("title", "description")]
    return joined(found)


def is_paragraph(schema: Schema, drawing: Drawing) -> bool:
    """Whether it asks nothing, and only says something."""
    items = schema.node("items")
    tuples = items.value if items is not None and isinstance(items.value, list) else []
    silent = bool(tuples) and all(isinstance(each, dict) and each.get("type") == "null" for each in tuples)
    return drawing.control in ("textparagraph", "paragraph") or silent or schema.types == {"null"}


def summed(drawing: Drawing) -> tuple[tuple[str, ...], ...]:
    """The paths that a control adds up; none where it doesn't say."""
    sources = drawing.said("sourceFields")
    if not isinstance(sources, list) or not all(isinstance(each, str) for each in sources):
        return ()
    kind = drawing.said("subventionType")
    for name in OF_SUMS:
        drawing.take(name)
    return tuple((*each.split("."), *([str(kind)] if kind is not None else [])) for each in sources)


def amounts(schema: Schema) -> list[tuple[Any, Any]]:
    """The kinds of grant that a table asks an amount of, each with its id and label."""
    node = schema.node("options")
    options = list(node.each()) if node is not None else []
    return [(each.take("id"), each.take("label")) for each in options if isinstance(each.value, dict)]


def _said(schema: Schema, word: str) -> Any:
    node = schema.node(word)
    return node.value if node is not None else None
