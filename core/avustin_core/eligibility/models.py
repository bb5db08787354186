"""Findings: what each eligibility rule says of a version, and what an official says beside it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Outcome
from avustin_core.storage import Json, Names, Versioned, column_of


class FindingRow(Versioned, table=True):
    """One rule's answer for one version that was handed in; an official's own stands beside it."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("version_id", "rule_key"),)

    application_id: UUID = Field(foreign_key="applications.id", index=True)
    version_id: UUID = Field(foreign_key="application_versions.id")
    rule_key: str
    position: int
    outcome: Outcome = Field(sa_column=column_of(Names(Outcome)))
    rule: dict[str, str] = Field(sa_column=column_of(Json()))
    reason: dict[str, str] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    source: str
    bars: bool
    paths: list[list[str]] = Field(sa_column=column_of(Json()))
    roles: list[str] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: the only ones it is for
    official_outcome: Outcome | None = Field(default=None, sa_column=column_of(Names(Outcome), null=True))
    official_reason: str | None = None
    official_id: UUID | None = Field(default=None, foreign_key="users.id")
    official_at: datetime | None = None
    by_official: bool = False  #: an official's own, without a rule; the party isn't told of it
    params: dict[str, Any] = Field(default_factory=dict, sa_column=column_of(Json()))
