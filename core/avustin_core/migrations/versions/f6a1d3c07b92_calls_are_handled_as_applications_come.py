"""calls are handled as applications come."""

import sqlalchemy as sa
from alembic import op

revision = "f6a1d3c07b92"
down_revision = "f1c08d5e7a24"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("calls", sa.Column("is_rolling", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("calls") as table:
        table.drop_column("is_rolling")
