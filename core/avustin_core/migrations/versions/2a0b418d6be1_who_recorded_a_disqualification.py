"""who recorded a disqualification."""

import sqlalchemy as sa
from alembic import op

revision = "2a0b418d6be1"
down_revision = "43676f5ac379"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("declarations") as table:
        table.add_column(sa.Column("recorded_by", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_declarations_recorded_by"), "users", ["recorded_by"], ["id"])


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("declarations") as table:
        table.drop_constraint(op.f("fk_declarations_recorded_by"), type_="foreignkey")
        table.drop_column("recorded_by")
