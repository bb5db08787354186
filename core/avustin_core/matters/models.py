"""Matters: what has a number, a party, handling, decisions and retention; and who did what in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint, cast, func, select
from sqlalchemy.orm import column_property
from sqlmodel import Field, col

from avustin_core.access import Declaration, MatterOrganisation, Membership, RoleGrant
from avustin_core.plugin import Choice, Role, option
from avustin_core.storage import Names, Row, Versioned, column_of


class MatterKind(Choice):
    """What a matter is about."""

    APPLICATION = option(fi="Valtionavustushakemus", sv="Ansökan om statsunderstöd", en="Application for a grant")


class Matter(Versioned, table=True):
    """A matter: pending from its arrival (Administrative Procedure Act 20 §), until it is closed."""

    __tablename__ = "matters"

    kind: MatterKind = Field(sa_column=column_of(Names(MatterKind)))
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    party_id: UUID = Field(foreign_key="organisations.id", index=True)
    parent_id: UUID | None = Field(default=None, foreign_key="matters.id")
    number: str | None = Field(default=None, unique=True)
    pending_at: datetime | None = None
    closed_at: datetime | None = None  #: when the parties were notified of the decision
    awaits_substitutes: int = 0  #: declarations with a ground for which no substitute was named


class MatterAct(Row, table=True):
    """An official did something in a matter: what keeps them from doing something else in it."""

    __tablename__ = "matter_acts"
    __table_args__ = (UniqueConstraint("matter_id", "act", "user_id"),)

    matter_id: UUID = Field(foreign_key="matters.id")
    act: str  #: the mutation's name
    user_id: UUID = Field(foreign_key="users.id")
    at: datetime


_said = col(MatterAct.act) + "=" + cast(col(MatterAct.user_id), String)
#: Who did what, as text, so that a statement over matters brings it along: read it by `separation.doers`.
Matter.doers = column_property(
    select(func.aggregate_strings(_said, " "))
    .where(col(MatterAct.matter_id) == col(Matter.id))
    .correlate_except(MatterAct)
    .scalar_subquery(),
    deferred=True,
)

DECIDING = (Role.RAPPORTEUR, Role.DECIDER)
_is_recorded = (
    select(col(Declaration.id))
    .where(
        col(Declaration.matter_id) == col(Matter.id), col(Declaration.user_id) == col(RoleGrant.user_id),
        col(Declaration.ended_at).is_(None), col(Declaration.ground).is_not(None),
    )
    .correlate_except(Declaration)
    .exists()
)  # fmt: skip
_takes_part = (
    select(col(MatterOrganisation.id))
    .join(Membership, col(Membership.organisation_id) == col(MatterOrganisation.organisation_id))
    .where(col(MatterOrganisation.matter_id) == col(Matter.id), col(Membership.user_id) == col(RoleGrant.user_id))
    .correlate_except(MatterOrganisation, Membership)
    .exists()
)
#: Rapporteurs and deciders of this very call whose own organisation is in the matter, and of whom nothing is recorded.
UNRECORDED = (
    col(RoleGrant.call_id) == col(Matter.call_id), col(RoleGrant.role).in_(DECIDING), _takes_part, ~_is_recorded,
)  # fmt: skip
Matter.unrecorded = column_property(
    select(func.count(col(RoleGrant.user_id).distinct()))
    .where(*UNRECORDED)
    .correlate_except(RoleGrant)
    .scalar_subquery(),
    deferred=True,
)
