"""What officials said is kept one after the other; requests for review are withdrawn; each recipient answers a grant; ties."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import Json, new_id

revision = "c4f1a8d27e95"
down_revision = "b7d2f9c4e103"
branch_labels = None
depends_on = None

FOR_ALL = (
    "acceptable_purpose", "justified_by_objectives", "necessary", "minor_distortion", "other_public_support",
)  # fmt: skip
NAMED = ["DECIDER", "PREPARER", "RAPPORTEUR"]  #: who sees an item of which only its programme knows for whom it is
ANSWERS = sa.table(
    "official_answers",
    *(
        sa.column(name, kind)  # type: ignore[arg-type]
        for name, kind in {
            "id": sa.Uuid(), "application_id": sa.Uuid(), "version_id": sa.Uuid(), "about": sa.String(),
            "finding_id": sa.Uuid(), "subject": Json(), "outcome": sa.String(), "amount": sa.BigInteger(),
            "reason": sa.String(), "roles": Json(), "in_review": sa.Boolean(), "answered_by": sa.Uuid(),
            "answered_at": UTCDateTime(),
        }.items()
    ),
)  # fmt: skip
EMPTY: dict[str, Any] = {
    "finding_id": None, "outcome": None, "amount": None, "reason": "", "roles": None, "in_review": False,
    "answered_by": None,
}  # fmt: skip
CHECKS = sa.table("checks", sa.column("item", sa.String()), sa.column("roles", Json()))
TIED = sa.table(
    "scenario_ties",
    sa.column("id", sa.Uuid()),
    sa.column("scenario_id", sa.Uuid()),
    sa.column("application_id", sa.Uuid()),
)
MATTERS = sa.table("matters", sa.column("id", sa.Uuid()), sa.column("contested_deciders", Json()))


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "official_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(40), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("subject", Json(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("roles", Json(), nullable=True),
        sa.Column("in_review", sa.Boolean(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint([here], [f"{there}.id"], name=op.f(f"fk_official_answers_{here}"))
            for here, there in {
                "application_id": "applications", "version_id": "application_versions", "finding_id": "findings",
                "answered_by": "users",
            }.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_answers")),
    )  # fmt: skip
    op.create_index(op.f("ix_official_answers_application_id"), "official_answers", ["application_id"])
    op.create_table(
        "scenario_ties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scenario_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenarios.id"], name=op.f("fk_scenario_ties_scenario_id")),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name=op.f("fk_scenario_ties_application_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_ties")),
    )
    for name in ("scenario_id", "application_id"):
        op.create_index(op.f(f"ix_scenario_ties_{name}"), "scenario_ties", [name])
    op.add_column("checks", sa.Column("roles", Json(), nullable=True))
    op.add_column("matters", sa.Column("contested_deciders", Json(), nullable=True))
    with op.batch_alter_table("reviews") as reviews:
        reviews.add_column(sa.Column("withdrawn_at", UTCDateTime(), nullable=True))
        reviews.add_column(sa.Column("withdrawn_by", sa.Uuid(), nullable=True))
        reviews.add_column(sa.Column("withdrawal_note", sa.String(), nullable=True))
        reviews.create_foreign_key(op.f("fk_reviews_withdrawn_by"), "users", ["withdrawn_by"], ["id"])
    with op.batch_alter_table("acceptances") as acceptances:
        acceptances.drop_constraint(op.f("uq_acceptances_decision_id"), type_="unique")
        acceptances.create_unique_constraint(
            op.f("uq_acceptances_decision_id_organisation_id"), ["decision_id", "organisation_id"]
        )
    if rows := [EMPTY | each for each in (*_findings(), *_checks(), *_costs())]:
        op.bulk_insert(ANSWERS, rows)
    op.execute(CHECKS.update().where(CHECKS.c.item.not_in(FOR_ALL)).values(roles=NAMED))
    if tied := list(_ties()):
        op.bulk_insert(TIED, tied)
    _contested()


def _read(table: str, **columns: Any) -> Iterator[Any]:
    named = sa.table(table, *(sa.column(name, kind) for name, kind in columns.items()))
    return iter(op.get_bind().execute(sa.select(named)).all())


def _findings() -> Iterator[dict[str, Any]]:
    """What officials found, as it stands."""
    for row in _read(
        "findings", id=sa.Uuid(), application_id=sa.Uuid(), version_id=sa.Uuid(), rule=Json(), roles=Json(),
        official_outcome=sa.String(), official_reason=sa.String(), official_id=sa.Uuid(), official_at=UTCDateTime(),
    ):  # fmt: skip
        if row.official_outcome and row.official_at:
            yield {
                "id": new_id(), "application_id": row.application_id, "version_id": row.version_id, "about": "FINDING",
                "finding_id": row.id, "subject": row.rule, "outcome": row.official_outcome,
                "reason": row.official_reason or "", "roles": row.roles, "answered_by": row.official_id,
                "answered_at": row.official_at,
            }  # fmt: skip


def _checks() -> Iterator[dict[str, Any]]:
    """Answers to the checklist, by the item's key: the words of items are their programmes'."""
    for row in _read(
        "checks", application_id=sa.Uuid(), version_id=sa.Uuid(), item=sa.String(), outcome=sa.String(),
        reason=sa.String(), checked_by=sa.Uuid(), checked_at=UTCDateTime(),
    ):  # fmt: skip
        yield {
            "id": new_id(), "application_id": row.application_id, "version_id": row.version_id, "about": "CHECKLIST",
            "subject": {"fi": row.item, "sv": row.item}, "outcome": row.outcome, "reason": row.reason,
            "roles": None if row.item in FOR_ALL else NAMED, "answered_by": row.checked_by, "answered_at": row.checked_at,
        }  # fmt: skip


def _costs() -> Iterator[dict[str, Any]]:
    """What is accepted of costs, by where each lies in the answers."""
    for kept in _read("accepted_costs", application_id=sa.Uuid(), version_id=sa.Uuid(), rows=Json()):
        for row in kept.rows:
            path = "/".join(row["path"])
            yield {
                "id": new_id(), "application_id": kept.application_id, "version_id": kept.version_id, "about": "COSTS",
                "subject": {"fi": path, "sv": path}, "amount": row["accepted"], "reason": row["reason"],
                "answered_by": UUID(row["by"]) if row["by"] else None, "answered_at": datetime.fromisoformat(row["at"]),
            }  # fmt: skip


def _ties() -> Iterator[dict[str, Any]]:
    """Applications that tie for the money of a scenario."""
    for row in _read("scenarios", id=sa.Uuid(), shares=Json()):
        for share in row.shares:
            if set(share["reasons"]) & {"TIED_AT_THE_LINE", "TIED_FOR_THE_REST"}:
                yield {"id": new_id(), "scenario_id": row.id, "application_id": UUID(share["application"])}


def _contested() -> None:
    """Who decided what is contested now."""
    parents = {row.id: row.parent_id for row in _read("matters", id=sa.Uuid(), parent_id=sa.Uuid())}
    deciders: dict[UUID, set[str]] = {}
    for row in _read("reviews", matter_id=sa.Uuid(), status=sa.String(), decided_by=Json()):
        if row.status == "PENDING":
            deciders.setdefault(parents[row.matter_id], set()).update(row.decided_by)
    for id, people in deciders.items():
        op.get_bind().execute(
            sa.update(MATTERS).where(MATTERS.c.id == id).values(contested_deciders=sorted(people))
        )  # fmt: skip


def downgrade() -> None:
    """Back to the one before: of a grant's recipients one answer is kept, and what was withdrawn waits again."""
    op.execute("UPDATE reviews SET status = 'PENDING' WHERE status = 'WITHDRAWN'")
    op.execute(
        "DELETE FROM acceptances WHERE EXISTS (SELECT 1 FROM acceptances AS other"
        " WHERE other.decision_id = acceptances.decision_id AND other.id < acceptances.id)"
    )
    with op.batch_alter_table("acceptances") as acceptances:
        acceptances.drop_constraint(op.f("uq_acceptances_decision_id_organisation_id"), type_="unique")
        acceptances.create_unique_constraint(op.f("uq_acceptances_decision_id"), ["decision_id"])
    with op.batch_alter_table("reviews") as reviews:
        reviews.drop_constraint(op.f("fk_reviews_withdrawn_by"), type_="foreignkey")
        for name in ("withdrawn_at", "withdrawn_by", "withdrawal_note"):
            reviews.drop_column(name)
    with op.batch_alter_table("checks") as checks:
        checks.drop_column("roles")
    with op.batch_alter_table("matters") as matters:
        matters.drop_column("contested_deciders")
    op.drop_table("scenario_ties")
    op.drop_table("official_answers")
