"""Files are scanned and uploads have states. What was taken in before wasn't scanned."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage.types import Json

revision = "43676f5ac379"
down_revision = "e3f5a8c2d610"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("scan", sa.String(40), nullable=False, server_default="NOT_SCANNED"))
        table.add_column(sa.Column("scanned_at", UTCDateTime(), nullable=True))
        table.add_column(sa.Column("scanner", sa.String(), nullable=True))
    op.create_table(
        "file_uploads",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("redacted_copy_of_id", sa.Uuid(), nullable=True),
        sa.Column("field", Json(), nullable=True),
        sa.Column("accepts", Json(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("storage_key", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_file_uploads_created_by")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_file_uploads_document_id")),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_file_uploads_matter_id")),
        sa.ForeignKeyConstraint(
            ["redacted_copy_of_id"], ["documents.id"], name=op.f("fk_file_uploads_redacted_copy_of_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_uploads")),
    )
    op.create_index(op.f("ix_file_uploads_matter_id"), "file_uploads", ["matter_id"], unique=False)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("file_uploads")
    with op.batch_alter_table("documents") as table:
        for name in ("scanner", "scanned_at", "scan"):
            table.drop_column(name)
