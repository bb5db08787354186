"""PDFs as tools that didn't make them see them: text by pdfplumber, tags and metadata by pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf

SHOWS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its kind, how deep it is, and the title of a heading."""

    kind: str
    depth: int
    title: str = ""


def text_of(pdf: bytes) -> str:
    """All that a reader can copy out, with each run of white space as one space."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return " ".join(" ".join(page.extract_text() for page in opened.pages).split())


def tags_of(pdf: bytes) -> list[Tag]:
    """The structure tree, in the order of reading."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_walk(opened.Root.StructTreeRoot.get("/K"), 0))


def untagged(pdf: bytes) -> list[str]:
    """What is drawn and is neither tagged nor said to be an artefact; and tags that the structure doesn't know."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        known = {*_marked(opened.Root.StructTreeRoot.get("/K"))}
        for number, page in enumerate(opened.pages):
            stack: list[Any] = []
            for instruction in pikepdf.parse_content_stream(page):
                operands, name = instruction.operands, str(instruction.operator)
                if name in ("BDC", "BMC"):
                    stack.append(operands)
                elif name == "EMC":
                    stack.pop()
                elif name in SHOWS and not any(_is_known(each, page, known) for each in stack):
                    found.append(f"page {number + 1}: {name}")
    return found


def metadata_of(pdf: bytes) -> dict[str, Any]:
    """What it says of itself: language, title, marks of PDF/A and PDF/UA, and whether its fonts are all within."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        xmp = opened.open_metadata()
        fonts = [
            each
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        return {
            "lang": str(opened.Root.Lang), "marked": bool(opened.Root.MarkInfo.Marked),
            "shows title": bool(opened.Root.ViewerPreferences.DisplayDocTitle), "title": xmp.get("dc:title"),
            "pdfa": (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")),
            "pdfua": xmp.get("{http://www.aiim.org/pdfua/ns/id/}part"), "created": xmp.get("xmp:CreateDate"),
            "fonts within": all(any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3")) for each in fonts),
        }  # fmt: skip


def _walk(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _walk(each, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S)[1:], depth, str(node.get("/T", "")))
        yield from _walk(node.get("/K"), depth + 1)


def _marked(node: Any, page: Any = None) -> Iterator[tuple[Any, int]]:
    """The marked content that elements name, by its page and number."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _marked(each, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node.MCID)
        yield from _marked(node.get("/K"), page)
    elif isinstance(node, int):
        yield page, node


def _is_known(operands: Any, page: Any, known: set[tuple[Any, int]]) -> bool:
    if str(operands[0]) == "/Artifact":
        return True
    if len(operands) < 2 or not isinstance(operands[1], pikepdf.Dictionary) or "/MCID" not in operands[1]:
        return False
    return (page.objgen, int(operands[1].MCID)) in known
