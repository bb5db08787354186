"""Decisions say on which ground they take the place of others, which never changes once signed; rapporteurs may dissent."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json

revision = "c80e5f2b7a19"
down_revision = "4b7c19e0d2a8"
branch_labels = None
depends_on = None

BEFORE = (
    "id", "matter_id", "application_id", "version_id", "call_id", "organisation_id", "kind", "language", "purpose",
    "amount", "eligible_costs", "maximum_share", "period_starts", "period_ends", "payment_plan", "report_duty",
    "report_due", "conditions", "reasons", "provisions", "contact", "audit_right", "review_instructions", "liability",
    "recipients", "proposed_by", "proposed_at", "signed_by", "signed_at", "departure", "proposal", "supersedes_id",
    "is_fictional",
)  # fmt: skip
NEW = (("correction", Json()), ("dissent", sa.String()), ("dissent_at", UTCDateTime()))


def upgrade() -> None:
    """To this revision."""
    for name, kind in NEW:
        op.add_column("decisions", sa.Column(name, kind, nullable=True))
    _keep((*BEFORE, "correction"))


def downgrade() -> None:
    """Back to the one before."""
    _keep(BEFORE)
    for name, _ in NEW:
        op.drop_column("decisions", name)


def _keep(signed: tuple[str, ...]) -> None:
    """Lets no statement change these columns of a signed decision."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "is distinct from" if on_postgresql else "is not"
    changed = " or ".join(f"old.{name} {differs} new.{name}" for name in signed)
    act = (
        "execute function avustin_never_changes()"
        if on_postgresql
        else "begin select raise(abort, 'a row of decisions never changes'); end"
    )
    op.execute(f"drop trigger decisions_never_update{' on decisions' if on_postgresql else ''}")
    op.execute(
        "create trigger decisions_never_update before update on decisions for each row "
        f"when (old.status <> 'PROPOSED' and (new.status = 'PROPOSED' or {changed})) {act}"
    )
