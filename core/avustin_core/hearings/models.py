"""Hearings of a party."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from avustin_core.storage import Json, Versioned, column_of


class Hearing(Versioned, table=True):
    """A party's chance to comment on claims and evidence before its matter is decided (434/2003 34 §).

    Missing the time doesn't prevent the decision (33 §). `findings` are keys of rules and `checks` keys of the checklist that it is
    about; `documents` are ids of those that the party gave with its answer.
    """

    __tablename__ = "hearings"

    application_id: UUID = Field(foreign_key="applications.id", index=True)
    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)
    subject: str
    text: str
    findings: list[str] = Field(sa_column=column_of(Json()))
    checks: list[str] = Field(sa_column=column_of(Json()))
    roles: list[str] | None = Field(
        default=None, sa_column=column_of(Json(), null=True)
    )  #: the only officials it is for
    due_at: datetime
    requested_at: datetime
    requested_by: UUID | None = Field(default=None, foreign_key="users.id")
    answer: str | None = None
    documents: list[str] = Field(default_factory=list, sa_column=column_of(Json()))
    answered_at: datetime | None = None
    answered_by: UUID | None = Field(default=None, foreign_key="users.id")
