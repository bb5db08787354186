"""The one format of long texts: a subset of CommonMark, without HTML.

Paragraphs, line breaks, emphasis, headings, lists, quotations, and links to https, http, mailto and tel. A text without any
of these is its own paragraphs, so that what people type means what they see.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SCHEMES = ("https:", "http:", "mailto:", "tel:")
KNOWN = {
    "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open",
    "strong_close", "heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "ordered_list_open",
    "ordered_list_close", "list_item_open", "list_item_close", "blockquote_open", "blockquote_close", "link_open", "link_close",
}  # fmt: skip


def fault_of(text: str) -> str | None:
    """What in the text isn't of the format, as it is written there; None when all of it is."""
    return next(_faults(parsed(text)), None)


def parsed(text: str) -> list["Token"]:
    """The text's marks, as markdown-it tells them."""
    return _parser().parse(text)


def refuse_other(text: Text | str | None, *path: str) -> None:
    """Refuses a long text that isn't of the format."""
    for each in () if text is None else (text,) if isinstance(text, str) else text.to_json().values():
        if fault := fault_of(each):
            field = path[-1]
            raise InvalidInput(*path, reason=_reason(field, fault))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable("code")  # an indented paragraph is a paragraph
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # to be told, instead of being left as text
    return parser


def _faults(tokens: list["Token"]) -> Iterator[str]:
    for token in tokens:
        if token.type not in KNOWN:
            yield " ".join(token.content.split())[:40] or token.type.removesuffix("_open")
        if token.type == "link_open" and not str(token.attrs.get("href", "")).startswith(SCHEMES):
            yield str(token.attrs.get("href", ""))[:40]
        yield from _faults(token.children or [])


def _reason(field: str, fault: str) -> Text:
    return Text(
        fi=f"{field}: tekstissä ei voi käyttää tätä: {fault}. Käytä kappaleita, otsikoita, luetteloita, korostuksia ja "
        "linkkejä (https, http, mailto, tel); HTML, kuvat ja koodi eivät kuulu tekstimuotoon.",
        sv=f"{field}: det här kan inte användas i texten: {fault}. Använd stycken, rubriker, listor, betoningar och länkar "
        "(https, http, mailto, tel); HTML, bilder och kod hör inte till textformatet.",
        en=f"{field}: this can't be in the text: {fault}. Use paragraphs, headings, lists, emphasis and links (https, http, "
        "mailto, tel); HTML, images and code aren't in the format of texts.",
    )
