"""What can be wrong with a chain, and how it is told."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class FaultKind(StrEnum):
    """What is wrong with an event, or with what stands at its place."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    OUT_OF_ORDER = "out of order"
    VALUES_CHANGED = "values changed"
    VALUES_MISSING = "values missing"
    HEAD = "head"
    ANCHORS = "anchors"


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong with a chain: at which place, which event stands there, and what it is."""

    chain: str
    seq: int
    kind: FaultKind
    says: str
    id: UUID | None = None

    def __str__(self) -> str:
        event = f" (event {self.id})" if self.id else ""
        return f"chain {self.chain}, number {self.seq}{event}: {self.kind}. {self.says}"
