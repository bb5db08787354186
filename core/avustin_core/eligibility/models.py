"""Findings: what each eligibility rule says of a version, and what an official says beside it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint, event
from sqlmodel import Field

from avustin_core.plugin import Choice, Outcome, option
from avustin_core.storage import Json, Names, Row, Versioned, column_of


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


class AnsweredAbout(Choice):
    """Of what an official said something."""

    FINDING = option(fi="Edellytys", sv="Förutsättning", en="A finding")
    CHECKLIST = option(fi="Tarkistuslistan kohta", sv="Punkt på kontrollistan", en="An item of the checklist")
    COSTS = option(fi="Kustannus", sv="Kostnad", en="A cost")


class OfficialAnswer(Row, table=True):
    """What an official said of an application, once for all: what is said anew stands beside it, and is what holds.

    `subject` names in words what it is about, and `amount` is what was accepted of a cost, in cents.
    """

    __tablename__ = "official_answers"

    application_id: UUID = Field(foreign_key="applications.id", index=True)
    version_id: UUID = Field(foreign_key="application_versions.id")  #: what was looked at
    about: AnsweredAbout = Field(sa_column=column_of(Names(AnsweredAbout)))
    finding_id: UUID | None = Field(default=None, foreign_key="findings.id")
    subject: dict[str, str] = Field(sa_column=column_of(Json()))
    outcome: Outcome | None = Field(default=None, sa_column=column_of(Names(Outcome), null=True))
    amount: int | None = Field(default=None, sa_type=BigInteger)  #: None of a cost: what was said is taken back
    reason: str = ""
    roles: list[str] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: the only ones it is for
    in_review: bool = False  #: while a request for review of the decision was pending
    answered_by: UUID | None = Field(default=None, foreign_key="users.id")
    answered_at: datetime


class AnswersNeverChange(RuntimeError):
    """A bug: something tried to change what an official once said."""


@event.listens_for(OfficialAnswer, "before_update")
@event.listens_for(OfficialAnswer, "before_delete")
def _never(mapper: Any, connection: Any, row: OfficialAnswer) -> None:
    raise AnswersNeverChange(f"OfficialAnswer {row.id}")
