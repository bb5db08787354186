"""What officials have checked: an answer for each item of the checklist, and the costs accepted."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Outcome
from avustin_core.storage import Json, Names, Versioned, column_of


class Check(Versioned, table=True):
    """An official's answer to one item of the checklist. A later one takes its place, and `OfficialAnswer` keeps both."""

    __tablename__ = "checks"
    __table_args__ = (UniqueConstraint("application_id", "item"),)

    application_id: UUID = Field(foreign_key="applications.id")
    version_id: UUID = Field(foreign_key="application_versions.id")  #: what was looked at
    item: str
    outcome: Outcome = Field(sa_column=column_of(Names(Outcome)))
    reason: str
    checked_by: UUID | None = Field(default=None, foreign_key="users.id")
    checked_at: datetime
    roles: list[str] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: the only ones it is for


class AcceptedCosts(Versioned, table=True):
    """What officials accept of an application's costs. `total` is that of `version_id`; of another it tells nothing.

    `rows` is a list of {path, applied, accepted, reason, by, at}, sums in cents: the rows of which somebody has said something.
    """

    __tablename__ = "accepted_costs"

    application_id: UUID = Field(foreign_key="applications.id", unique=True)
    version_id: UUID = Field(foreign_key="application_versions.id")
    total: int = Field(sa_type=BigInteger)
    rows: list[dict[str, Any]] = Field(sa_column=column_of(Json()))
