"""The tables of the trail: events, their values in rows of their own, and the head of each chain."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from avustin_core.audit.spelling import Spelt
from avustin_core.storage import Row, column_of

CORE = "core"


class AuditHead(SQLModel, table=True):
    """The last link of a chain; locked last of all."""

    __tablename__ = "audit_heads"

    chain: str = Field(primary_key=True)
    seq: int = 0
    digest: str = ""


class AuditEvent(Row, table=True):
    """One act. Its values lie in a row of their own, so that they can be erased and the chain still be checked."""

    __tablename__ = "audit_events"
    __table_args__ = (
        UniqueConstraint("chain", "seq"),
        Index("ix_audit_events_at", "at", "id"),
        Index("ix_audit_events_chain_at_id", "chain", "at", "id"),
        Index("ix_audit_events_object_id", "object_id"),
        Index("ix_audit_events_actor_id_at_id", "actor_id", "at", "id"),
        Index("ix_audit_events_matter_id_at_id", "matter_id", "at", "id"),
        Index("ix_audit_events_act_at_id", "act", "at", "id"),
        Index("ix_audit_events_request_id", "request_id"),
    )

    chain: str
    seq: int
    at: datetime
    actor_id: UUID | None = None
    role: str = (
        ""  #: roles and mandates in which the actor acted, by name with commas between; empty where none is needed
    )
    act: str
    object_type: str
    object_id: str  #: of a reading of several things, all of them with commas between
    matter_id: UUID | None = None  #: where the act was about one matter
    request_id: str | None = None
    values_digest: str
    previous: str = ""  #: the digest of the event before it
    digest: str


class AuditValues(SQLModel, table=True):
    """What the act changed, before and after, with the salt of its digest. Erased values have no row."""

    __tablename__ = "audit_values"

    event_id: UUID = Field(primary_key=True, foreign_key="audit_events.id")
    salt: str
    changes: Any = Field(sa_column=column_of(Spelt()))
