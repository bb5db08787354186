"""The public register: what anyone may see of a decision, and what officials released beside it; nothing else."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from avustin_core.calls.models import Call
from avustin_core.decisions.models import DecisionKind
from avustin_core.storage import Json, Names, Row, column_of
from avustin_core.storage.sorting import BYTEWISE, keep_keys


class RegisterEntry(Row, table=True):
    """One published decision, copied when it is published (1394/2022 8 §). Sums are cents."""

    __tablename__ = "register_entries"
    counted_by: ClassVar[tuple[type, str]] = (Call, "registered")
    __table_args__ = (
        Index("ix_register_entries_decided_on_id", "decided_on", "id"),
        Index("ix_register_entries_call_id_decided_on_id", "call_id", "decided_on", "id"),
        Index("ix_register_entries_programme_code_decided_on_id", "programme_code", "decided_on", "id"),
        Index("ix_register_entries_outcome_decided_on_id", "outcome", "decided_on", "id"),
        Index("ix_register_entries_business_id_decided_on_id", "business_id", "decided_on", "id"),
    )

    decision_id: UUID = Field(foreign_key="decisions.id", unique=True)
    call_id: UUID = Field(foreign_key="calls.id")
    programme_code: str = Field(foreign_key="programmes.code")
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)
    organisation_name: dict[str, str] = Field(sa_column=column_of(Json()))
    organisation_key: str = Field(default=None, sa_column=column_of(BYTEWISE))
    business_id: str | None = None
    purpose: str
    purpose_key: str = Field(default=None, sa_column=column_of(BYTEWISE))
    municipalities: list[dict[str, Any]] = Field(sa_column=column_of(Json()))  #: {code, fi, sv}
    regions: list[dict[str, Any]] = Field(sa_column=column_of(Json()))  #: {code, fi, sv}
    amount_applied: int = Field(sa_type=BigInteger)
    outcome: DecisionKind = Field(sa_column=column_of(Names(DecisionKind)))
    amount_granted: int = Field(sa_type=BigInteger)
    decided_on: date
    published_at: datetime
    is_fictional: bool = False


keep_keys(RegisterEntry, organisation_key="organisation_name", purpose_key="purpose")


class Released(Row):
    """What an official put on the web beside a published decision, until it is withdrawn."""

    decision_id: UUID = Field(foreign_key="decisions.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    matter_id: UUID = Field(foreign_key="matters.id")
    released_by: UUID | None = Field(default=None, foreign_key="users.id")
    released_at: datetime
    withdrawn_by: UUID | None = Field(default=None, foreign_key="users.id")
    withdrawn_at: datetime | None = None
    withdrawal_reason: str | None = None


class ReleasedText(Released, table=True):
    """An answer of the application, copied when it was released: its field's label, and the text by language."""

    __tablename__ = "released_texts"

    path: list[str] = Field(sa_column=column_of(Json()))
    label: dict[str, str] = Field(sa_column=column_of(Json()))
    text: dict[str, str] = Field(sa_column=column_of(Json()))


class ReleasedDocument(Released, table=True):
    """A public document, or the public copy of one, that anyone may fetch while it is public."""

    __tablename__ = "released_documents"

    document_id: UUID = Field(foreign_key="documents.id", index=True)
    name: str
    media_type: str
    size: int = Field(sa_type=BigInteger)
    sha256: str
