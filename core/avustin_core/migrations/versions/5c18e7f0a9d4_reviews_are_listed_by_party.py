"""A party's requests for review are listed along an index."""

from alembic import op

revision = "5c18e7f0a9d4"
down_revision = "6e2b9f40a7c5"
branch_labels = None
depends_on = None

OLD, NEW = "ix_reviews_organisation_id", "ix_reviews_organisation_id_arrived_at_id"


def upgrade() -> None:
    """To this revision."""
    op.create_index(NEW, "reviews", ["organisation_id", "arrived_at", "id"])
    op.drop_index(OLD, "reviews")


def downgrade() -> None:
    """Back to the one before."""
    op.create_index(OLD, "reviews", ["organisation_id"])
    op.drop_index(NEW, "reviews")
