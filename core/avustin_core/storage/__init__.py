"""How rows are kept, on SQLite and PostgreSQL alike."""

from avustin_core.storage.aliases import alias_of
from avustin_core.storage.among import among, of_owner
from avustin_core.storage.branches import CannotMigrate, belongs_to_plugin
from avustin_core.storage.engine import make_engine, reading
from avustin_core.storage.ids import global_id, parse_id, row_of
from avustin_core.storage.migrating import (
    Schema,
    Standing,
    installed_revisions,
    migrate,
    remove_tables_of,
    schema_at,
    schema_of,
)
from avustin_core.storage.revisions import Revisions
from avustin_core.storage.rows import Row, Versioned, model_named, new_id
from avustin_core.storage.types import Json, Names, column_of

__all__ = [
    "CannotMigrate", "Json", "Names", "Revisions", "Row", "Schema", "Standing", "Versioned", "alias_of", "among",
    "belongs_to_plugin", "column_of", "global_id", "installed_revisions", "make_engine", "migrate", "model_named",
    "new_id", "of_owner", "parse_id", "reading", "remove_tables_of", "row_of", "schema_at", "schema_of",
]  # fmt: skip
