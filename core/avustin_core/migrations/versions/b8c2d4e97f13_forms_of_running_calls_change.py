"""forms of running calls change."""

import sqlalchemy as sa
from alembic import op

from avustin_core.storage.types import Json

revision = "b8c2d4e97f13"
down_revision = ("f6a1d3c07b92", "f1c08d5e7a24")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("calls", sa.Column("form_changes", Json(), nullable=False, server_default="[]"))
    op.add_column("applications", sa.Column("form_moves", Json(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("applications") as table:
        table.drop_column("form_moves")
    with op.batch_alter_table("calls") as table:
        table.drop_column("form_changes")
