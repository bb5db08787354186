"""What a recipient answers to a grant."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint, cast, func, select
from sqlalchemy.orm import column_property
from sqlmodel import Field, col

from avustin_core.decisions.models import Decision
from avustin_core.plugin import Choice, option
from avustin_core.storage import Names, Versioned, column_of


class AcceptanceAnswer(Choice):
    """What the recipient answers."""

    ACCEPTED = option(fi="Otettu vastaan", sv="Mottaget", en="Accepted")
    DECLINED = option(fi="Jätetty ottamatta vastaan", sv="Har inte tagits emot", en="Declined")


class Acceptance(Versioned, table=True):
    """One recipient's answer to a grant; the grant is accepted when all of its recipients have."""

    __tablename__ = "acceptances"
    __table_args__ = (UniqueConstraint("decision_id", "organisation_id"),)

    decision_id: UUID = Field(foreign_key="decisions.id")
    application_id: UUID = Field(foreign_key="applications.id", index=True)
    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)  #: the recipient who answers
    answer: AcceptanceAnswer = Field(sa_column=column_of(Names(AcceptanceAnswer)))
    answered_at: datetime
    answered_by: UUID | None = Field(default=None, foreign_key="users.id")
    iban: str | None = None
    agreement_signed_on: date | None = None  #: of the recipient with those who use the grant too (688/2001 7 § 3 mom.)
    agreement_id: UUID | None = Field(default=None, foreign_key="documents.id")
    reason: str | None = None  #: why it was declined, if that was said
    released_at: datetime | None = None
    released_by: UUID | None = Field(default=None, foreign_key="users.id")
    release_reason: str | None = None


#: Which of the recipients have answered, as text: ids of organisations.
Decision.answered_by = column_property(
    select(func.aggregate_strings(cast(col(Acceptance.organisation_id), String), " "))
    .where(col(Acceptance.decision_id) == col(Decision.id))
    .correlate_except(Acceptance)
    .scalar_subquery(),
    deferred=True,
)
