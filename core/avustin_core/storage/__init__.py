"""How rows are kept, on SQLite and PostgreSQL alike."""

from avustin_core.storage.engine import make_engine, migrate
from avustin_core.storage.rows import Row, Versioned, model_named, new_id
from avustin_core.storage.types import Json, Names, column_of

__all__ = ["Json", "Names", "Row", "Versioned", "column_of", "make_engine", "migrate", "model_named", "new_id"]
