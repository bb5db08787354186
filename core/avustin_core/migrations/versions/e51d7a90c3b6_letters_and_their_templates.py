"""Letters and their templates."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "e51d7a90c3b6"
down_revision = "c80e5f2b7a19"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("documents", sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "letter_templates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("sources", Json(), nullable=False),
        sa.Column("kept_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_templates")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_letter_templates_name_version")),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("data", Json(), nullable=False),
        sa.Column("typesetter", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_letters_matter_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_letters_document_id")),
        sa.ForeignKeyConstraint(["template_id"], ["letter_templates.id"], name=op.f("fk_letters_template_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("document_id", name=op.f("uq_letters_document_id")),
        sa.UniqueConstraint("about_id", name=op.f("uq_letters_about_id")),
    )
    op.create_index(op.f("ix_letters_matter_id"), "letters", ["matter_id"])
    op.create_index(op.f("ix_letters_template_id"), "letters", ["template_id"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("letters")
    op.drop_table("letter_templates")
    op.drop_column("documents", "is_held")
