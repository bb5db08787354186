"""Texts and values as Python writes them."""

import json
import re
from datetime import date
from typing import Any

from avustin_core.importing.words import TODO, Words

WIDTH, LONGEST = 88, 100


def literal(text: str) -> str:
    """A text in double quotes; a long one in pieces, a line each."""
    pieces = [_quoted(piece) for piece in _pieces(text)]
    return "\n".join(pieces) if len(pieces) > 1 else pieces[0]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _pieces(text: str) -> list[str]:
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text) or [text]
    found: list[str] = []
    for line in lines:
        words = re.findall(r"\S+\s*|\s+", line)
        current = ""
        for word in words:
            if current and len(current) + len(word) > WIDTH:
                found.append(current)
                current = ""
            current += word
        found.append(current)
    return found or [""]


def languages(words: Words) -> dict[str, str]:
    """A text by language, with TODO where Finnish or Swedish is missing."""
    missing = words.english if words.english.startswith(TODO) else f"{TODO} {words.english}"
    return {"fi": words.fi or missing, "sv": words.sv or missing} | ({"en": words.en} if words.en else {})


def arguments(words: Words) -> str:
    """A text as keyword arguments."""
    return ", ".join(f"{code}={literal(text)}" for code, text in languages(words).items())


def text(words: Words) -> str:
    """A text as a Text."""
    return f"Text({arguments(words)})"


def inline(words: Words) -> str:
    """A text as a Text, in one line however long."""
    return f"Text({', '.join(f'{code}={_quoted(text)}' for code, text in languages(words).items())})"


def docstring(about: str, otherwise: str) -> str:
    """One line on a class."""
    first = about.strip().splitlines()[0] if about.strip() else otherwise
    first = first if len(first) <= LONGEST else first[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–-")
    safe = first.replace("\\", "/").replace('"""', "'").strip().strip('"').rstrip(":")
    return f'"""{safe if safe.endswith((".", "!", "?")) else safe + "."}"""'


def value(given: Any, kind: str) -> str | None:
    """A value that an answer of a kind is compared with; None where it can't be one."""
    if kind == "bool":
        return str(given) if isinstance(given, bool) else None
    if kind in ("int", "Money", "Percentage"):
        if isinstance(given, bool) or not isinstance(given, int | float):
            return None
        return str(int(given)) if given == int(given) else f'Decimal("{given}")'
    if kind == "date":
        return _day(given)
    if kind in ("ShortText", "LongText", "Email", "Phone", "Iban", "BusinessId"):
        return _quoted(given) if isinstance(given, str) else None
    return None


def _day(given: Any) -> str | None:
    try:
        day = date.fromisoformat(str(given))
    except ValueError:
        return None
    return f"date({day.year}, {day.month}, {day.day})"
