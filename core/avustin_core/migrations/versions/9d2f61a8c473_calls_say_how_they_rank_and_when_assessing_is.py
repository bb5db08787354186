"""Calls say what breaks ties, what a priority does and the least total, and when assessments are written."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "9d2f61a8c473"
down_revision = "e7b40c92d615"
branch_labels = None
depends_on = None

MOMENTS = ("assessment_opens_at", "assessment_closes_at")


def upgrade() -> None:
    """To this revision."""
    op.add_column("calls", sa.Column("ranking_rules", Json(), nullable=True))
    for name in MOMENTS:
        op.add_column("calls", sa.Column(name, UTCDateTime(), nullable=True))


def downgrade() -> None:
    """Back to the one before."""
    for name in (*MOMENTS, "ranking_rules"):
        op.drop_column("calls", name)
