"""The digests that tie events to one another and to their values."""

import hashlib
from datetime import UTC
from typing import Any

from avustin_core.audit.spelling import canonical

FIRST = ""  #: what the first event of a chain has as the digest before it
LINKED = (
    "actor_id", "role", "act", "object_type", "object_id", "matter_id", "request_id", "values_digest", "previous",
)  # fmt: skip


def link(event: Any, *, seq: int | None = None) -> str:
    """The digest of an event, or of a row of its columns, with the one before it; `seq` as if it stood at that place."""
    place = [event.chain, event.seq if seq is None else seq, event.id, event.at.astimezone(UTC).isoformat()]
    return hashlib.sha256(canonical([*place, *(getattr(event, name) for name in LINKED)])).hexdigest()


def values_digest(salt: str, text: str) -> str:
    """The digest of an event's values as they are spelt; without the salt nobody guesses small ones."""
    return hashlib.sha256(f"{len(salt)}:{salt}{text}".encode()).hexdigest()
