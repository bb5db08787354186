"""Typesetting: a template and data become a tagged PDF, the same bytes whenever and wherever they are set."""

import asyncio
import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib.metadata import version
from typing import Any
from unicodedata import category

from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.letters.templates import FOLDER

log = logging.getLogger("avustin.letters")
NOT_SHOWN = re.compile(r'(?:the text|codepoint) `"(.+?)"`', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
VARIATIONS = re.compile("[\ufe00-\ufe0f]")
KEPT, UNSEEN = ("\n", "\N{SOFT HYPHEN}"), ("Cc", "Cf")
MOST = 200  #: characters that no font has, and that are shown by their numbers


@cache
def typesetter() -> str:
    """What sets letters, with its version."""
    return f"typst {version('typst')}"


async def typeset(sources: Mapping[str, str], data: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1), set beside the event loop. `at` is the moment that its metadata tell."""
    return await asyncio.to_thread(_pdf, sources, data, at)


async def shown(sources: Mapping[str, str], data: dict[str, Any], at: datetime) -> tuple[bytes, dict[str, Any]]:
    """The PDF, and the data that it was made of: a character that no font has is there as its number, such as [U+1F600]."""
    data = _each(data, _visible)
    for _ in range(MOST):
        try:
            return await typeset(sources, data, at), data
        except RuntimeError as error:
            data = _without(data, _unshown(error))
    raise LetterCannotBeMade()


def _pdf(sources: Mapping[str, str], data: Mapping[str, Any], at: datetime) -> bytes:
    import typst

    files = {name: text.encode() for name, text in sources.items()}
    made, warnings = typst.Compiler(input=files, root=str(FOLDER), font_paths=_fonts()).compile_with_warnings(
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=at.replace(microsecond=0),  # Typst takes whole seconds only
        sys_inputs={"data": json.dumps(data, sort_keys=True)},
    )
    assert isinstance(made, bytes)
    for each in warnings:
        log.warning("a letter's template isn't sound: %s", each.message)
    return made


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False)


def _unshown(error: RuntimeError) -> str:
    """The characters that the typesetter couldn't show; any other fault is the template's."""
    found = NOT_SHOWN.search(getattr(error, "message", ""))
    if found is None:
        log.error("a letter can't be made: %s", getattr(error, "diagnostic", type(error).__name__))
        raise LetterCannotBeMade() from error
    return ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), found[1])


def _without(data: dict[str, Any], text: str) -> dict[str, Any]:
    numbers: dict[str, str | int | None] = {
        character: f"[U+{ord(character):04X}]" for character in text if not character.isascii()
    }
    replaced: dict[str, Any] = _each(data, lambda said: said.translate(str.maketrans(numbers)))
    if replaced == data:
        log.error("a letter can't be made: its template holds what no font has")
        raise LetterCannotBeMade()
    return replaced


def _visible(text: str) -> str:
    """The text without what no letter shows: controls, joiners and variations, which no font here has signs for."""
    if text.isprintable() and not VARIATIONS.search(text):  # has neither controls nor joiners, as most texts
        return text
    return "".join(
        each for each in text if each in KEPT or not (category(each) in UNSEEN or "\ufe00" <= each <= "\ufe0f")
    )


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each(each, change) for name, each in value.items()}
    return [_each(each, change) for each in value] if isinstance(value, list) else value
