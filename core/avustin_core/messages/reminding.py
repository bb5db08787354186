"""A reminder: a notice that is put into the outbox once."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reminder:
    """What is said, and the key by which it is said once."""

    kind: str
    key: str
    payload: dict[str, Any]
