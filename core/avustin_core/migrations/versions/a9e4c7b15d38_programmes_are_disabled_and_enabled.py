"""programmes are disabled and enabled."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage.types import Json

revision = "a9e4c7b15d38"
down_revision = "b8c2d4e97f13"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    for table in ("programmes", "calls"):
        op.add_column(table, sa.Column("disabled_at", UTCDateTime(), nullable=True))
        op.add_column(table, sa.Column("disabled_reason", Json(), nullable=True))
    with_programme: sa.Column[bool] = sa.Column(
        "disabled_with_programme", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("calls", with_programme)


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("calls") as table:
        for name in ("disabled_with_programme", "disabled_reason", "disabled_at"):
            table.drop_column(name)
    with op.batch_alter_table("programmes") as table:
        for name in ("disabled_reason", "disabled_at"):
            table.drop_column(name)
