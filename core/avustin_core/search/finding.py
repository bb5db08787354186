"""Finding: the rows that have every word that was asked for, in any of its forms, by one statement for all searches."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, inspect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from avustin_core.search.terms import forms_of, words_of

MOST = 8  #: words of one search; what comes after them isn't looked for
AFTER = "\U0010ffff"  #: sorts after whatever a term may go on with
FROM_JSON = {
    "sqlite": (
        "SELECT json_extract(value, '$[0]') AS place, json_extract(value, '$[1]') AS low, "
        "json_extract(value, '$[2]') AS high FROM json_each({0})"
    ),
    "postgresql": (
        "SELECT (value ->> 0)::int AS place, value ->> 1 AS low, value ->> 2 AS high "
        "FROM json_array_elements(CAST({0} AS json)) AS each(value)"
    ),
}
FITS = "search_terms.kind = '{0}' AND search_terms.term >= wanted.low AND search_terms.term <= wanted.high"


def wanted(text: str) -> str:
    """What a search looks for, as JSON: [place of the word, from this term, to that term].

    Any of the lines with one place is enough. The last word may be unfinished: terms that begin with it fit too.
    """
    words = _asked(text)
    lines = [[place, term, term] for place, word in enumerate(words) for term in (word, *sorted(forms_of(word)))]
    if words:
        lines.append([len(words) - 1, words[-1], words[-1] + AFTER])
    return json.dumps(lines)


@dataclass(frozen=True)
class Through:
    """A column that leads to rows of another table, and which of those may be looked at: a subquery of ids."""

    column: str
    table: str
    seen: Any


class Found(FunctionElement[bool]):
    """True of rows among whose terms, or those of the row that `through` leads to, each wanted word is."""

    name = "found"
    type = Boolean()
    inherit_cache = False

    def __init__(self, id: ColumnElement[Any], words: ColumnElement[str], kind: str, through: Through | None) -> None:
        super().__init__(id, words, *([through.seen] if through else []))
        self.kind, self.through = kind, through


def found(table: Any, words: Any, *, through: Through | None = None) -> ColumnElement[bool]:
    """Whether the row is found. `words` is what `wanted` gave."""
    return Found(table.id, words, str(inspect(table).mapper.local_table.name), through)


@compiles(Found)
def _in(element: Found, compiler: Any, **options: Any) -> str:
    id, rows = _parts(element, compiler, "sqlite", options)
    return f"{id} IN ({rows})"


@compiles(Found, "postgresql")
def _any(element: Found, compiler: Any, **options: Any) -> str:
    id, rows = _parts(element, compiler, "postgresql", options)
    return f"{id} = ANY (ARRAY({rows}))"


def _parts(element: Found, compiler: Any, dialect: str, options: Any) -> tuple[str, str]:
    id, words, *seen = (compiler.process(each, **options) for each in element.clauses)
    hits = [f"SELECT search_terms.row_id, wanted.place FROM wanted JOIN search_terms ON {FITS.format(element.kind)}"]
    if element.through:
        column, target = element.through.column, element.through.table
        hits.append(
            f"SELECT owner.id, wanted.place FROM wanted JOIN search_terms ON {FITS.format(target)} "
            f"JOIN {element.kind} AS owner ON owner.{column} = search_terms.row_id "
            f"WHERE search_terms.row_id IN {seen[0]}"
        )
    return id, (
        f"WITH wanted AS ({FROM_JSON[dialect].format(words)}) "
        f"SELECT hit.row_id FROM ({' UNION ALL '.join(hits)}) AS hit GROUP BY hit.row_id "
        "HAVING count(DISTINCT hit.place) = (SELECT count(DISTINCT place) FROM wanted)"
    )


def _asked(text: str) -> list[str]:
    """The words; of what is joined only the whole, since its parts are in the terms of what has the whole."""
    words = words_of(text)
    joined = [word for word in words if not word.isalnum()]
    return [word for word in words if not any(word != whole and word in whole for whole in joined)][:MOST]
