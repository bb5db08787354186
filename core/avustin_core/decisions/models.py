"""Decisions: what the rapporteur proposes and the decider signs. A signed one never changes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from avustin_core.decisions.frozen import freeze
from avustin_core.plugin import Choice, Language, option
from avustin_core.storage import Json, Names, Versioned, column_of


class DecisionKind(Choice):
    """What is decided."""

    GRANT = option(fi="Myönnetään", sv="Beviljas", en="Granted")
    PARTIAL_GRANT = option(fi="Myönnetään osittain", sv="Beviljas delvis", en="Granted in part")
    REFUSAL = option(fi="Hylätään", sv="Avslås", en="Refused")
    NOT_EXAMINED = option(fi="Jätetään tutkimatta", sv="Avvisas", en="Not examined")
    LAPSED = option(fi="Raukeaa", sv="Förfaller", en="Lapsed")

    @property
    def grants(self) -> bool:
        """Whether money is given."""
        return self in (DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT)


class DecisionStatus(Choice):
    """Where a decision is."""

    PROPOSED = option(fi="Päätösehdotus", sv="Förslag till beslut", en="Proposal")
    SIGNED = option(fi="Allekirjoitettu", sv="Undertecknat", en="Signed")
    SUPERSEDED = option(fi="Korvattu uudella päätöksellä", sv="Ersatt med ett nytt beslut", en="Superseded")
    ANNULLED = option(fi="Kumottu", sv="Upphävt", en="Annulled")


class Liability(Choice):
    """How recipients answer for the grant (688/2001 27 §)."""

    RECIPIENT = option(
        fi="Avustuksen saaja vastaa avustuksesta", sv="Mottagaren svarar för understödet", en="The recipient alone"
    )
    JOINT_AND_SEVERAL = option(
        fi="Saajat vastaavat avustuksesta yhteisvastuullisesti",
        sv="Mottagarna svarar solidariskt för understödet",
        en="Jointly and severally",
    )


def _one_of_a_matter(name: str, status: DecisionStatus) -> Index:
    only = text(f"status = '{status.name}'")
    return Index(f"uq_decisions_matter_id_{name}", "matter_id", unique=True, postgresql_where=only, sqlite_where=only)


class Decision(Versioned, table=True):
    """All that the law asks of a grant decision (688/2001 11 §, 434/2003 44–47 §). Sums are cents.

    `payment_plan` is a list of {ordinal, amount, due, condition}: cents, or a condition that says why no sum is set.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        _one_of_a_matter("in_force", DecisionStatus.SIGNED),
        _one_of_a_matter("proposed", DecisionStatus.PROPOSED),
        Index("ix_decisions_call_id_id", "call_id", "id"),
        Index("ix_decisions_call_id_kind_id", "call_id", "kind", "id"),
        Index("ix_decisions_call_id_status_id", "call_id", "status", "id"),
        Index("ix_decisions_organisation_id_id", "organisation_id", "id"),
    )

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    application_id: UUID = Field(foreign_key="applications.id", index=True)
    version_id: UUID | None = Field(default=None, foreign_key="application_versions.id")  #: what is decided
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID = Field(foreign_key="organisations.id")
    kind: DecisionKind = Field(sa_column=column_of(Names(DecisionKind)))
    status: DecisionStatus = Field(default=DecisionStatus.PROPOSED, sa_column=column_of(Names(DecisionStatus)))
    language: Language = Field(sa_column=column_of(Names(Language)))
    purpose: str = ""
    amount: int = Field(default=0, sa_type=BigInteger)
    eligible_costs: int | None = Field(default=None, sa_type=BigInteger)
    maximum_share: str | None = None  #: per cent of the eligible costs, a decimal string such as "85"
    period_starts: date | None = None
    period_ends: date | None = None
    payment_plan: list[dict[str, Any]] = Field(default_factory=list, sa_column=column_of(Json()))
    report_duty: str = ""
    report_due: date | None = None
    conditions: str = ""
    reasons: str = ""
    provisions: str = ""
    contact: str = ""
    audit_right: str = ""
    review_instructions: str = ""
    liability: Liability | None = Field(default=None, sa_column=column_of(Names(Liability), null=True))
    recipients: list[str] = Field(default_factory=list, sa_column=column_of(Json()))  #: ids of organisations
    proposed_by: UUID | None = Field(default=None, foreign_key="users.id")  #: the last who wrote the proposal
    proposed_at: datetime
    signed_by: UUID | None = Field(default=None, foreign_key="users.id")
    signed_at: datetime | None = None
    departure: str | None = None  #: the decider's reasons for deciding against the proposal
    proposal: dict[str, Any] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: if departed from
    supersedes_id: UUID | None = Field(default=None, foreign_key="decisions.id")
    superseded_at: datetime | None = None
    correction: dict[str, Any] | None = Field(
        default=None, sa_column=column_of(Json(), null=True)
    )  #: why it takes the place of one that its party knew: {ground, why, party_consents, caused_by_party}
    dissent: str | None = None  #: the rapporteur's opinion, where the decider departed from the proposal
    dissent_at: datetime | None = None
    notified_at: datetime | None = None  #: when it was handed over for service; the parties see it from then on
    published_at: datetime | None = None
    accepted_at: datetime | None = None  #: when the recipient accepted the grant
    declined_at: datetime | None = None  #: when the recipient declined the grant
    released_at: datetime | None = None  #: when an official released the money of a grant that wasn't accepted
    contested_at: datetime | None = None  #: since when a request for review of it has been pending
    execution_stopped_at: datetime | None = None  #: since when its execution is forbidden or suspended
    annulled_at: datetime | None = None
    is_fictional: bool = False


freeze(
    Decision,
    unsigned=DecisionStatus.PROPOSED,
    afterwards=frozenset(
        {
            "revision",
            "status",
            "superseded_at",
            "notified_at",
            "published_at",
            "accepted_at",
            "declined_at",
            "released_at",
            "contested_at",
            "execution_stopped_at",
            "annulled_at",
            "dissent",
            "dissent_at",
        }
    ),
)
