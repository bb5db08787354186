"""What kind a file is: by its content, and for plain text also by its name, since a CSV looks like any other text."""

from collections.abc import Sequence
from pathlib import PurePath

import filetype  # type: ignore[import-untyped,import-not-found,unused-ignore]
from filetype.types import archive, document, image  # type: ignore[import-untyped,import-not-found,unused-ignore]

from avustin_core.forms.references import is_accepted

HEAD = 8192  #: bytes of the beginning that tell the kind
TEXTS = {".txt": "text/plain", ".csv": "text/csv"}
KNOWN = (
    archive.Pdf(), image.Png(), image.Jpeg(), document.Docx(), document.Odt(), document.Xlsx(), document.Ods(),
)  # fmt: skip
NAMES: dict[str, str] = {each.mime: each.extension for each in KNOWN} | {
    media_type: suffix.removeprefix(".") for suffix, media_type in TEXTS.items()
}
NOT_IN_TEXTS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\f"))


def kind_of(head: bytes, name: str) -> str | None:
    """The media type, if the file is of a kind that is taken."""
    if known := filetype.match(head, matchers=KNOWN):
        return str(known.mime)
    return TEXTS.get(PurePath(name).suffix.lower()) if is_text(head) else None


def is_text(part: bytes) -> bool:
    """Whether there is nothing in it that texts don't have, in whatever encoding of the Latin alphabet."""
    return part.translate(None, delete=NOT_IN_TEXTS) == part


def is_text_kind(media_type: str) -> bool:
    """Whether the kind promises text to its end."""
    return media_type in TEXTS.values()


def taken(accepts: Sequence[str] = ()) -> list[str]:
    """The media types that are taken where those patterns are accepted; all that we know where there are none."""
    return [each for each in NAMES if not accepts or is_accepted(each, accepts)]


def said_kinds(accepts: Sequence[str] = ()) -> str:
    """The same, as people know them."""
    return ", ".join(NAMES[each] for each in taken(accepts))
