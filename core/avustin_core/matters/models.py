"""Matters: what has a number, a party, handling, decisions and retention."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Names, Versioned, column_of


class MatterKind(Choice):
    """What a matter is about."""

    APPLICATION = option(fi="Valtionavustushakemus", sv="Ansökan om statsunderstöd", en="Application for a grant")


class Matter(Versioned, table=True):
    """A matter: pending from its arrival (Administrative Procedure Act 20 §), until it is closed."""

    __tablename__ = "matters"

    kind: MatterKind = Field(sa_column=column_of(Names(MatterKind)))
    call_id: UUID = Field(foreign_key="calls.id", index=True)
    party_id: UUID = Field(foreign_key="organisations.id", index=True)
    parent_id: UUID | None = Field(default=None, foreign_key="matters.id")
    number: str | None = Field(default=None, unique=True)
    pending_at: datetime | None = None
    closed_at: datetime | None = None
