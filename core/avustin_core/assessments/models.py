"""Assessments: one assessor's scores and reasons, by criterion."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Json, Names, Versioned, column_of


class AssessmentStatus(Choice):
    """Whether the assessor has handed the assessment in."""

    DRAFT = option(fi="Kesken", sv="Pågår", en="In progress")
    SUBMITTED = option(fi="Annettu", sv="Avgiven", en="Submitted")


class Assessment(Versioned, table=True):
    """One assessor's view of one application.

    `scores` is a list of {criterion, score, isMet, reason}; a score is a decimal string.
    """

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("application_id", "assessor_id"),)

    application_id: UUID = Field(foreign_key="applications.id")
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    assessor_id: UUID = Field(foreign_key="users.id")
    status: AssessmentStatus = Field(default=AssessmentStatus.DRAFT, sa_column=column_of(Names(AssessmentStatus)))
    scores: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))
    comment: str = ""
    submitted_at: datetime | None = None
