"""Texts in Finnish, Swedish and perhaps English, and where a rule comes from."""

from dataclasses import dataclass

from avustin_core.plugin.languages import Language


@dataclass(frozen=True)
class Text:
    """A text for people: Finnish and Swedish always, English where it was written.

    >>> Text(fi="Hankkeen nimi", sv="Projektets namn").get(Language.EN)
    'Hankkeen nimi'
    """

    fi: str  #: in Finnish
    sv: str  #: in Swedish
    en: str | None = None  #: in English

    def get(self, language: Language | str) -> str:
        """The text in a language; English falls back to Finnish, never to a key."""
        if language == Language.SV:
            return self.sv
        return self.en if language == Language.EN and self.en is not None else self.fi

    def language_of(self, language: Language | str) -> Language:
        """The language that `get` really answers in, for a reader who must be told."""
        if language == Language.EN and self.en is None:
            return Language.FI
        return Language(language)

    def to_json(self) -> dict[str, str]:
        """The languages that there are, by their codes."""
        known = {"fi": self.fi, "sv": self.sv, "en": self.en}
        return {code: text for code, text in known.items() if text is not None}


@dataclass(frozen=True)
class LegalBasis:
    """An act or decree: its number in the Statute Book, and its name."""

    reference: str  #: such as 893/2019
    title: Text  #: its name


@dataclass(frozen=True)
class Source:
    """Where a rule or a field comes from: '893/2019 4 §', 'haun ehdot'."""

    reference: str  #: such as '893/2019 4 §'
    text: Text | None = None  #: its words, where they are quoted

    def __str__(self) -> str:
        return self.reference


def as_source(source: Source | str | None) -> Source | None:
    """A reference written as plain text is a source without a quotation."""
    return Source(source) if isinstance(source, str) else source
