"""Appropriations and their ledger. Every sum is whole cents."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Json, Names, Row, Versioned, column_of


class EntryKind(Choice):
    """What a ledger entry does to the appropriation."""

    APPROPRIATED = option(fi="Myönnetty määräraha", sv="Beviljat anslag", en="Appropriated")
    COMMITTED = option(fi="Sidottu", sv="Bundet", en="Committed")
    RELEASED = option(fi="Vapautettu", sv="Frigjort", en="Released")
    RETURNED_TO_POOL = option(fi="Palautettu käytettäväksi", sv="Återfört till anslaget", en="Returned to the pool")


class AppropriationType(Choice):
    """How long an appropriation can be used (Act on the State Budget, 423/1988)."""

    FIXED = option(fi="Kiinteä määräraha", sv="Fast anslag", en="Fixed appropriation")
    ESTIMATED = option(fi="Arviomääräraha", sv="Förslagsanslag", en="Estimated appropriation")
    TRANSFERABLE = option(fi="Siirtomääräraha", sv="Reservationsanslag", en="Transferable appropriation")


class Appropriation(Versioned, table=True):
    """A sum in the state budget; several calls may draw on it. `committed` is net of what was released.

    `committed_told` is what it comes to by the decisions that their parties were notified of: what the public sees.
    """

    __tablename__ = "appropriations"
    __table_args__ = (CheckConstraint("committed >= 0 and committed <= appropriated", name="covers_commitments"),)

    budget_item: str
    name: dict[str, str] = Field(sa_column=column_of(Json()))
    type: AppropriationType = Field(sa_column=column_of(Names(AppropriationType)))
    year: int
    last_usable_year: int
    appropriated: int = Field(default=0, sa_type=BigInteger)
    committed: int = Field(default=0, sa_type=BigInteger)
    committed_told: int = Field(default=0, sa_type=BigInteger)
    is_public: bool = False  #: since a call that draws on it was published
    is_fictional: bool = False

    @property
    def available(self) -> int:
        """What can still be committed, in cents."""
        return self.appropriated - self.committed


class LedgerEntry(Row, table=True):
    """One change of an appropriation: never changed, never removed. The counters are the sums of the entries."""

    __tablename__ = "ledger_entries"
    __table_args__ = (Index("ix_ledger_entries_appropriation_id_id", "appropriation_id", "id"),)

    appropriation_id: UUID = Field(foreign_key="appropriations.id")
    kind: EntryKind = Field(sa_column=column_of(Names(EntryKind)))
    amount: int = Field(sa_type=BigInteger)
    call_id: UUID | None = Field(default=None, foreign_key="calls.id")
    decision_id: UUID | None = Field(default=None, foreign_key="decisions.id")
    matter_id: UUID | None = None  #: the decision's, known above
    reason: str = ""
    at: datetime
    by: UUID | None = Field(default=None, foreign_key="users.id")

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which what moves this appropriation's money is told."""
        return f"appropriation:{self.appropriation_id}"
