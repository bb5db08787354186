"""The trail says in which role and of which matter; events hold the digest before them; values are kept as digested.

The digests of events are made anew, since what is in them has changed.
"""

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage.types import Json

revision = "b2f7d41c9e35"
down_revision = "c599cc13ca23"
branch_labels = None
depends_on = None

INDEXES = {"at": ["at", "id"], "object_id": ["object_id"], "actor_id": ["actor_id"]}
EVENTS = sa.table(
    "audit_events",
    sa.column("id", sa.Uuid()), sa.column("chain"), sa.column("seq"), sa.column("at", UTCDateTime()),
    sa.column("actor_id", sa.Uuid()), sa.column("act"), sa.column("object_type"), sa.column("object_id"),
    sa.column("request_id"), sa.column("values_digest"), sa.column("previous"), sa.column("digest"),
)  # fmt: skip
HEADS = sa.table("audit_heads", sa.column("chain"), sa.column("digest"))


def upgrade() -> None:
    """To this revision."""
    op.add_column("audit_events", sa.Column("role", sa.String(), nullable=False, server_default=""))
    op.add_column("audit_events", sa.Column("matter_id", sa.Uuid(), nullable=True))
    op.add_column("audit_events", sa.Column("previous", sa.String(), nullable=False, server_default=""))
    kept = _replace_values(Json(), sa.Text(), _spelt)
    _chain_anew(kept)
    for name, columns in INDEXES.items():
        op.create_index(f"ix_audit_events_{name}", "audit_events", columns)


def downgrade() -> None:
    """Back to the one before."""
    for name in INDEXES:
        op.drop_index(f"ix_audit_events_{name}", "audit_events")
    _replace_values(sa.Text(), Json(), json.loads)
    for name in ("previous", "matter_id", "role"):
        op.drop_column("audit_events", name)


def _values(kind: Any) -> Any:
    return sa.table(
        "audit_values", sa.column("event_id", sa.Uuid()), sa.column("salt", sa.String()), sa.column("changes", kind)
    )


def _replace_values(before: Any, after: Any, convert: Any) -> dict[Any, tuple[str, Any]]:
    """Makes the table anew with the other type; gives salt and value by event."""
    connection = op.get_bind()
    kept = {row.event_id: (row.salt, convert(row.changes)) for row in connection.execute(sa.select(_values(before)))}
    op.drop_table("audit_values")
    op.create_table(
        "audit_values",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("changes", after, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["audit_events.id"], name=op.f("fk_audit_values_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_audit_values")),
    )
    if kept:
        rows = [{"event_id": id, "salt": salt, "changes": value} for id, (salt, value) in kept.items()]
        connection.execute(_values(after).insert(), rows)
    return kept


def _chain_anew(kept: dict[Any, tuple[str, Any]]) -> None:
    connection = op.get_bind()
    previous: dict[str, str] = {}
    for event in connection.execute(sa.select(EVENTS).order_by(EVENTS.c.chain, EVENTS.c.seq)).all():
        salt, text = kept.get(event.id) or (secrets.token_hex(16), "")
        of_values = hashlib.sha256(f"{len(salt)}:{salt}{text}".encode()).hexdigest()
        before = previous.get(event.chain, "")
        linked = [
            event.chain, event.seq, event.id, event.at.astimezone(UTC).isoformat(), event.actor_id, "", event.act,
            event.object_type, event.object_id, None, event.request_id, of_values, before,
        ]  # fmt: skip
        previous[event.chain] = hashlib.sha256(_spelt(linked).encode()).hexdigest()
        values = {"values_digest": of_values, "previous": before, "digest": previous[event.chain]}
        connection.execute(EVENTS.update().where(EVENTS.c.id == event.id).values(**values))
    for chain, digest in previous.items():
        connection.execute(HEADS.update().where(HEADS.c.chain == chain).values(digest=digest))


def _spelt(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
