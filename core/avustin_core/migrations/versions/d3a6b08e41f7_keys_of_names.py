"""keys by which people, applications, documents and the register are sorted as Finns expect."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from avustin_core.storage.sorting import key_of

revision = "d3a6b08e41f7"
down_revision = "c94e2a7f5b16"
branch_labels = None
depends_on = None

MANY = 500  #: rows that are read at a time
BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEYS = (
    ("users", "name_key", "name"),
    ("applications", "title_key", "title"),
    ("documents", "name_key", "name"),
    ("register_entries", "organisation_key", "organisation_name"),
    ("register_entries", "purpose_key", "purpose"),
)


def upgrade() -> None:
    """To this revision."""
    for table, key, column in KEYS:
        null = table == "applications"
        op.add_column(table, sa.Column(key, BYTEWISE, nullable=null, server_default=None if null else ""))
        _fill(table, key, column)
        if not null and op.get_bind().dialect.name == "postgresql":  # SQLite would make the table anew for that
            op.alter_column(table, key, server_default=None)


def downgrade() -> None:
    """From it."""
    for table, key, _ in KEYS:
        op.drop_column(table, key)


def _fill(table: str, key: str, column: str) -> None:
    connection = op.get_bind()
    rows = sa.table(table, sa.column("id", sa.Uuid()), sa.column(column), sa.column(key))
    change = rows.update().where(rows.c.id == sa.bindparam("row")).values({key: sa.bindparam("key")})
    found = connection.execute(sa.select(rows.c.id, rows.c[column])).all()
    for start in range(0, len(found), MANY):
        values = [{"row": id, "key": key_of(_told(column, value))} for id, value in found[start : start + MANY]]
        connection.execute(change, values)


def _told(column: str, value: Any) -> Any:
    """The value; SQLite gives JSON as its text."""
    return json.loads(value) if column == "organisation_name" and isinstance(value, str) else value
