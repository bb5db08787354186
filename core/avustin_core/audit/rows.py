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


def values_of(event: AuditEvent, changes: dict[str, Any]) -> dict[str, Any]:
    """The row of the event's values, which the event holds the digest of."""
    salt, text = secrets.token_hex(16), spelt(changes)
    event.values_digest = values_digest(salt, text)
    return {"event_id": event.id, "salt": salt, "changes": text}


def follow(event: AuditEvent, seq: int, digest: str) -> None:
    """Ties the event, whose values are known, to the end of its chain."""
    event.seq, event.previous = seq + 1, digest
    event.digest = link(event)
