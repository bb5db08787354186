"""The outbox: what must leave the system, written in the transaction and sent at least once by its id."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from avustin_core.storage import Json, Row, column_of


class OutboxMessage(Row, table=True):
    """One message to send: its id is stable over retries."""

    __tablename__ = "outbox_messages"

    kind: str
    payload: Any = Field(sa_column=column_of(Json()))
    created_at: datetime
    due_at: datetime = Field(index=True)
    sent_at: datetime | None = None
    attempts: int = 0
