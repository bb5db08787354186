"""What officials check, which costs they accept, what they find of their own, and of what parties are heard."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "6e2b9f40a7c5"
down_revision = "d82c6a40f1e9"
branch_labels = None
depends_on = None

FLAGS = {"calls": "requires_checks", "findings": "by_official"}
HEARD = ("application", "matter", "call", "organisation")


def _row(table: str, *columns: sa.Column[Any], refers: dict[str, str], unique: tuple[str, ...] = ()) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_{table}_{here}"))
            for here, there in refers.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *((sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}")),) if unique else ()),
    )


def upgrade() -> None:
    """To this revision."""
    for table, name in FLAGS.items():
        op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    of_version = {"application_id": "applications", "version_id": "application_versions"}
    _row(
        "checks",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("checked_at", UTCDateTime(), nullable=False),
        refers=of_version | {"checked_by": "users"},
        unique=("application_id", "item"),
    )
    _row(
        "accepted_costs",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("rows", Json(), nullable=False),
        refers=of_version,
        unique=("application_id",),
    )
    _row(
        "hearings",
        *(sa.Column(f"{name}_id", sa.Uuid(), nullable=False) for name in HEARD),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("findings", Json(), nullable=False),
        sa.Column("checks", Json(), nullable=False),
        sa.Column("roles", Json(), nullable=True),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("requested_at", UTCDateTime(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("documents", Json(), nullable=False),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        refers={f"{name}_id": f"{name}s" for name in HEARD} | {"requested_by": "users", "answered_by": "users"},
    )
    for name in HEARD:
        op.create_index(op.f(f"ix_hearings_{name}_id"), "hearings", [f"{name}_id"])


def downgrade() -> None:
    """Back to the one before."""
    for table in ("hearings", "accepted_costs", "checks"):
        op.drop_table(table)
    for table, name in FLAGS.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
