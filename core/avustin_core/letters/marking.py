"""Texts as parts that a template sets: paragraphs, headings, lists, quotations, and what stands in a line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from avustin_core.long_texts import parsed

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
TOGETHER = re.compile(
    r" (?=§)|(?<=\d) (?=[a-z](?: ?§|–))|(?<=/\d{4}) (?=\d+ ?[a-z]? ?§)|(?:(?<=\blaissa)|(?<=\blag)) (?=\d+/\d{4})"
)
UNDER_SECTIONS = 3  #: the level of a text's first heading: the letter's title and sections are above


def long_text(text: str) -> list[Block]:
    """A text in the format of long texts. Its headings follow one another without a gap, as accessible documents must."""
    from markdown_it.tree import SyntaxTreeNode

    return list(_blocks(SyntaxTreeNode(parsed(text)).children, _Levels()))


def plain_text(text: str) -> list[Block]:
    """A text without marks: an empty line ends a paragraph, and each other line break stays."""
    paragraphs = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return [{"kind": "paragraph", "parts": list(_lines(part))} for part in paragraphs if part]


def facts(*pairs: tuple[str, str | None]) -> list[Block]:
    """What there is of named values, each on a line of one paragraph."""
    parts: list[Block] = []
    for name, value in pairs:
        if value:
            breaks: list[Block] = [{"kind": "break"}] if parts else []
            parts += [*breaks, {"kind": "strong", "parts": [_text(f"{name}:")]}, _text(f" {value}")]
    return [{"kind": "paragraph", "parts": parts}] if parts else []


def bullets(texts: Iterable[str]) -> list[Block]:
    """Short texts, one under the other."""
    items = [plain_text(each) for each in texts]
    return [{"kind": "bullets", "items": items}] if items else []


def stressed(text: str) -> list[Block]:
    """A paragraph in strong letters."""
    return [{"kind": "paragraph", "parts": [{"kind": "strong", "parts": [_text(text)]}]}]


class _Levels:
    """The levels of headings, each at most one below the one before it."""

    def __init__(self) -> None:
        self._given: list[int] = []

    def of(self, given: int) -> int:
        self._given = [each for each in self._given if each < given] + [given]
        return UNDER_SECTIONS - 1 + len(self._given)


def _blocks(nodes: Sequence["SyntaxTreeNode"], levels: _Levels) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield {"kind": "heading", "level": levels.of(int(node.tag[1:])), "parts": _parts(node)}
            case "bullet_list":
                yield {"kind": "bullets", "items": [list(_blocks(item.children, levels)) for item in node.children]}
            case "ordered_list":
                items = [list(_blocks(item.children, levels)) for item in node.children]
                start, end = int(node.attrs.get("start", 1)), node.markup
                yield {"kind": "numbers", "start": start, "numbering": f"1{end}", "items": items}
            case "blockquote":
                yield {"kind": "quote", "items": list(_blocks(node.children, levels))}
            case _:
                yield {"kind": "paragraph", "parts": _parts(node)}


def _parts(node: "SyntaxTreeNode") -> list[Block]:
    inline = next((each for each in node.children if each.type == "inline"), None)
    return list(_inline(inline.children)) if inline else list(_lines(node.content))


def _inline(nodes: Sequence["SyntaxTreeNode"]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "softbreak" | "hardbreak":
                yield {"kind": "break"}
            case "em":
                yield {"kind": "emph", "parts": list(_inline(node.children))}
            case "strong":
                yield {"kind": "strong", "parts": list(_inline(node.children))}
            case "link":
                yield {"kind": "link", "to": str(node.attrs["href"]), "parts": list(_inline(node.children))}
            case _:
                yield _text(node.content)


def _lines(text: str) -> Iterator[Block]:
    for place, line in enumerate(text.splitlines()):
        if place:
            yield {"kind": "break"}
        yield _text(line)


def _text(text: str) -> Block:
    """Text in a line; a section sign stays with its number, and both with that of the act."""
    return {"kind": "text", "text": TOGETHER.sub("\N{NO-BREAK SPACE}", text)}
