"""Calls: one opening of a programme, as data. Its state is derived from its moments, never stored."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from avustin_core.calls.settings import read_setting
from avustin_core.plugin import CallView, Choice, SettingKind, Text, option
from avustin_core.storage import Json, Versioned, column_of


class CallState(Choice):
    """Where a call is, by the clock and by what was decided."""

    DRAFT = option(fi="Valmisteilla", sv="Under beredning", en="Draft")
    PUBLISHED = option(fi="Julkaistu, ei vielä avoinna", sv="Publicerad, ännu inte öppen", en="Published, not yet open")
    OPEN = option(fi="Avoinna", sv="Öppen", en="Open")
    CLOSED = option(fi="Hakuaika päättynyt", sv="Ansökningstiden har gått ut", en="Closed")
    ASSESSED = option(fi="Arvioitu", sv="Bedömd", en="Assessed")
    DECIDED = option(fi="Päätökset tehty", sv="Beslut har fattats", en="Decided")
    CANCELLED = option(fi="Peruttu", sv="Inställd", en="Cancelled")


class Call(Versioned, table=True):
    """One opening of a programme. Sums are cents; the counters are kept in the transactions that change them."""

    __tablename__ = "calls"
    __table_args__ = (UniqueConstraint("programme_code", "year", "ordinal"),)

    programme_code: str = Field(foreign_key="programmes.code", index=True)
    appropriation_id: UUID | None = Field(default=None, foreign_key="appropriations.id", index=True)
    title: dict[str, str] = Field(sa_column=column_of(Json()))
    summary: dict[str, str] = Field(sa_column=column_of(Json()))
    instructions: dict[str, str] = Field(sa_column=column_of(Json()))
    terms: dict[str, str] = Field(sa_column=column_of(Json()))
    contact: dict[str, Any] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    published_facts: dict[str, str] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    opens_at: datetime | None = Field(default=None, index=True)
    closes_at: datetime | None = None
    is_rolling: bool = False  #: applications are handled as they come, also before it closes
    assessment_opens_at: datetime | None = None
    assessment_closes_at: datetime | None = None
    published_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancellation_reason: dict[str, str] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    disabled_at: datetime | None = None  #: by an administrator: the programme's plugin isn't asked in this call
    disabled_reason: dict[str, str] | None = Field(default=None, sa_column=column_of(Json(), null=True))
    disabled_with_programme: bool = False  #: it is enabled together with all calls of the programme
    ceiling: int | None = Field(default=None, sa_type=BigInteger)
    settings: dict[str, Any] = Field(default_factory=dict, sa_column=column_of(Json()))
    setting_kinds: dict[str, str] = Field(default_factory=dict, sa_column=column_of(Json()))
    notices: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))  #: of extensions
    year: int | None = None  #: of its opening in Finland; it and `ordinal` are given when the call is published
    ordinal: int | None = None  #: which call of its programme in that year
    criteria: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))  #: pinned when published
    ranking_rules: dict[str, Any] | None = Field(
        default=None, sa_column=column_of(Json(), null=True)
    )  #: {ties, priority, leastTotal}; None: totals alone tell
    form_release_id: UUID | None = Field(default=None, foreign_key="form_releases.id")
    form_changes: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))  #: of a running call
    publishes_refusals: bool = False
    requires_declarations: bool = False  #: everyone declares on a matter before handling it
    requires_checks: bool = False  #: a grant is signed only when every item of the checklist is answered
    assigned_only: bool = False  #: only those who are assigned to a matter assess it and propose its decision
    is_fictional: bool = False
    numbered: int = 0  #: applications that have a reference number
    submitted: int = 0  #: applications that were handed in and not withdrawn
    assessed: int = 0  #: of them, those with an assessment handed in
    decided: int = 0
    granted: int = 0
    refused: int = 0
    granted_total: int = Field(default=0, sa_type=BigInteger)
    registered: int = 0  #: what the public register shows of it
    outcome: dict[str, int] | None = Field(
        default=None, sa_column=column_of(Json(), null=True)
    )  #: decided, granted, refused and granted_total, as published with the decisions

    def state(self, now: datetime) -> CallState:
        """Where the call is at that moment."""
        return state_of(self, now)

    def view(self) -> CallView:
        """What plugins see of it, its settings as typed values; a setting that isn't set is None."""
        return CallView(
            id=str(self.id),
            programme_code=self.programme_code,
            title=Text(self.title.get("fi", ""), self.title.get("sv", ""), self.title.get("en")),
            opens=self.opens_at,
            closes=self.closes_at,
            settings={
                key: read_setting(SettingKind(kind), self.settings.get(key)) for key, kind in self.setting_kinds.items()
            },
            year=self.year,
            ordinal=self.ordinal,
        )


NOTHING_TOLD = {
    "decided": 0,
    "granted": 0,
    "refused": 0,
    "granted_total": 0,
}  #: what is public before the decisions are


def state_of(call: Any, now: datetime) -> CallState:
    """The state, from a row or from the same columns of a query."""
    if call.cancelled_at:
        return CallState.CANCELLED
    if call.published_at is None:
        return CallState.DRAFT
    if call.opens_at and now < call.opens_at:
        return CallState.PUBLISHED
    if call.closes_at is None or now < call.closes_at:
        return CallState.OPEN
    if call.submitted and call.decided >= call.submitted:
        return CallState.DECIDED
    return CallState.ASSESSED if call.submitted and call.assessed >= call.submitted else CallState.CLOSED
