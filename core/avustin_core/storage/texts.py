"""Texts that are compared alike on both databases: whatever the case of letters, in the order of Finns, or within JSON."""

import sqlite3
import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import literal_column
from sqlalchemy.sql.functions import FunctionElement

from avustin_core.storage.sorting import LAST, SAME, sort_key

WITHOUT_PARTS = "ÆØÐĐŁÞŊŦ"  #: letters that aren't another with an accent, so that taking apart doesn't help
ACCENTS = r"\u0300-\u036f"
KEYED = LAST | {letter: LAST.get(same, same) for letter, same in SAME.items()} | {"ß": "ss"}


class Folded(FunctionElement[str]):
    """A text in small letters, å, ä and ö among them."""

    name = "folded"
    type = String()
    inherit_cache = True


@compiles(Folded)
def _folded(element: Folded, compiler: Any, **options: Any) -> str:
    return f"avustin_folded({compiler.process(element.clauses, **options)})"


@compiles(Folded, "postgresql")
def _lowered(element: Folded, compiler: Any, **options: Any) -> str:
    """Without a collation of any library: a server may be built without it. Accents are taken off and put on again."""
    text = compiler.process(element.clauses, **options)
    return _small(f'normalize(lower(normalize(CAST({text} AS TEXT), NFD) COLLATE "C"), NFC)')


def _small(text: str) -> str:
    return f"translate({text}, '{WITHOUT_PARTS}', '{WITHOUT_PARTS.lower()}')"


class InOrder(FunctionElement[str]):
    """The key by which a text is sorted as Finns expect: that of `sort_key`, on either database."""

    name = "in_order"
    type = String()
    inherit_cache = True


@compiles(InOrder)
def _keyed(element: InOrder, compiler: Any, **options: Any) -> str:
    return f"avustin_sort_key({compiler.process(element.clauses, **options)})"


@compiles(InOrder, "postgresql")
def _reckoned(element: InOrder, compiler: Any, **options: Any) -> str:
    text = _small(f'lower(normalize(btrim({compiler.process(element.clauses, **options)}), NFKD) COLLATE "C")')
    for letter, key in KEYED.items():
        text = f"replace({text}, '{unicodedata.normalize('NFKD', letter)}', '{key}')"
    return f"(regexp_replace({text}, '[{ACCENTS}]', '', 'g') COLLATE \"C\")"


class Within(FunctionElement[str]):
    """What stands at a path in a JSON column, as text; the path is of the code's own making."""

    name = "within"
    type = String()
    inherit_cache = True


def within(column: Any, *path: str) -> ColumnElement[str]:
    """The text at that path; null where there is none."""
    return Within(column, *(literal_column(f"'{part}'") for part in _checked(path)))


def _checked(path: tuple[str, ...]) -> tuple[str, ...]:
    assert all(part.isidentifier() for part in path)
    return path


def _parts(element: Within, compiler: Any, options: Any) -> tuple[str, list[str]]:
    column, *path = (compiler.process(each, **options) for each in element.clauses)
    return column, [each.strip("'") for each in path]


@compiles(Within)
def _extracted(element: Within, compiler: Any, **options: Any) -> str:
    column, path = _parts(element, compiler, options)
    return f"json_extract({column}, '$.{'.'.join(path)}')"


@compiles(Within, "postgresql")
def _taken(element: Within, compiler: Any, **options: Any) -> str:
    column, path = _parts(element, compiler, options)
    return f"({column} #>> '{{{','.join(path)}}}')"


def teach_sqlite(connection: sqlite3.Connection | Any) -> None:
    """Gives a connection of SQLite functions of texts; its own know the letters of English only."""
    connection.create_function("avustin_folded", 1, _fold, deterministic=True)
    connection.create_function("avustin_sort_key", 1, _key, deterministic=True)


def _fold(text: str | None) -> str | None:
    return unicodedata.normalize("NFC", text).lower() if isinstance(text, str) else text


def _key(text: str | None) -> str | None:
    return sort_key(text) if isinstance(text, str) else text
