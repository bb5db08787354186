"""Scenarios as they are kept: a name, the rules, and what they gave at that moment."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from avustin_core.storage import Json, Row, Versioned, column_of


class Scenario(Versioned, table=True):
    """One way to share a call's money. It decides nothing: a rapporteur may make proposals of it. Sums are cents.

    `shares` is a list of {application, most, amount, reasons}, the best application first.
    """

    __tablename__ = "scenarios"
    __table_args__ = (UniqueConstraint("call_id", "name"),)

    call_id: UUID = Field(foreign_key="calls.id")
    name: str
    rules: dict[str, Any] = Field(sa_column=column_of(Json()))
    shares: list[dict[str, Any]] = Field(sa_column=column_of(Json()))
    by_region: dict[str, int] = Field(sa_column=column_of(Json()))
    short_of_floor: dict[str, int] = Field(sa_column=column_of(Json()))
    used: int = Field(sa_type=BigInteger)
    unused: int = Field(sa_type=BigInteger)
    granted: int  #: how many applications get something
    basis: str  #: SHA-256 of the ranking, the sums and the money that it was computed from
    computed_at: datetime
    computed_by: UUID | None = Field(default=None, foreign_key="users.id")
    proposed_at: datetime | None = None
    proposed_by: UUID | None = Field(default=None, foreign_key="users.id")


class ScenarioTie(Row, table=True):
    """An application that ties for the money in a scenario: people break the tie before that becomes proposals."""

    __tablename__ = "scenario_ties"

    scenario_id: UUID = Field(foreign_key="scenarios.id", index=True)
    application_id: UUID = Field(foreign_key="applications.id", index=True)
