"""Reports: what the recipient tells of the use of the grant."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Json, Names, Row, Versioned, column_of


class ReportStatus(Choice):
    """Where a report is."""

    DRAFT = option(fi="Luonnos", sv="Utkast", en="Draft")
    SUBMITTED = option(fi="Jätetty", sv="Inlämnad", en="Submitted")
    RETURNED = option(fi="Palautettu täydennettäväksi", sv="Återsänd för komplettering", en="Returned")
    APPROVED = option(fi="Hyväksytty", sv="Godkänd", en="Approved")


class Report(Versioned, table=True):
    """The report of one kind on one grant; due on a date that the decision sets."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("application_id", "form_name"),
        Index("ix_reports_call_id_id", "call_id", "id"),
        Index("ix_reports_call_id_status_id", "call_id", "status", "id"),
        Index("ix_reports_organisation_id_id", "organisation_id", "id"),
        Index("ix_reports_status_id", "status", "id"),
    )

    application_id: UUID = Field(foreign_key="applications.id")
    decision_id: UUID = Field(foreign_key="decisions.id")
    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID = Field(foreign_key="organisations.id")
    form_name: str
    form_release_id: UUID = Field(foreign_key="form_releases.id")
    status: ReportStatus = Field(default=ReportStatus.DRAFT, sa_column=column_of(Names(ReportStatus)))
    due_on: date | None = None
    current_id: UUID | None = None  #: a version's; no foreign key, or the two tables would hold each other
    submitted_id: UUID | None = None
    edits: dict[str, list[Any]] = Field(default_factory=dict, sa_column=column_of(Json()))
    created_at: datetime
    submitted_at: datetime | None = None
    returned_at: datetime | None = None
    return_reason: str | None = None
    approved_at: datetime | None = None
    approved_by: UUID | None = Field(default=None, foreign_key="users.id")
    is_fictional: bool = False


class ReportVersion(Row, table=True):
    """A saved set of a report's answers."""

    __tablename__ = "report_versions"
    __table_args__ = (UniqueConstraint("report_id", "ordinal"),)

    report_id: UUID = Field(foreign_key="reports.id")
    ordinal: int
    is_submitted: bool = False
    form_release_id: UUID = Field(foreign_key="form_releases.id")
    form_version: str
    answers: dict[str, Any] = Field(sa_column=column_of(Json()))
    saved_at: datetime
    saved_by: UUID | None = Field(default=None, foreign_key="users.id")
