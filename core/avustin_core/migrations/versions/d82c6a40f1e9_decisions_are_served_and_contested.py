"""How decisions were served, requests for review, and what decisions know of those."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "d82c6a40f1e9"
down_revision = "d3a86b1f5c20"
branch_labels = None
depends_on = None

MOMENTS = ("contested_at", "execution_stopped_at", "annulled_at")
OF_SERVICES = (
    ("decision_id", "decisions"), ("matter_id", "matters"), ("call_id", "calls"), ("organisation_id", "organisations"),
    ("recorded_by", "users"),
)  # fmt: skip
OF_REVIEWS = (
    ("matter_id", "matters"), ("decision_id", "decisions"), ("application_id", "applications"), ("call_id", "calls"),
    ("organisation_id", "organisations"), ("filed_by", "users"), ("registered_by", "users"),
    ("new_decision_id", "decisions"), ("proposed_by", "users"), ("signed_by", "users"), ("execution_ordered_by", "users"),
)  # fmt: skip


def upgrade() -> None:
    """To this revision."""
    for name in MOMENTS:
        op.add_column("decisions", sa.Column(name, UTCDateTime(), nullable=True))
    _consents()
    _services()
    _reviews()


def downgrade() -> None:
    """Back to the one before."""
    for table in ("reviews", "services", "electronic_consents"):
        op.drop_table(table)
    for name in reversed(MOMENTS):
        op.drop_column("decisions", name)


def _consents() -> None:
    op.create_table(
        "electronic_consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=True),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        *_keys("electronic_consents", (("organisation_id", "organisations"), ("recorded_by", "users"))),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_electronic_consents_organisation_id")),
    )


def _services() -> None:
    op.create_table(
        "services",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("is_authority", sa.Boolean(), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("fetch_by", sa.Date(), nullable=True),
        sa.Column("deemed_on", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("ends_at", UTCDateTime(), nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("replaced_at", UTCDateTime(), nullable=True),
        sa.Column("replaced_because", sa.String(), nullable=True),
        *_keys("services", OF_SERVICES),
    )
    _index("services", "call_id", "matter_id", "organisation_id")
    in_force = sa.text("replaced_at is null")
    for about in ("decision_id", "review_id"):
        op.create_index(
            f"uq_services_{about}", "services", [about, "organisation_id"], unique=True, postgresql_where=in_force,
            sqlite_where=in_force,
        )  # fmt: skip


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("change_sought", sa.String(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("arrived_at", UTCDateTime(), nullable=False),
        sa.Column("filed_by", sa.Uuid(), nullable=True),
        sa.Column("registered_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by", Json(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("provisions", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("appeal_instructions", sa.String(), nullable=False),
        sa.Column("new_decision_id", sa.Uuid(), nullable=True),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("proposed_at", UTCDateTime(), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("signed_at", UTCDateTime(), nullable=True),
        sa.Column("execution_order", sa.String(40), nullable=True),
        sa.Column("execution_reasons", sa.String(), nullable=True),
        sa.Column("execution_ordered_at", UTCDateTime(), nullable=True),
        sa.Column("execution_ordered_by", sa.Uuid(), nullable=True),
        sa.Column("is_fictional", sa.Boolean(), nullable=False),
        *_keys("reviews", OF_REVIEWS),
        sa.UniqueConstraint("matter_id", name=op.f("uq_reviews_matter_id")),
    )
    _index("reviews", "application_id", "decision_id", "organisation_id")
    for columns in (("call_id", "id"), ("arrived_at", "id")):
        op.create_index(f"ix_reviews_{'_'.join(columns)}", "reviews", list(columns))
    pending = sa.text("status = 'PENDING'")
    op.create_index(
        "uq_reviews_pending", "reviews", ["decision_id", "organisation_id"], unique=True, postgresql_where=pending,
        sqlite_where=pending,
    )  # fmt: skip


def _keys(table: str, refers: tuple[tuple[str, str], ...]) -> tuple[sa.Constraint, ...]:
    foreign = (
        sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_{table}_{here}")) for here, there in refers
    )
    return (*foreign, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")))


def _index(table: str, *columns: str) -> None:
    for name in columns:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
