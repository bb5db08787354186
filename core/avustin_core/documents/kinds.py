"""What kind a file is: by its content, and for plain text also by its name, since a CSV looks like any other text."""

from pathlib import PurePath

import filetype  # type: ignore[import-untyped,import-not-found,unused-ignore]
from filetype.types import archive, document, image  # type: ignore[import-untyped,import-not-found,unused-ignore]

HEAD = 8192  #: bytes of the beginning that tell the kind
KINDS = "pdf, png, jpg, docx, odt, xlsx, ods, txt, csv"
TEXTS = {".txt": "text/plain", ".csv": "text/csv"}
KNOWN = (
    archive.Pdf(), image.Png(), image.Jpeg(), document.Docx(), document.Odt(), document.Xlsx(), document.Ods(),
)  # fmt: skip
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
