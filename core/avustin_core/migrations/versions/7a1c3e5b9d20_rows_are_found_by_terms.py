"""rows are found by terms."""

import sqlalchemy as sa
from alembic import op

revision = "7a1c3e5b9d20"
down_revision = "5f0b9d3c81a7"
branch_labels = None
depends_on = None

BYTEWISE = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """To this revision. The terms themselves are made by the next process that starts, or by `avustin search rebuild`."""
    op.create_table(
        "search_terms",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("term", BYTEWISE, nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "term", "row_id", name=op.f("pk_search_terms")),
    )
    op.create_index("ix_search_terms_row_id", "search_terms", ["row_id"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("search_terms")
