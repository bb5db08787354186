"""An event and its values as rows of their tables, and how an event is tied to the end of its chain."""

import secrets
from typing import Any

from avustin_core.audit.chain import link, values_digest
from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.spelling import spelt

EVENTS: Any = AuditEvent.__table__  # type: ignore[attr-defined]
HEADS: Any = AuditHead.__table__  # type: ignore[attr-defined]
VALUES: Any = AuditValues.__table__  # type: ignore[attr-defined]
COLUMNS = tuple(EVENTS.c.keys())


def columns_of(event: AuditEvent) -> dict[str, Any]:
    """The event's row."""
    return {name: getattr(event, name) for name in COLUMNS}


def follow(event: AuditEvent, changes: dict[str, Any], seq: int, digest: str) -> dict[str, Any]:
    """Ties the event to the end of its chain; gives the row of its values."""
    salt = secrets.token_hex(16)
    event.seq, event.previous = seq + 1, digest
    text = spelt(changes)
    event.values_digest = values_digest(salt, text)
    event.digest = link(event)
    return {"event_id": event.id, "salt": salt, "changes": text}
