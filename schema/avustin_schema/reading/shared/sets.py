"""A set of keys as a table, so that a statement can do something for each: an array's rows, or those of JSON."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, Dialect, Text, bindparam, func
from sqlalchemy.types import TypeDecorator


class _Json(TypeDecorator[Any]):
    """The keys as a JSON text, each as the database keeps it."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """The text."""
        write = self.kind.dialect_impl(dialect).bind_processor(dialect)
        return json.dumps([write(each) if write else each for each in value])


@dataclass(frozen=True)
class Keys:
    """The table, and its only column."""

    dialect: str
    table: Any
    key: Any

    @classmethod
    def of(cls, value: Any, kind: Any, dialect: str) -> "Keys":
        """Of these keys, of the kind of that column; or of what stands for them."""
        if dialect == "sqlite":
            given = bindparam(None, value, type_=_Json(kind), unique=True)
            table: Any = func.json_each(given).table_valued("value", name="keys")
        else:
            given = bindparam(None, value, type_=ARRAY(kind), unique=True)
            table = func.unnest(given).table_valued("value").render_derived(name="keys")
        return cls(dialect, table, table.c.value)
