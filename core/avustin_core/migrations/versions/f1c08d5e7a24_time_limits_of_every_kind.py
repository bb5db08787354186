"""Time limits of every kind in one table: those of completions and reports are taken from what is there."""

from collections.abc import Iterator
from datetime import time
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime
from uuid_utils.compat import uuid7

from avustin_core import calendar

revision = "f1c08d5e7a24"
down_revision = "d3a6b08e41f7"
branch_labels = None
depends_on = None

OFFICE_HOURS_END = time(16, 15)
INDEXED = (("due_at",), ("call_id", "due_at"), ("organisation_id", "due_at"), ("matter_id", "due_at"))
COMPLETIONS = """
select a.matter_id, a.call_id, a.organisation_id, 'COMPLETION' as kind, c.id as about_id, '434/2003 33 §' as basis,
  c.requested_at as starts_at, c.due_at, c.answered_at as met_at,
  coalesce(a.withdrawn_at, case when a.told_decided_at is not null then m.closed_at end) as ends_at
from completions c join applications a on a.id = c.application_id join matters m on m.id = a.matter_id
"""
REPORTS = """
select d.matter_id, d.call_id, d.organisation_id, 'REPORT' as kind, d.application_id as about_id,
  '688/2001 11 §' as basis, d.notified_at as starts_at, d.report_due as due_on,
  (select max(r.submitted_at) from reports r where r.application_id = d.application_id and not exists (
    select 1 from reports o where o.application_id = d.application_id and o.status = 'DRAFT')) as met_at
from decisions d
where d.status = 'SIGNED' and d.notified_at is not null and d.report_due is not null
  and d.kind in ('GRANT', 'PARTIAL_GRANT')
"""
ID, MOMENT = sa.Uuid(), UTCDateTime()
READ: dict[str, sa.types.TypeEngine[Any]] = {
    "matter_id": ID, "call_id": ID, "organisation_id": ID, "about_id": ID, "starts_at": MOMENT, "met_at": MOMENT,
}  # fmt: skip


def upgrade() -> None:
    """To this revision. Reports are due when office hours end on the day that the decision says, at a quarter past four."""
    limits = op.create_table(
        "time_limits",
        sa.Column("id", ID, nullable=False),
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("about_id", ID, nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("extended_from", MOMENT, nullable=True),
        sa.Column("extended_at", MOMENT, nullable=True),
        sa.Column("extended_by", ID, nullable=True),
        sa.Column("extension_reason", sa.String(), nullable=True),
        sa.Column("met_at", MOMENT, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("asked_by", ID, nullable=True),
        sa.Column("asked_until", MOMENT, nullable=True),
        sa.Column("asked_because", sa.String(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("refused_by", ID, nullable=True),
        sa.Column("refused_because", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_time_limits_{here}"))
            for here, there in (
                ("matter_id", "matters"),
                ("call_id", "calls"),
                ("organisation_id", "organisations"),
                ("extended_by", "users"),
                ("asked_by", "users"),
                ("refused_by", "users"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_limits")),
        sa.UniqueConstraint("about_id", "kind", name=op.f("uq_time_limits_about_id_kind")),
    )
    for columns in INDEXED:
        op.create_index(f"ix_time_limits_{'_'.join(columns)}_id", "time_limits", [*columns, "id"])
    if rows := [*_of_completions(), *_of_reports()]:
        op.bulk_insert(limits, rows)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("time_limits")


def _of_completions() -> Iterator[dict[str, Any]]:
    """What was open when the application was withdrawn, or its decision known, is asked no more."""
    for row in _read(COMPLETIONS, due_at=MOMENT, ends_at=MOMENT):
        ends_at = row.pop("ends_at")
        ended = row["met_at"] is None and ends_at is not None and ends_at < row["due_at"]
        yield row | {"id": uuid7(), "revision": 1, "cancelled_at": ends_at if ended else None}


def _of_reports() -> Iterator[dict[str, Any]]:
    for row in _read(REPORTS, due_on=sa.Date()):
        due_at = calendar.end_of(calendar.moved(row.pop("due_on")), OFFICE_HOURS_END)
        yield row | {"id": uuid7(), "revision": 1, "due_at": due_at, "cancelled_at": None}


def _read(statement: str, **more: sa.types.TypeEngine[Any]) -> Iterator[dict[str, Any]]:
    asked = sa.text(statement).columns(**READ, **more)
    yield from (dict(row._mapping) for row in op.get_bind().execute(asked).all())
