"""Requests for review: what is sought of which decision and on which grounds, and what was decided on it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, func, select, text
from sqlalchemy.orm import column_property
from sqlmodel import Field, col

from avustin_core.decisions.frozen import freeze
from avustin_core.decisions.models import Decision
from avustin_core.plugin import Choice, Language, option
from avustin_core.service.models import Service
from avustin_core.storage import Json, Names, Versioned, column_of


class ReviewStatus(Choice):
    """Where a request is."""

    PENDING = option(fi="Vireillä", sv="Anhängig", en="Pending")
    DECIDED = option(fi="Ratkaistu", sv="Avgjord", en="Decided")
    WITHDRAWN = option(fi="Peruttu, rauennut", sv="Återkallad, förfallen", en="Withdrawn, and lapsed")


class ReviewOutcome(Choice):
    """What is decided on it (434/2003 49 c and 49 g §)."""

    CHANGED = option(fi="Päätöstä muutetaan", sv="Beslutet ändras", en="The decision is changed")
    ANNULLED = option(fi="Päätös kumotaan", sv="Beslutet upphävs", en="The decision is annulled")
    REJECTED = option(
        fi="Oikaisuvaatimus hylätään", sv="Begäran om omprövning avslås", en="The request is rejected"
    )  # fmt: skip
    NOT_EXAMINED = option(
        fi="Oikaisuvaatimus jätetään tutkimatta",
        sv="Begäran om omprövning tas inte upp till prövning",
        en="The request isn't examined",
    )


class ExecutionOrder(Choice):
    """What is ordered of the decision's execution meanwhile (434/2003 49 f §)."""

    FORBIDDEN = option(fi="Täytäntöönpano kielletään", sv="Verkställigheten förbjuds", en="Execution is forbidden")
    SUSPENDED = option(fi="Täytäntöönpano keskeytetään", sv="Verkställigheten avbryts", en="Execution is suspended")


ONE_PENDING = text("status = 'PENDING'")


class Review(Versioned, table=True):
    """One request, a matter of its own. Once decided or withdrawn it never changes."""

    __tablename__ = "reviews"
    __table_args__ = (
        Index(
            "uq_reviews_pending", "decision_id", "organisation_id", unique=True, postgresql_where=ONE_PENDING,
            sqlite_where=ONE_PENDING,
        ),
        Index("ix_reviews_call_id_id", "call_id", "id"),
        Index("ix_reviews_arrived_at_id", "arrived_at", "id"),
        Index("ix_reviews_organisation_id_arrived_at_id", "organisation_id", "arrived_at", "id"),
    )  # fmt: skip

    matter_id: UUID = Field(foreign_key="matters.id", unique=True)
    decision_id: UUID = Field(foreign_key="decisions.id", index=True)
    application_id: UUID = Field(foreign_key="applications.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID = Field(foreign_key="organisations.id")
    language: Language = Field(sa_column=column_of(Names(Language)))
    change_sought: str
    grounds: str
    arrived_at: datetime
    filed_by: UUID | None = Field(default=None, foreign_key="users.id")  #: who acts for the party; None: on paper
    registered_by: UUID | None = Field(default=None, foreign_key="users.id")  #: the official who registered a paper
    decided_by: list[str] = Field(default_factory=list, sa_column=column_of(Json()))  #: who proposed and signed, as hex
    status: ReviewStatus = Field(default=ReviewStatus.PENDING, sa_column=column_of(Names(ReviewStatus)))
    outcome: ReviewOutcome | None = Field(default=None, sa_column=column_of(Names(ReviewOutcome), null=True))
    reasons: str = ""
    provisions: str = ""
    contact: str = ""
    appeal_instructions: str = ""
    new_decision_id: UUID | None = Field(default=None, foreign_key="decisions.id")
    proposed_by: UUID | None = Field(default=None, foreign_key="users.id")
    proposed_at: datetime | None = None
    signed_by: UUID | None = Field(default=None, foreign_key="users.id")
    signed_at: datetime | None = None  #: when the party was notified too
    execution_order: ExecutionOrder | None = Field(default=None, sa_column=column_of(Names(ExecutionOrder), null=True))
    execution_reasons: str | None = None
    execution_ordered_at: datetime | None = None
    execution_ordered_by: UUID | None = Field(default=None, foreign_key="users.id")
    withdrawn_at: datetime | None = None  #: the matter has lapsed since
    withdrawn_by: UUID | None = Field(default=None, foreign_key="users.id")
    withdrawal_note: str | None = None  #: why, where the party said so
    is_fictional: bool = False


freeze(Review, unsigned=ReviewStatus.PENDING, afterwards=frozenset({"revision"}))

_in_time = (
    select(func.max(col(Service.ends_at)))
    .where(
        col(Service.decision_id) == col(Review.decision_id), col(Service.organisation_id) == col(Review.organisation_id),
        col(Service.replaced_at).is_(None),
    )
    .correlate_except(Service)
)  # fmt: skip
#: Until when the party could request it, by the service on it; None while it isn't known to have been served.
Review.due_at = column_property(_in_time.scalar_subquery(), deferred=True)

_is_known = (
    select(col(Service.id))
    .where(
        col(Service.review_id) == col(Review.id), col(Service.replaced_at).is_(None), col(Service.ends_at).is_not(None)
    )
    .correlate_except(Service)
    .exists()
)
#: Requests of the decision that are pending, or whose outcome the party isn't known to have come to know.
Decision.reviews_unserved = column_property(
    select(func.count(col(Review.id)))
    .where(col(Review.decision_id) == col(Decision.id), col(Review.status) != ReviewStatus.WITHDRAWN, ~_is_known)
    .correlate_except(Review)
    .scalar_subquery(),
    deferred=True,
)
#: Until when what was decided on a request can be appealed.
Decision.appealable_until = column_property(
    select(func.max(col(Service.ends_at)))
    .join(Review, col(Review.id) == col(Service.review_id))
    .where(col(Review.decision_id) == col(Decision.id), col(Service.replaced_at).is_(None))
    .correlate_except(Service, Review)
    .scalar_subquery(),
    deferred=True,
)
