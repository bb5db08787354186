"""Finding: the rows that have every word that was asked for, in any of its forms."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlmodel import col

from avustin_core.search.models import SearchTerm
from avustin_core.search.terms import forms_of, words_of

MOST = 8  #: words of one search; what comes after them isn't looked for
AFTER = "\U0010ffff"  #: sorts after whatever a term may go on with


@dataclass(frozen=True)
class Wanted:
    """One word: any of these terms, or a term that begins with `beginning`."""

    terms: tuple[str, ...]
    beginning: str | None = None


def wanted(text: str) -> list[Wanted]:
    """The words of a search. The last may be unfinished: it is a beginning too."""
    words = _asked(text)
    return [
        Wanted((word, *sorted(forms_of(word))), word if place == len(words) - 1 else None)
        for place, word in enumerate(words)
    ]


def found(words: list[Wanted], kinds: dict[str, Any]) -> ColumnElement[bool]:
    """Whether each word is among the terms of the row, or of another that a column leads to: `kinds` has the columns.

    Without any word nothing is found.
    """
    if not words:
        return false()
    return and_(true(), *(or_(*(id.in_(_rows(word, kind)) for kind, id in kinds.items())) for word in words))


def _rows(word: Wanted, kind: str) -> Any:
    term = col(SearchTerm.term)
    fits: ColumnElement[bool] = term.in_(word.terms)
    if word.beginning:
        fits = or_(fits, and_(term >= word.beginning, term < word.beginning + AFTER))
    return select(col(SearchTerm.row_id)).where(col(SearchTerm.kind) == kind, fits)


def _asked(text: str) -> list[str]:
    """The words; of what is joined only the whole, since its parts are in the terms of what has the whole."""
    words = words_of(text)
    joined = [word for word in words if not word.isalnum()]
    return [word for word in words if not any(word != whole and word in whole for whole in joined)][:MOST]
