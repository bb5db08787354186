"""pages are read along indexes."""

import sqlalchemy as sa
from alembic import op

revision = "5f0b9d3c81a7"
down_revision = "c7d2e94a1f06"
branch_labels = None
depends_on = None

HANDED_IN = sa.text("submitted_at is not null")
NEW = (
    ("ix_participants_organisation_id_application_id", "participants", ["organisation_id", "application_id"]),
    ("ix_declarations_call_id_id", "declarations", ["call_id", "id"]),
    ("ix_declarations_user_id_id", "declarations", ["user_id", "id"]),
    ("ix_declarations_first_id", "declarations", ["first_id"]),
    ("ix_documents_kind_id", "documents", ["kind", "id"]),
    ("ix_audit_events_chain_at_id", "audit_events", ["chain", "at", "id"]),
    ("ix_ledger_entries_appropriation_id_id", "ledger_entries", ["appropriation_id", "id"]),
)
REPLACED = (
    ("ix_declarations_user_id", "declarations", ["user_id"]),
    ("ix_participants_organisation_id", "participants", ["organisation_id"]),
    ("ix_ledger_entries_appropriation_id", "ledger_entries", ["appropriation_id"]),
)
BY_CALL = ("ix_applications_call_id_listed_at_id", "applications", ["call_id", "listed_at", "id"])


def upgrade() -> None:
    """To this revision."""
    op.drop_index(BY_CALL[0], BY_CALL[1])
    op.create_index(*BY_CALL, postgresql_where=HANDED_IN, sqlite_where=HANDED_IN)
    op.create_index(
        "ix_applications_handed_in_listed_at_id", "applications", ["listed_at", "id"],
        postgresql_where=HANDED_IN, sqlite_where=HANDED_IN,
    )  # fmt: skip
    for each in NEW:
        op.create_index(*each)
    for name, table, _ in REPLACED:
        op.drop_index(name, table)


def downgrade() -> None:
    """Back to the one before."""
    for each in REPLACED:
        op.create_index(*each)
    for name, table, _ in reversed(NEW):
        op.drop_index(name, table)
    op.drop_index("ix_applications_handed_in_listed_at_id", "applications")
    op.drop_index(BY_CALL[0], BY_CALL[1])
    op.create_index(*BY_CALL)
