"""How a decision was sent to each of its recipients, when each is taken to know it, and until when each may contest it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, func, select, text
from sqlalchemy.orm import column_property
from sqlmodel import Field, col

from avustin_core.decisions.models import Decision
from avustin_core.plugin import Choice, option
from avustin_core.storage import Names, Versioned, column_of


class ServiceWay(Choice):
    """How it was sent."""

    LETTER = option(
        fi="Tavallinen kirje (hallintolaki 59 §)", sv="Vanligt brev (59 § i förvaltningslagen)", en="An ordinary letter"
    )
    ELECTRONIC = option(
        fi="Sähköinen viesti suostumuksella (laki 13/2003, 19 §)",
        sv="Elektroniskt meddelande med samtycke (19 § i lag 13/2003)",
        en="An electronic message, with consent",
    )
    RECEIPT = option(
        fi="Todisteellisesti, saantitodistus (hallintolaki 60 §)",
        sv="Bevislig delgivning, mottagningsbevis (60 § i förvaltningslagen)",
        en="By post or in person, against proof of receipt",
    )
    ELECTRONIC_RECEIPT = option(
        fi="Todisteellisesti, noudettava tunnistautuen (laki 13/2003, 18 §)",
        sv="Bevislig delgivning, hämtas med identifiering (18 § i lag 13/2003)",
        en="To be fetched with identification, which proves the receipt",
    )


IN_FORCE = text("replaced_at is null")


def _one_in_force(about: str) -> Index:
    return Index(
        f"uq_services_{about}", about, "organisation_id", unique=True, postgresql_where=IN_FORCE, sqlite_where=IN_FORCE
    )


class Service(Versioned, table=True):
    """One sending to one recipient. One is in force at a time, and those that it replaced are kept.

    Of a decision, or of what was decided on a request for review: one of the two ids.
    """

    __tablename__ = "services"
    __table_args__ = (_one_in_force("decision_id"), _one_in_force("review_id"))

    decision_id: UUID | None = Field(default=None, foreign_key="decisions.id", index=True)
    review_id: UUID | None = None
    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)
    is_authority: bool = False  #: such as a municipality, which knows a letter when it arrives
    way: ServiceWay = Field(sa_column=column_of(Names(ServiceWay)))
    sent_at: datetime
    received_on: date | None = None  #: as was shown
    evidence: str | None = None  #: what shows it
    fetch_by: date | None = None  #: the last day to fetch it; after that it is served by other means
    deemed_on: date | None = None  #: the day when the recipient came to know it; None while that isn't known
    last_day: date | None = None  #: for review, or for appeal
    ends_at: datetime | None = None  #: the end of office hours on that day
    recorded_at: datetime
    recorded_by: UUID | None = Field(default=None, foreign_key="users.id")  #: None: by the mail itself
    replaced_at: datetime | None = None
    replaced_because: str | None = None


class ElectronicConsent(Versioned, table=True):
    """An organisation takes decisions as electronic messages, until it says otherwise (13/2003 19 §)."""

    __tablename__ = "electronic_consents"

    organisation_id: UUID = Field(foreign_key="organisations.id", unique=True)
    given_at: datetime | None = None  #: None: it was withdrawn
    withdrawn_at: datetime | None = None
    recorded_by: UUID | None = Field(default=None, foreign_key="users.id")


_of_decision = (col(Service.decision_id) == col(Decision.id), col(Service.replaced_at).is_(None))
#: How many of the recipients have a day from which the time for review runs, and when the last of these times ends.
Decision.known_to = column_property(
    select(func.count(col(Service.id)))
    .where(*_of_decision, col(Service.ends_at).is_not(None))
    .correlate_except(Service)
    .scalar_subquery(),
    deferred=True,
)
Decision.contestable_until = column_property(
    select(func.max(col(Service.ends_at))).where(*_of_decision).correlate_except(Service).scalar_subquery(),
    deferred=True,
)
