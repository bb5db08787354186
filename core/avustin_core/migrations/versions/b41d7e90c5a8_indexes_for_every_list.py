"""An index for every list that is paged, and the moment that applications are listed by."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "b41d7e90c5a8"
down_revision = "2a0b418d6be1"
branch_labels = None
depends_on = None

Indexes = dict[str, tuple[tuple[str, ...], ...]]
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S.%f")  #: until each row has its own
BEFORE: Indexes = {
    "applications": (("call_id", "submitted_at", "id"), ("organisation_id", "id")),
    "audit_events": (("actor_id",),),
    "decisions": (("organisation_id",),),
    "organisations": (("sort_key",),),
    "register_entries": (("call_id",), ("programme_code",)),
    "reports": (("call_id",), ("organisation_id",)),
}
NOW: Indexes = {
    "applications": (
        ("listed_at", "id"), ("call_id", "listed_at", "id"), ("call_id", "status", "listed_at", "id"),
        ("organisation_id", "listed_at", "id"),
    ),
    "audit_events": (("actor_id", "at", "id"), ("matter_id", "at", "id"), ("act", "at", "id"), ("request_id",)),
    "decisions": (("call_id", "kind", "id"), ("call_id", "status", "id"), ("organisation_id", "id")),
    "documents": (("scan", "id"),),
    "organisations": (("sort_key", "id"), ("kind", "sort_key", "id")),
    "outbox_messages": (("state", "id"), ("kind", "id"), ("fault", "id")),
    "register_entries": (
        ("call_id", "decided_on", "id"), ("programme_code", "decided_on", "id"), ("outcome", "decided_on", "id"),
        ("business_id", "decided_on", "id"),
    ),
    "reports": (("call_id", "id"), ("call_id", "status", "id"), ("organisation_id", "id"), ("status", "id")),
}  # fmt: skip


def upgrade() -> None:
    """To this revision. An application is listed by when it was handed in, or begun until then."""
    op.add_column("applications", sa.Column("listed_at", UTCDateTime(), nullable=False, server_default=LONG_AGO))
    op.execute("update applications set listed_at = coalesce(submitted_at, created_at)")
    if op.get_bind().dialect.name == "postgresql":  # SQLite would make the table anew for that
        op.alter_column("applications", "listed_at", server_default=None)
    _drop(BEFORE)
    _create(NOW)


def downgrade() -> None:
    """From it."""
    _drop(NOW)
    _create(BEFORE)
    op.drop_column("applications", "listed_at")


def _drop(indexes: Indexes) -> None:
    for table, several in indexes.items():
        for columns in several:
            op.drop_index(f"ix_{table}_{'_'.join(columns)}", table_name=table)


def _create(indexes: Indexes) -> None:
    for table, several in indexes.items():
        for columns in several:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=False)
