"""The dictionaries of Finnish and Swedish: made once as files, and read from there, so that they weigh little.

Whole in memory they take 300 MB and seconds; as files, which any number of processes share, some of their pages.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

LANGUAGES = ("fi", "sv")
NAME = f"avustin-dictionaries-{version('simplemma')}"


class Files:
    """Dictionaries that are mapped into memory from a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """That of the language."""
        from marisa_trie import BytesTrie  # type: ignore[import-not-found]
        from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

        return TrieWrapDict(BytesTrie().mmap(str(self._folder / f"{lang}.dic")))


@cache
def lemmatizer() -> Any:
    """What finds the dictionary form of a word; the libraries are loaded when the first is sought."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    folder = made()
    factory = _Kept(Files(folder)) if folder else StreamDictionaryFactory()
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=factory))


def made() -> Path | None:
    """The folder of the dictionaries, which are made the first time (some 10 s); None where no folder can be written to."""
    for folder in _folders():
        if all((folder / f"{language}.dic").exists() for language in LANGUAGES):
            return folder
    return next((folder for folder in _folders() if _make(folder)), None)


def _folders() -> Iterator[Path]:
    """Beside what is installed, so that all its processes and users share it; else the user's own."""
    yield Path(sys.prefix) / "share" / NAME
    yield user_cache_path(NAME)


def _make(folder: Path) -> bool:
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{NAME}-") as began:
            factory = TrieDictionaryFactory(disk_cache_dir=began)
            for language in LANGUAGES:
                factory.get_dictionary(language)
            folder.mkdir(exist_ok=True)
            for language in LANGUAGES:
                os.replace(Path(began) / f"{language}.dic", folder / f"{language}.dic")
    except OSError:
        return False
    return True


class _Kept:
    """Asks each dictionary for once."""

    def __init__(self, files: Files) -> None:
        self.get_dictionary = cache(files.get_dictionary)


if __name__ == "__main__":
    print(made())
