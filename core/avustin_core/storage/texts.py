"""Texts that are compared alike on both databases: whatever the case of letters, by code point, or within JSON."""

import sqlite3
from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import literal_column
from sqlalchemy.sql.functions import FunctionElement


class Folded(FunctionElement[str]):
    """A text in small letters, å, ä and ö among them."""

    name = "folded"
    type = String()
    inherit_cache = True


@compiles(Folded)
def _folded(element: Folded, compiler: Any, **options: Any) -> str:
    return f"avustin_folded({compiler.process(element.clauses, **options)})"


@compiles(Folded, "postgresql")
def _lower(element: Folded, compiler: Any, **options: Any) -> str:
    return f'lower(CAST({compiler.process(element.clauses, **options)} AS TEXT) COLLATE "und-x-icu")'


class ByCode(FunctionElement[str]):
    """A text that is sorted by code points, whatever the language of the database."""

    name = "by_code"
    type = String()
    inherit_cache = True


@compiles(ByCode)
def _plain(element: ByCode, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(ByCode, "postgresql")
def _collated(element: ByCode, compiler: Any, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)} COLLATE "C")'


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
    """Gives a connection of SQLite the function that folds; its own knows the letters of English only."""
    connection.create_function("avustin_folded", 1, _fold, deterministic=True)


def _fold(text: str | None) -> str | None:
    return text.lower() if isinstance(text, str) else text
