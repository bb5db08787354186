"""How rows are kept, on SQLite and PostgreSQL alike."""

from avustin_core.storage.engine import make_engine, migrate
from avustin_core.storage.ids import global_id, parse_id, row_of
from avustin_core.storage.rows import Row, Versioned, model_named, new_id
from avustin_core.storage.types import Json, Names, column_of

__all__ = [
    "Json", "Names", "Row", "Versioned", "column_of", "global_id", "make_engine", "migrate", "model_named", "new_id",
    "parse_id", "row_of",
]  # fmt: skip
