"""How values are spelt before they are digested, and kept: one spelling of each, the same on both databases."""

import json
from typing import Any

from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Dialect

SPELLING = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str)


def spelt(value: object) -> str:
    """One spelling of a JSON value, in ASCII: half a surrogate pair and a null character can be kept too."""
    return SPELLING.encode(value)


def canonical(value: object) -> bytes:
    """The same as bytes, for digests."""
    return spelt(value).encode()


class Spelt(TypeDecorator[Any]):
    """A JSON value kept as the text that was digested: a database's own JSON would change how numbers are written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Its spelling."""
        return spelt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The value; None where an outer join found no row."""
        return None if value is None else json.loads(value)
