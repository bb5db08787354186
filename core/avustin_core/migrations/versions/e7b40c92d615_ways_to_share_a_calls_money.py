"""Scenarios: ways to share a call's money, kept by name."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "e7b40c92d615"
down_revision = "a9e4c7b15d38"
branch_labels = None
depends_on = None

REFERS = (("call_id", "calls"), ("computed_by", "users"), ("proposed_by", "users"))


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "scenarios",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rules", Json(), nullable=False),
        sa.Column("shares", Json(), nullable=False),
        sa.Column("by_region", Json(), nullable=False),
        sa.Column("short_of_floor", Json(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("unused", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("computed_at", UTCDateTime(), nullable=False),
        sa.Column("computed_by", sa.Uuid(), nullable=True),
        sa.Column("proposed_at", UTCDateTime(), nullable=True),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_scenarios_{here}"))
            for here, there in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenarios")),
        sa.UniqueConstraint("call_id", "name", name=op.f("uq_scenarios_call_id_name")),
    )


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("scenarios")
