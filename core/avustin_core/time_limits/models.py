"""Time limits: until when something is to be done in a matter, by its party or by the authority."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Index, UniqueConstraint, case, literal
from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Names, Versioned, column_of


class TimeLimitKind(Choice):
    """What is to be done in the time."""

    COMPLETION = option(fi="Hakemuksen täydentäminen", sv="Komplettering av ansökan", en="Completing an application")
    HEARING = option(fi="Kuuleminen", sv="Hörande", en="Answering a hearing")
    ASSESSMENT = option(fi="Arviointi", sv="Bedömning", en="Assessing an application")
    ACCEPTANCE = option(
        fi="Avustuksen vastaanottaminen", sv="Mottagande av understödet", en="Accepting or declining the grant"
    )
    REVIEW = option(fi="Oikaisuvaatimus", sv="Begäran om omprövning", en="Requesting a review")
    APPEAL = option(
        fi="Valitus hallinto-oikeuteen",
        sv="Besvär hos förvaltningsdomstolen",
        en="Appealing to the administrative court",
    )
    REPORT = option(fi="Selvitys avustuksen käytöstä", sv="Redogörelse för användningen", en="Reporting on the use")


ABOUT = {
    TimeLimitKind.COMPLETION: "Completion",
    TimeLimitKind.HEARING: "Hearing",
    TimeLimitKind.ASSESSMENT: "Application",
    TimeLimitKind.ACCEPTANCE: "Decision",
    TimeLimitKind.REVIEW: "Service",
    TimeLimitKind.APPEAL: "Service",
    TimeLimitKind.REPORT: "Application",
}  #: which type's id `about_id` is
OF_AUTHORITY = (TimeLimitKind.ASSESSMENT,)  #: what officials have to do, and no party is told of
EXTENDABLE = (
    TimeLimitKind.COMPLETION,
    TimeLimitKind.HEARING,
)  #: set by the authority, which may give more (434/2003 33 §)


class TimeLimitState(Choice):
    """Where a time limit is now."""

    RUNNING = option(fi="Kuluu", sv="Löper", en="Running")
    EXTENDED = option(fi="Kuluu pidennettynä", sv="Löper efter förlängning", en="Running, extended")
    MET = option(fi="Noudatettu", sv="Iakttagen", en="Met")
    MET_LATE = option(fi="Tehty määräajan jälkeen", sv="Gjort efter tidsfristen", en="Done after the time")
    MISSED = option(fi="Päättynyt", sv="Har gått ut", en="Missed")
    CANCELLED = option(fi="Rauennut", sv="Har förfallit", en="Cancelled: nothing is asked any more")


class TimeLimit(Versioned, table=True):
    """One time limit. One of a kind about a thing: set anew, it is the same row."""

    __tablename__ = "time_limits"
    __table_args__ = (
        UniqueConstraint("about_id", "kind"),
        Index("ix_time_limits_due_at_id", "due_at", "id"),
        Index("ix_time_limits_call_id_due_at_id", "call_id", "due_at", "id"),
        Index("ix_time_limits_organisation_id_due_at_id", "organisation_id", "due_at", "id"),
        Index("ix_time_limits_matter_id_due_at_id", "matter_id", "due_at", "id"),
    )

    matter_id: UUID = Field(foreign_key="matters.id")
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID | None = Field(default=None, foreign_key="organisations.id")  #: whose it is; the authority's
    kind: TimeLimitKind = Field(sa_column=column_of(Names(TimeLimitKind)))
    about_id: UUID
    basis: str  #: the provision
    starts_at: datetime
    due_at: datetime
    extended_from: datetime | None = None  #: until when it was before the last extension
    extended_at: datetime | None = None
    extended_by: UUID | None = Field(default=None, foreign_key="users.id")
    extension_reason: str | None = None
    met_at: datetime | None = None
    cancelled_at: datetime | None = None
    asked_at: datetime | None = None  #: when the party asked for more time, last
    asked_by: UUID | None = Field(default=None, foreign_key="users.id")
    asked_until: datetime | None = None
    asked_because: str | None = None
    answered_at: datetime | None = None  #: when more time was given, or refused
    refused_by: UUID | None = Field(default=None, foreign_key="users.id")
    refused_because: str | None = None


def state_of(limit: Any, now: datetime) -> TimeLimitState:
    """The state, from a row or from the same columns of a query."""
    if limit.met_at:
        return TimeLimitState.MET if limit.met_at < limit.due_at else TimeLimitState.MET_LATE
    if limit.cancelled_at:
        return TimeLimitState.CANCELLED
    if limit.due_at <= now:
        return TimeLimitState.MISSED
    return TimeLimitState.EXTENDED if limit.extended_at else TimeLimitState.RUNNING


def state_in(table: Any, now: datetime) -> ColumnElement[Any]:
    """The same in SQL."""
    kind = Names(TimeLimitState)
    return case(
        (table.met_at < table.due_at, literal(TimeLimitState.MET, kind)),
        (table.met_at.is_not(None), literal(TimeLimitState.MET_LATE, kind)),
        (table.cancelled_at.is_not(None), literal(TimeLimitState.CANCELLED, kind)),
        (table.due_at <= now, literal(TimeLimitState.MISSED, kind)),
        (table.extended_at.is_not(None), literal(TimeLimitState.EXTENDED, kind)),
        else_=literal(TimeLimitState.RUNNING, kind),
    )
