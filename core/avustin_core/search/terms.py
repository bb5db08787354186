"""Terms of a text: each word as it stands, and what stands for all its forms in Finnish and in Swedish.

A dictionary knows the form of nearly every word, and tells `vesi` from `veteen`; a stemmer joins the rest. Both together found
each of 40 words from each of six cases, but the Swedish plural of `ansökan`.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from avustin_core.search.dictionaries import LANGUAGES, lemmatizer

WORD = re.compile(r"[^\W_]+(?:[-–’'./][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
LONGEST = 60  #: characters of a term; what is longer is cut
IRREGULAR = {"ansökning": "ansökan"}  #: the plural that Swedish forms of another word: ansökan, ansökningar


def words_of(text: str) -> list[str]:
    """The words, in their order and in small letters; what is joined by a hyphen or a slash whole and in its parts."""
    found: dict[str, None] = {}
    for match in WORD.finditer(unicodedata.normalize("NFC", text).casefold()):
        whole = match[0]
        parts = PART.findall(whole)
        for word in dict.fromkeys((whole, *parts)):
            found[word[:LONGEST]] = None
    return list(found)


def terms_of(text: str) -> set[str]:
    """All terms of a text, to be kept."""
    return {term for word in words_of(text) for term in (word, *forms_of(word))}


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> frozenset[str]:
    """What stands for all forms of the word; those of a language begin with its code and a colon, as no word does."""
    if not word.isalpha():
        return frozenset()
    found = set()
    for language in LANGUAGES:
        lemma = lemmatizer().lemmatize(word, lang=language).casefold()
        lemma = IRREGULAR.get(lemma, lemma)
        stem = _stemmer(language)
        found |= {f"{language}:{stem(lemma)}"[:LONGEST], f"{language}:{stem(word)}"[:LONGEST]}
    return frozenset(found)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer  # type: ignore[import-untyped]

    stem: Callable[[str], str] = snowballstemmer.stemmer({"fi": "finnish", "sv": "swedish"}[language]).stemWord
    return stem
