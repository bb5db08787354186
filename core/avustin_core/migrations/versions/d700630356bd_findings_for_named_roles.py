"""Findings for named roles."""

import sqlalchemy as sa
from alembic import op

from avustin_core.storage.types import Json

revision = "d700630356bd"
down_revision = "bc75fd821e10"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("findings", sa.Column("roles", Json(), nullable=True))


def downgrade() -> None:
    """Back to the one before."""
    op.drop_column("findings", "roles")
