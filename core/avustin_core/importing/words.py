"""Texts of an imported form: looked up in its translations, and never invented."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from avustin_core.importing.sources import CannotImport
from avustin_core.plugin import Language

LANGUAGES = tuple(each.value for each in Language)
KEY = re.compile(r"[A-Za-z0-9_]+([.:/-][A-Za-z0-9_]+)*")
TODO = "TODO"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Words:
    """A text as it was found: what a language lacks is None."""

    fi: str | None
    sv: str | None
    en: str | None = None

    @property
    def english(self) -> str:
        """For developers."""
        return self.en or self.fi or self.sv or ""

    def all(self) -> tuple[str, ...]:
        """What there is, in lower case, to recognise things by."""
        return tuple(each.lower() for each in (self.fi, self.sv, self.en) if each)


def joined(parts: Iterable[Words | None]) -> Words | None:
    """Several texts as one, each on a line of its own; the same one only once."""
    kept = list(dict.fromkeys(each for each in parts if each is not None))
    if not kept:
        return None
    several: dict[str, str | None] = {}
    for code in LANGUAGES:
        found = [text for each in kept if (text := getattr(each, code))]
        several[code] = "\n".join(dict.fromkeys(found)) or None
    return Words(several["fi"], several["sv"], several["en"])


@dataclass
class Texts:
    """The translations of a form. `inline` is the language of texts that stand in the schema itself."""

    known: Mapping[str, Mapping[str, str]]
    inline: Language = Language.FI
    missing: dict[str, str] = field(default_factory=dict)  #: what lacks which languages

    def words(self, raw: Any, place: str) -> Words | None:
        """The text that a schema names or holds; None where there is none."""
        if not isinstance(raw, str) or not raw.strip():
            return None
        found = self.known.get(raw)
        if found is None and self.known and KEY.fullmatch(raw) and re.search(r"[._:/]", raw):
            self.missing[place] = f"fi and sv of {raw}, which isn't among the translations"
            return None
        texts = {code: plain(text) for code, text in (found or {self.inline.value: raw}).items()}
        words = Words(texts.get("fi") or None, texts.get("sv") or None, texts.get("en") or None)
        if lacks := [code for code in ("fi", "sv") if getattr(words, code) is None]:
            self.missing[place] = f"{' and '.join(lacks)} of {words.english!r}" if words.english else f"all of {raw}"
        return words if words.english else None

    def quiet(self, raw: Any) -> Words | None:
        """The same, for developers only: what is missing isn't told."""
        missing = dict(self.missing)
        words = self.words(raw, "")
        self.missing = missing
        return words

    def label(self, raw: Any, place: str, otherwise: str) -> Words:
        """A text that must be there: where it isn't, one that begins with TODO."""
        words = self.words(raw, place)
        if words is None and place not in self.missing:
            self.missing[place] = "fi and sv: the form has no text for it"
        return words or Words(f"{TODO} {raw or otherwise}", f"{TODO} {raw or otherwise}")

    @property
    def other_languages(self) -> list[str]:
        """Languages of the translations that Avustin doesn't speak."""
        return sorted({code for each in self.known.values() for code in each} - set(LANGUAGES))


def read_translations(name: str, value: Any) -> dict[str, dict[str, str]]:
    """Texts by key and language; also from files that are by language first, and nested ones."""
    if not isinstance(value, dict):
        raise CannotImport(
            f"{name}: translations are an object, such as {{key: {{fi: …, sv: …}}}}; is it another file?"
        )
    inner = value.get("translations")
    entries = inner if isinstance(inner, dict) else value
    if not entries:
        return {}
    if set(entries) <= {*LANGUAGES} and all(isinstance(each, dict) for each in entries.values()):
        turned: dict[str, dict[str, str]] = {}
        for code, texts in entries.items():
            for key, text in _flat(texts):
                turned.setdefault(key, {})[code] = text
        return turned
    found = {key: {code: text for code, text in each.items() if isinstance(text, str)} for key, each in _keyed(entries)}
    if not found:
        raise CannotImport(f"{name}: has no texts by language; write {{key: {{fi: …, sv: …}}}} or {{fi: {{key: …}}}}")
    return found


def _flat(texts: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield f"{above}{key}", value


def _keyed(entries: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, value in entries.items():
        if (
            isinstance(value, dict)
            and set(value) & set(LANGUAGES)
            and not any(isinstance(x, dict) for x in value.values())
        ):
            yield f"{above}{key}", value
        elif isinstance(value, dict):
            yield from _keyed(value, f"{above}{key}.")


class _Plain(HTMLParser):
    """Texts without their markup: paragraphs and items become lines."""

    BLOCKS = ("p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.parts.append("\n– " if tag == "li" else "\n")
        if tag == "a" and (address := dict(attrs).get("href")):
            self.parts.append(f"({address}) " if address.startswith("http") else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(text: str) -> str:
    """A text without markup, blank lines and what can't be printed."""
    text = UNPRINTABLE.sub("", text.encode("utf-8", "replace").decode())
    if re.search(r"<[a-zA-Z/]", text):
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and line != "–")
