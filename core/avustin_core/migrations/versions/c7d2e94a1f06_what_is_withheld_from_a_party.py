"""what is withheld from a party."""

import sqlalchemy as sa
from alembic import op

revision = "c7d2e94a1f06"
down_revision = "b41d7e90c5a8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("withheld_from_party", sa.String(), nullable=True))


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("documents") as table:
        table.drop_column("withheld_from_party")
