"""What is signed, and what stands in the ledger, is kept by the database too: no statement changes or removes it."""

from alembic import op

revision = "e3f5a8c2d610"
down_revision = "d4c81f0a7e36"
branch_labels = None
depends_on = None

AFTERWARDS = ("revision", "status", "superseded_at", "notified_at", "published_at")  #: what may follow a signature
SIGNED = (
    "id", "matter_id", "application_id", "version_id", "call_id", "organisation_id", "kind", "language", "purpose",
    "amount", "eligible_costs", "maximum_share", "period_starts", "period_ends", "payment_plan", "report_duty",
    "report_due", "conditions", "reasons", "provisions", "contact", "audit_right", "review_instructions", "liability",
    "recipients", "proposed_by", "proposed_at", "signed_by", "signed_at", "departure", "proposal", "supersedes_id",
    "is_fictional",
)  # fmt: skip
CHANGED = {
    "sqlite": " or ".join(f"old.{name} is not new.{name}" for name in SIGNED),
    "postgresql": " or ".join(f"old.{name} is distinct from new.{name}" for name in SIGNED),
}
RULES = (
    ("decisions", "update", "old.status <> 'PROPOSED' and (new.status = 'PROPOSED' or {changed})"),
    ("decisions", "delete", "old.status <> 'PROPOSED'"),
    ("ledger_entries", "update", "true"),
    ("ledger_entries", "delete", "true"),
)


def upgrade() -> None:
    """To this revision."""
    kind = op.get_bind().dialect.name
    if kind == "postgresql":
        op.execute(
            "create function avustin_never_changes() returns trigger language plpgsql as "
            "$$ begin raise exception 'a row of % never changes', tg_table_name using errcode = 'restrict_violation'; end $$"
        )
    for table, event, when in RULES:
        condition = when.format(changed=CHANGED[kind])
        act = (
            "execute function avustin_never_changes()"
            if kind == "postgresql"
            else f"begin select raise(abort, 'a row of {table} never changes'); end"
        )
        op.execute(
            f"create trigger {table}_never_{event} before {event} on {table} for each row when ({condition}) {act}"
        )


def downgrade() -> None:
    """Back to the revision before."""
    on_table = op.get_bind().dialect.name == "postgresql"
    for table, event, _ in RULES:
        op.execute(f"drop trigger {table}_never_{event}{f' on {table}' if on_table else ''}")
    if on_table:
        op.execute("drop function avustin_never_changes()")
