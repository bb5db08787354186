"""Documents have kind, class, ground and time; disclosures and what was released for publication are kept."""

import re
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage.types import Json

revision = "d4c81f0a7e36"
down_revision = "d15a0e4b7c31"
branch_labels = None
depends_on = None

ITEM = re.compile(r"24 § 1 mom\.? (\d+)")
SECRET = ("SECRET", "PARTLY_SECRET")
DOCUMENTS = sa.table(
    "documents", sa.column("id", sa.Uuid()), sa.column("publicity", sa.String()), sa.column("grounds", Json()),
    sa.column("other_ground", sa.String()), sa.column("secret_until", sa.Date()),
    sa.column("uploaded_at", UTCDateTime()), sa.column("handed_in_at", UTCDateTime()),
)  # fmt: skip


def columns() -> tuple[sa.Column[Any], ...]:
    """What documents get."""
    return (
        sa.Column("kind", sa.String(40), nullable=False, server_default="ATTACHMENT"),
        sa.Column("redacted_copy_of_id", sa.Uuid(), nullable=True),
        sa.Column("grounds", Json(), nullable=False, server_default="[]"),
        sa.Column("secret_until", sa.Date(), nullable=True),
        sa.Column("classified_by", sa.Uuid(), nullable=True),
        sa.Column("classified_at", UTCDateTime(), nullable=True),
        sa.Column("claimed_grounds", Json(), nullable=False, server_default="[]"),
        sa.Column("claimed_reason", sa.String(), nullable=True),
        sa.Column("roles", Json(), nullable=True),
        sa.Column("presented_at", UTCDateTime(), nullable=True),
    )


def upgrade() -> None:
    """To this revision. An official's own paper becomes a memo, and a ground that names an item that item."""
    with op.batch_alter_table("documents") as table:
        for column in columns():
            table.add_column(column)
        table.alter_column("ground", new_column_name="other_ground")
        table.create_foreign_key(op.f("fk_documents_classified_by"), "users", ["classified_by"], ["id"])
        table.create_foreign_key(op.f("fk_documents_redacted_copy_of_id"), "documents", ["redacted_copy_of_id"], ["id"])
        table.create_index(op.f("ix_documents_redacted_copy_of_id"), ["redacted_copy_of_id"], unique=False)
    op.execute("update documents set kind = 'MEMO' where is_internal")
    with op.batch_alter_table("documents") as table:
        table.drop_column("is_internal")
    _time_secrets()
    _make_disclosures()
    _make_releases()


def _time_secrets() -> None:
    connection = op.get_bind()
    secret = sa.select(DOCUMENTS).where(DOCUMENTS.c.publicity.in_(SECRET))
    for row in connection.execute(secret).all():
        items = [int(number) for number in ITEM.findall(row.other_ground or "") if 1 <= int(number) <= 32]
        day = (row.handed_in_at or row.uploaded_at).date()
        until = date(day.year + (100 if any(item >= 24 for item in items) else 25), day.month, min(day.day, 28))
        kept = {"grounds": [f"ITEM_{item}" for item in items], "secret_until": until}
        if items:
            kept["other_ground"] = None
        connection.execute(sa.update(DOCUMENTS).where(DOCUMENTS.c.id == row.id).values(**kept))


def _make_disclosures() -> None:
    op.create_table(
        "disclosures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("given_id", sa.Uuid(), nullable=False),
        sa.Column("copy_given", sa.String(40), nullable=False),
        sa.Column("publicity", sa.String(40), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("disclosed_by", sa.Uuid(), nullable=True),
        sa.Column("disclosed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_disclosures_matter_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_disclosures_document_id")),
        sa.ForeignKeyConstraint(["given_id"], ["documents.id"], name=op.f("fk_disclosures_given_id")),
        sa.ForeignKeyConstraint(["disclosed_by"], ["users.id"], name=op.f("fk_disclosures_disclosed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosures")),
    )
    for name in ("matter_id", "document_id"):
        op.create_index(op.f(f"ix_disclosures_{name}"), "disclosures", [name], unique=False)


def _make_releases() -> None:
    op.create_table(
        "released_texts",
        *_of_release("released_texts"),
        sa.Column("path", Json(), nullable=False),
        sa.Column("label", Json(), nullable=False),
        sa.Column("text", Json(), nullable=False),
    )
    op.create_table(
        "released_documents",
        *_of_release("released_documents"),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_released_documents_document_id")),
    )
    op.create_index(op.f("ix_released_documents_document_id"), "released_documents", ["document_id"], unique=False)
    for table in ("released_texts", "released_documents"):
        op.create_index(op.f(f"ix_{table}_decision_id"), table, ["decision_id"], unique=False)


def _of_release(table: str) -> tuple[sa.Column[Any] | sa.Constraint, ...]:
    """What every release has."""
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("released_at", UTCDateTime(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f(f"fk_{table}_decision_id")),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f(f"fk_{table}_call_id")),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f(f"fk_{table}_matter_id")),
        sa.ForeignKeyConstraint(["released_by"], ["users.id"], name=op.f(f"fk_{table}_released_by")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["users.id"], name=op.f(f"fk_{table}_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def downgrade() -> None:
    """Back to the one before: a ground is a text again, and whatever a party may not see yet is an official's own."""
    for name in ("released_documents", "released_texts", "disclosures"):
        op.drop_table(name)
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("is_internal", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("update documents set is_internal = (kind <> 'ATTACHMENT')")
    connection = op.get_bind()
    for row in connection.execute(sa.select(DOCUMENTS).where(DOCUMENTS.c.publicity.in_(SECRET))).all():
        items = [f"JulkL 24 § 1 mom. {name.removeprefix('ITEM_')} k" for name in row.grounds]
        text = ", ".join([*items, *([row.other_ground] if row.other_ground else [])])
        connection.execute(sa.update(DOCUMENTS).where(DOCUMENTS.c.id == row.id).values(other_ground=text or None))
    with op.batch_alter_table("documents") as table:
        table.drop_index(op.f("ix_documents_redacted_copy_of_id"))
        table.drop_constraint(op.f("fk_documents_redacted_copy_of_id"), type_="foreignkey")
        table.drop_constraint(op.f("fk_documents_classified_by"), type_="foreignkey")
        table.alter_column("other_ground", new_column_name="ground")
        for column in reversed(columns()):
            table.drop_column(column.name)
