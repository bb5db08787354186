"""Acceptances, and what decisions know of them."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "4b7c19e0d2a8"
down_revision = "9d2f61a8c473"
branch_labels = None
depends_on = None

MOMENTS = ("accepted_at", "declined_at", "released_at")
REFERS = (
    ("decision_id", "decisions"), ("application_id", "applications"), ("matter_id", "matters"), ("call_id", "calls"),
    ("organisation_id", "organisations"), ("answered_by", "users"), ("agreement_id", "documents"),
    ("released_by", "users"),
)  # fmt: skip
INDEXED = ("application_id", "call_id", "matter_id", "organisation_id")


def upgrade() -> None:
    """To this revision."""
    for name in MOMENTS:
        op.add_column("decisions", sa.Column(name, UTCDateTime(), nullable=True))
    op.create_table(
        "acceptances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("answered_at", UTCDateTime(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("iban", sa.String(), nullable=True),
        sa.Column("agreement_signed_on", sa.Date(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("released_at", UTCDateTime(), nullable=True),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("release_reason", sa.String(), nullable=True),
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_acceptances_{here}"))
            for here, there in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptances")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_acceptances_decision_id")),
    )
    for name in INDEXED:
        op.create_index(op.f(f"ix_acceptances_{name}"), "acceptances", [name])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("acceptances")
    for name in MOMENTS:
        op.drop_column("decisions", name)
