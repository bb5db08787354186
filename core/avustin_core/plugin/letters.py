"""Letters: templates that a programme brings itself, and texts that changed with the law.

The core has a template for each kind of letter; a programme whose letters must look or read otherwise brings a file of Typst of
its own: `letters = (LetterTemplate(LetterKind.DECISION, "1", date(2019, 8, 1), Path(__file__).with_name("decision_1.typ")),)`.
The file finds its data in `json(bytes(sys.inputs.data))`, and may import the core's `layout_1.typ`. A released version never
changes: a change is another version, in another file, from another day on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from avustin_core.plugin.texts import Text


class LetterKind(StrEnum):
    """What a letter is."""

    DECISION = "DECISION"  #: a decision of any outcome
    NOTICE = "NOTICE"  #: any other: a title and parts, each with its heading


@dataclass(frozen=True)
class LetterTemplate:
    """One version of a letter's template, in Typst, and from which day on letters are made by it.

    >>> LetterTemplate(LetterKind.DECISION, "1", date(2019, 8, 1), Path("decision_1.typ")).version
    '1'
    """

    kind: LetterKind  #: the letter that it is for
    version: str  #: stable; letters are made again by it
    valid_from: date  #: the first day of letters that are made by it
    file: Path  #: its Typst source, in the plugin's package


@dataclass(frozen=True, init=False)
class DatedText:
    """A text of decisions that changed on a day, such as when the law on appeals did. Decisions say what holds on their day.

    >>> DatedText({date(2016, 1, 1): Text("vanha", "gammal"), date(2020, 1, 1): Text("uusi", "ny")}).on(date(2019, 11, 21)).fi
    'vanha'
    """

    versions: tuple[tuple[date, Text], ...]

    def __init__(
        self,
        versions: Mapping[date, Text],  #: the text by the first day of its validity; the earliest holds before that too
    ) -> None:
        object.__setattr__(self, "versions", tuple(sorted(versions.items(), key=lambda each: each[0])))

    def on(self, day: date) -> Text:
        """The text that holds on that day in Finland."""
        valid = [text for since, text in self.versions if since <= day]
        return valid[-1] if valid else self.versions[0][1]


def text_on(text: Text | DatedText, day: date) -> Text:
    """What is said on that day."""
    return text.on(day) if isinstance(text, DatedText) else text
