"""calls count what the register shows."""

import sqlalchemy as sa
from alembic import op

revision = "c94e2a7f5b16"
down_revision = "7a1c3e5b9d20"
branch_labels = None
depends_on = None

COUNTED = "(select count(*) from register_entries where register_entries.call_id = calls.id)"


def upgrade() -> None:
    """To this revision."""
    op.add_column("calls", sa.Column("registered", sa.Integer(), nullable=False, server_default="0"))
    op.execute(f"update calls set registered = {COUNTED}")


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("calls") as table:
        table.drop_column("registered")
