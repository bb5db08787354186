"""All services of a decision, those replaced too, are found along an index."""

from alembic import op

revision = "e5a3c71b08d2"
down_revision = "c4f1a8d27e95"
branch_labels = None
depends_on = None

NAME = "ix_services_decision_id"


def upgrade() -> None:
    """To this revision."""
    op.create_index(NAME, "services", ["decision_id"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_index(NAME, "services")
