"""Column types that mean the same on both databases."""

import json
from enum import Enum
from typing import Any

import orjson
from sqlalchemy import JSON, Column, ForeignKey, String, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

PLAINLY = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME

DIGITS = bytes.maketrans(b"123456789", b"000000000")
HUGE = b"0" * 19


def json_of(value: object) -> str:
    """A JSON value as the databases are given it; whole numbers beyond 64 bits too."""
    try:
        return orjson.dumps(value, option=PLAINLY).decode()
    except orjson.JSONEncodeError:
        return json.dumps(value)


def of_json(text: str) -> Any:
    """The value of such a text: by orjson, but for numbers that it would round, and for half a surrogate pair."""
    if HUGE in text.encode().translate(DIGITS):
        return json.loads(text)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


class Json(TypeDecorator[Any]):
    """A JSON value: JSONB on PostgreSQL, text on SQLite. Assign a new value to change it; nothing watches its inside."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB where there is one; None is SQL's NULL."""
        kind = JSONB if dialect.name == "postgresql" else JSON
        return dialect.type_descriptor(kind(none_as_null=True))


class Names(TypeDecorator[Enum]):
    """An enum by its members' names, as text: a new member needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:
        """The member's name."""
        return None if value is None else value.name

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        """The member of that name."""
        return None if value is None else self.kind[value]


def column_of(kind: TypeEngine[Any], *, null: bool = False, to: str | None = None, index: bool = False) -> Any:
    """A column of a type of ours, for use as `Field(sa_column=…)`."""
    return Column(kind, *([ForeignKey(to)] if to else []), nullable=null, index=index)
