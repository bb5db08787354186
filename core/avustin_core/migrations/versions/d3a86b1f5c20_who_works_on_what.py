"""Matters are assigned, by hand and by draws that are kept; officials keep notes; calls may let only the assigned act."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "d3a86b1f5c20"
down_revision = "a91c4e7d35b0"
branch_labels = None
depends_on = None

ID, MOMENT, TEXT, NAME = sa.Uuid(), UTCDateTime(), sa.String(), sa.String(length=40)
IN_FORCE = sa.text("ended_at is null")


def _table(name: str, to: dict[str, str], *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_{name}_{here}"))
            for here, there in to.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    """To this revision."""
    op.add_column("calls", sa.Column("assigned_only", sa.Boolean(), nullable=False, server_default=sa.false()))
    _table(
        "draws",
        {"call_id": "calls", "drawn_by": "users"},
        sa.Column("call_id", ID, nullable=False),
        sa.Column("role", NAME, nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("seed", TEXT, nullable=False),
        *(sa.Column(name, Json(), nullable=False) for name in ("matters", "people", "kept_apart", "held", "outcome")),
        sa.Column("drawn_at", MOMENT, nullable=False),
        sa.Column("drawn_by", ID, nullable=True),
    )
    op.create_index(op.f("ix_draws_call_id"), "draws", ["call_id"])
    _table(
        "assignments",
        {
            "matter_id": "matters", "call_id": "calls", "user_id": "users", "assigned_by": "users", "draw_id": "draws",
            "ended_by": "users", "declaration_id": "declarations",
        },
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("role", NAME, nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.Column("assigned_by", ID, nullable=True),
        sa.Column("draw_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("end_reason", TEXT, nullable=True),
        sa.Column("declaration_id", ID, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
    )  # fmt: skip
    op.create_index(op.f("ix_assignments_matter_id"), "assignments", ["matter_id"])
    op.create_index("ix_assignments_user_id_role", "assignments", ["user_id", "role"])
    op.create_index("ix_assignments_call_id_id", "assignments", ["call_id", "id"])
    op.create_index(
        "uq_assignments_in_force", "assignments", ["matter_id", "role", "user_id"], unique=True,
        sqlite_where=IN_FORCE, postgresql_where=IN_FORCE,
    )  # fmt: skip
    _table(
        "matter_notes",
        {"matter_id": "matters", "call_id": "calls", "written_by": "users"},
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("written_by", ID, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_index(op.f("ix_matter_notes_matter_id"), "matter_notes", ["matter_id"])


def downgrade() -> None:
    """Back to the one before."""
    for name in ("matter_notes", "assignments", "draws"):
        op.drop_table(name)
    op.drop_column("calls", "assigned_only")
