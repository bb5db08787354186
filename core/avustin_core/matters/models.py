"""Matters: what has a number, a party, handling, decisions and retention; and who did what in them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, cast, func, select
from sqlalchemy.orm import column_property
from sqlmodel import Field, col

from avustin_core.access import Declaration, MatterOrganisation, Membership, RoleGrant
from avustin_core.access.disqualification import IN_FORCE
from avustin_core.plugin import Choice, Role, option
from avustin_core.storage import Json, Names, Row, Versioned, column_of


class MatterKind(Choice):
    """What a matter is about."""

    APPLICATION = option(fi="Valtionavustushakemus", sv="Ansökan om statsunderstöd", en="Application for a grant")
    REVIEW = option(fi="Oikaisuvaatimus", sv="Begäran om omprövning", en="Request for review")


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
    contested_deciders: list[str] | None = Field(
        default=None, sa_column=column_of(Json(), null=True)
    )  #: while a request for review is pending: who proposed and signed what it contests, as hex


class AssignedRole(Choice):
    """As what somebody is assigned to a matter: who holds the role of that name in its call can be."""

    PREPARER = option(fi="Valmistelija", sv="Beredare", en="Preparing officer")
    RAPPORTEUR = option(fi="Esittelijä", sv="Föredragande", en="Rapporteur")
    ASSESSOR = option(fi="Arvioija", sv="Bedömare", en="Assessor")

    @property
    def role(self) -> Role:
        """The role in the call."""
        return Role[self.name]


class Draw(Row, table=True):
    """A balanced draw: from its seed and what it was drawn of, anybody can draw the same again.

    `people` are {person, load}, `kept_apart` and `held` are [matter, person], and so is `outcome`.
    """

    __tablename__ = "draws"

    call_id: UUID = Field(foreign_key="calls.id", index=True)
    role: AssignedRole = Field(sa_column=column_of(Names(AssignedRole)))
    wanted: int  #: people in each matter
    most: int | None = None  #: matters of one person, those that they had among them
    seed: str
    matters: list[str] = Field(sa_column=column_of(Json()))
    people: list[dict[str, Any]] = Field(sa_column=column_of(Json()))
    kept_apart: list[list[str]] = Field(sa_column=column_of(Json()))
    held: list[list[str]] = Field(sa_column=column_of(Json()))
    outcome: list[list[str]] = Field(sa_column=column_of(Json()))
    drawn_at: datetime
    drawn_by: UUID | None = Field(default=None, foreign_key="users.id")


class Assignment(Versioned, table=True):
    """Somebody is to handle a matter in a role, from being assigned until it is ended."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index(
            "uq_assignments_in_force", "matter_id", "role", "user_id", unique=True, postgresql_where=IN_FORCE,
            sqlite_where=IN_FORCE,
        ),
        Index("ix_assignments_user_id_role", "user_id", "role"),
        Index("ix_assignments_call_id_id", "call_id", "id"),
    )  # fmt: skip

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    user_id: UUID = Field(foreign_key="users.id")
    role: AssignedRole = Field(sa_column=column_of(Names(AssignedRole)))
    assigned_at: datetime
    assigned_by: UUID | None = Field(default=None, foreign_key="users.id")
    draw_id: UUID | None = Field(default=None, foreign_key="draws.id")
    ended_at: datetime | None = None
    ended_by: UUID | None = Field(default=None, foreign_key="users.id")
    end_reason: str | None = None
    declaration_id: UUID | None = Field(default=None, foreign_key="declarations.id")  #: that it ended with


class MatterNote(Versioned, table=True):
    """A note among those who handle a matter: no document of the authority (621/1999 5 § 3 mom.), never shown to others."""

    __tablename__ = "matter_notes"

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    text: str
    written_by: UUID = Field(foreign_key="users.id")
    written_at: datetime
    changed_at: datetime | None = None


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

_assigned = cast(col(Assignment.role), String) + "=" + cast(col(Assignment.user_id), String)
#: Who is assigned as what, in the same way.
Matter.assigned = column_property(
    select(func.aggregate_strings(_assigned, " "))
    .where(col(Assignment.matter_id) == col(Matter.id), col(Assignment.ended_at).is_(None))
    .correlate_except(Assignment)
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
