"""Who is kept from a matter, who did what in it, and what its parties know."""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.storage import new_id
from avustin_core.storage.types import Json

revision = "d15a0e4b7c31"
down_revision = ("a51e0d7c4b92", "b2f7d41c9e35")
branch_labels = None
depends_on = None

UUID = sa.Uuid()


def upgrade() -> None:
    """To this revision."""
    _make_tables()
    op.add_column("matters", sa.Column("awaits_substitutes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("calls", sa.Column("requires_declarations", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("applications", sa.Column("told_decided_at", UTCDateTime(), nullable=True))
    op.add_column("appropriations", sa.Column("committed_told", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("ledger_entries", sa.Column("matter_id", UUID, nullable=True))
    _who_takes_part()
    _who_did_what()
    _what_parties_know()
    op.drop_column("decisions", "authors")


def downgrade() -> None:
    """Back to the one before."""
    op.add_column("decisions", sa.Column("authors", Json(), nullable=False, server_default="[]"))
    _authors_again()
    op.execute(
        "update matters set closed_at = (select min(signed_at) from decisions where decisions.matter_id = matters.id "
        "and decisions.signed_at is not null) where closed_at is null"
    )
    op.drop_column("ledger_entries", "matter_id")
    op.drop_column("appropriations", "committed_told")
    op.drop_column("applications", "told_decided_at")
    op.drop_column("calls", "requires_declarations")
    op.drop_column("matters", "awaits_substitutes")
    for name in ("matter_acts", "declarations", "matter_organisations"):
        op.drop_table(name)


def _make_tables() -> None:
    op.create_table(
        "matter_organisations",
        sa.Column("id", UUID, nullable=False),
        sa.Column("matter_id", UUID, nullable=False),
        sa.Column("call_id", UUID, nullable=False),
        sa.Column("organisation_id", UUID, nullable=False),
        sa.Column("capacity", sa.String(40), nullable=False),
        *_keys("matter_organisations", matter_id="matters", call_id="calls", organisation_id="organisations"),
        sa.UniqueConstraint(
            "matter_id", "organisation_id", name=op.f("uq_matter_organisations_matter_id_organisation_id")
        ),
    )
    op.create_index(op.f("ix_matter_organisations_organisation_id"), "matter_organisations", ["organisation_id"])
    op.create_table(
        "declarations",
        sa.Column("id", UUID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("matter_id", UUID, nullable=False),
        sa.Column("call_id", UUID, nullable=False),
        sa.Column("user_id", UUID, nullable=False),
        sa.Column("ground", sa.String(40), nullable=True),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("declared_at", UTCDateTime(), nullable=False),
        sa.Column("first_id", UUID, nullable=False),
        sa.Column("substitute_id", UUID, nullable=True),
        sa.Column("substitute_named_by", UUID, nullable=True),
        sa.Column("substitute_named_at", UTCDateTime(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("ended_by", UUID, nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        *_keys(
            "declarations", matter_id="matters", call_id="calls", user_id="users", substitute_id="users",
            substitute_named_by="users", ended_by="users",
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_declarations_matter_id"), "declarations", ["matter_id"])
    op.create_index(op.f("ix_declarations_user_id"), "declarations", ["user_id"])
    in_force = sa.text("ended_at is null")
    op.create_index(
        "uq_declarations_in_force", "declarations", ["matter_id", "user_id"], unique=True, postgresql_where=in_force,
        sqlite_where=in_force,
    )  # fmt: skip
    op.create_table(
        "matter_acts",
        sa.Column("id", UUID, nullable=False),
        sa.Column("matter_id", UUID, nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("user_id", UUID, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        *_keys("matter_acts", matter_id="matters", user_id="users"),
        sa.UniqueConstraint("matter_id", "act", "user_id", name=op.f("uq_matter_acts_matter_id_act_user_id")),
    )


def _keys(table: str, **targets: str) -> list[Any]:
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, target in targets.items()
        ),
    ]


def _columns(name: str, **kinds: Any) -> Any:
    return sa.table(name, *(sa.column(column, kind) for column, kind in kinds.items()))


def _add(table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.get_bind().execute(sa.insert(table), [{"id": new_id(), **row} for row in rows])


def _who_takes_part() -> None:
    """The party of each matter, and the participants of what was handed in."""
    matters = _columns("matters", id=UUID, call_id=UUID, party_id=UUID)
    applications = _columns("applications", id=UUID, matter_id=UUID, submitted_at=UTCDateTime())
    participants = _columns("participants", application_id=UUID, organisation_id=UUID)
    parts = _columns(
        "matter_organisations", id=UUID, matter_id=UUID, call_id=UUID, organisation_id=UUID, capacity=sa.String()
    )
    bind = op.get_bind()
    parties = [tuple(row) for row in bind.execute(sa.select(matters.c.id, matters.c.call_id, matters.c.party_id))]
    others = bind.execute(
        sa.select(matters.c.id, matters.c.call_id, participants.c.organisation_id)
        .distinct()
        .join(applications, applications.c.matter_id == matters.c.id)
        .join(participants, participants.c.application_id == applications.c.id)
        .where(applications.c.submitted_at.is_not(None), participants.c.organisation_id != matters.c.party_id)
    )
    capacities = [(row, "PARTY") for row in parties] + [(tuple(row), "PARTICIPANT") for row in others]
    _add(
        parts,
        [
            {"matter_id": matter, "call_id": call, "organisation_id": organisation, "capacity": capacity}
            for (matter, call, organisation), capacity in capacities
        ],
    )


DECISIONS = _columns(
    "decisions", id=UUID, matter_id=UUID, authors=Json(), proposed_at=UTCDateTime(), signed_by=UUID,
    signed_at=UTCDateTime(),
)  # fmt: skip
ACTS = _columns("matter_acts", id=UUID, matter_id=UUID, act=sa.String(), user_id=UUID, at=UTCDateTime())


def _who_did_what() -> None:
    did: dict[tuple[Any, str, str], Any] = {}
    for row in op.get_bind().execute(sa.select(DECISIONS).order_by(DECISIONS.c.id)):
        for author in row.authors:
            did.setdefault((row.matter_id, "proposeDecision", author), row.proposed_at)
        if row.signed_by:
            did.setdefault((row.matter_id, "signDecision", str(row.signed_by)), row.signed_at)
    rows = [
        {"matter_id": matter, "act": act, "user_id": uuid.UUID(user), "at": at}
        for (matter, act, user), at in did.items()
    ]
    _add(ACTS, rows)


def _authors_again() -> None:
    bind = op.get_bind()
    proposed = sa.select(ACTS.c.matter_id, ACTS.c.user_id).where(ACTS.c.act == "proposeDecision")
    authors: dict[Any, list[str]] = {}
    for matter, user in bind.execute(proposed):
        authors.setdefault(matter, []).append(str(user))
    for matter, users in authors.items():
        bind.execute(sa.update(DECISIONS).where(DECISIONS.c.matter_id == matter).values(authors=sorted(users)))


def _what_parties_know() -> None:
    """A decision whose parties weren't notified isn't known to them, and its matter isn't closed."""
    op.execute(
        "update applications set told_decided_at = (select max(d.signed_at) from decisions d "
        "where d.application_id = applications.id and d.notified_at is not null)"
    )
    op.execute(
        "update matters set closed_at = (select min(d.notified_at) from decisions d "
        "where d.matter_id = matters.id and d.notified_at is not null) where closed_at is not null"
    )
    op.execute(
        "update ledger_entries set matter_id = (select d.matter_id from decisions d where d.id = ledger_entries.decision_id)"
    )
    op.execute(
        "update appropriations set committed_told = coalesce((select sum(d.amount) from decisions d "
        "join calls c on c.id = d.call_id where c.appropriation_id = appropriations.id and d.id = ("
        "select e.id from decisions e where e.matter_id = d.matter_id and e.notified_at is not null "
        "order by e.signed_at desc, e.id desc limit 1)), 0)"
    )
