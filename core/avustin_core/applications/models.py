"""Applications, their versions, their participants and the requests for completing them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, event, text
from sqlmodel import Field

from avustin_core.plugin import Choice, Language, ParticipantRole, option
from avustin_core.storage import Json, Names, Row, Versioned, column_of
from avustin_core.storage.sorting import BYTEWISE, keep_keys


class ApplicationStatus(Choice):
    """What the applicant has done; handling and decision are told by other fields."""

    DRAFT = option(fi="Luonnos", sv="Utkast", en="Draft")
    SUBMITTED = option(fi="Jätetty", sv="Inlämnad", en="Submitted")
    WITHDRAWN = option(fi="Peruttu", sv="Återkallad", en="Withdrawn")


class VersionKind(Choice):
    """Whether a version was handed in."""

    SAVED = option(fi="Tallennettu", sv="Sparad", en="Saved")
    SUBMITTED = option(fi="Jätetty", sv="Inlämnad", en="Submitted")


def _of_handed_in(name: str, *columns: str) -> Index:
    """Drafts, of which an open call has many, aren't in the officials' way."""
    only = text("submitted_at is not null")
    return Index(f"ix_applications_{name}", *columns, postgresql_where=only, sqlite_where=only)


class Application(Versioned, table=True):
    """One applicant's request in one call. The facts are those of what was handed in, or of the draft until then."""

    __tablename__ = "applications"
    __table_args__ = (
        Index("ix_applications_listed_at_id", "listed_at", "id"),
        _of_handed_in("handed_in_listed_at_id", "listed_at", "id"),
        _of_handed_in("call_id_listed_at_id", "call_id", "listed_at", "id"),
        Index("ix_applications_call_id_status_listed_at_id", "call_id", "status", "listed_at", "id"),
        Index("ix_applications_organisation_id_listed_at_id", "organisation_id", "listed_at", "id"),
    )

    matter_id: UUID = Field(foreign_key="matters.id", unique=True)
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID = Field(foreign_key="organisations.id")
    status: ApplicationStatus = Field(default=ApplicationStatus.DRAFT, sa_column=column_of(Names(ApplicationStatus)))
    reference: str | None = Field(default=None, unique=True)
    current_id: UUID | None = None  #: a version's; no foreign key, or the two tables would hold each other
    submitted_id: UUID | None = None
    listed_at: datetime = Field(default=None)  #: when it was handed in, or begun until then: what lists go by
    created_at: datetime
    submitted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    is_late: bool = False
    late_reason: str | None = None
    has_unsubmitted_changes: bool = False
    completion_due_at: datetime | None = None  #: of the open request for completion
    completion_paths: list[list[str]] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    edits: dict[str, list[Any]] = Field(default_factory=dict, sa_column=column_of(Json()))  #: path: [revision, user]
    form_moves: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))  #: to other versions
    decided_at: datetime | None = None  #: when the decision in force was signed, which the parties may not know yet
    told_decided_at: datetime | None = None  #: when the last decision that they were notified of was signed
    title: str | None = None
    title_key: str | None = Field(default=None, sa_column=column_of(BYTEWISE, null=True))
    purpose: str | None = None
    language: Language | None = Field(default=None, sa_column=column_of(Names(Language), null=True))
    amount_applied: int | None = Field(default=None, sa_type=BigInteger)
    total_costs: int | None = Field(default=None, sa_type=BigInteger)
    eligible_costs: int | None = Field(default=None, sa_type=BigInteger)
    period_starts: date | None = None
    period_ends: date | None = None
    is_fictional: bool = False


def _list(mapper: Any, connection: Any, application: Application) -> None:
    application.listed_at = application.submitted_at or application.created_at


keep_keys(Application, title_key="title")
event.listen(Application, "before_insert", _list)
event.listen(Application, "before_update", _list)


class ApplicationVersion(Row, table=True):
    """A saved set of answers. What was handed in never changes."""

    __tablename__ = "application_versions"
    __table_args__ = (UniqueConstraint("application_id", "ordinal"),)

    application_id: UUID = Field(foreign_key="applications.id")
    ordinal: int
    kind: VersionKind = Field(sa_column=column_of(Names(VersionKind)))
    form_release_id: UUID = Field(foreign_key="form_releases.id")
    form_version: str
    answers: dict[str, Any] = Field(sa_column=column_of(Json()))
    saved_at: datetime
    saved_by: UUID | None = Field(default=None, foreign_key="users.id")


class Participant(Row, table=True):
    """An organisation that carries out part of the project, as the facts of the application say."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("application_id", "key"),
        Index("ix_participants_organisation_id_application_id", "organisation_id", "application_id"),
    )

    application_id: UUID = Field(foreign_key="applications.id")
    key: str
    organisation_id: UUID = Field(foreign_key="organisations.id")
    role: ParticipantRole = Field(sa_column=column_of(Names(ParticipantRole)))
    share: int | None = Field(default=None, sa_type=BigInteger)
    is_committed: bool = False


class CompletionStatus(Choice):
    """Where a request for completion is."""

    OPEN = option(fi="Avoin", sv="Öppen", en="Open")
    ANSWERED = option(fi="Vastattu", sv="Besvarad", en="Answered")


class Completion(Versioned, table=True):
    """A request for completion (Administrative Procedure Act 22 and 33 §): what, how and by when.

    Missing the time doesn't prevent the decision.
    """

    __tablename__ = "completions"

    application_id: UUID = Field(foreign_key="applications.id", index=True)
    what: str
    how: str
    paths: list[list[str]] = Field(sa_column=column_of(Json()))
    due_at: datetime
    requested_at: datetime
    requested_by: UUID | None = Field(default=None, foreign_key="users.id")
    answered_at: datetime | None = None
    status: CompletionStatus = Field(default=CompletionStatus.OPEN, sa_column=column_of(Names(CompletionStatus)))
