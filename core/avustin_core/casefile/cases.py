"""A matter's whole case file as it is given out at once: its head, its entries, and the secrets that these tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from avustin_core.access import Actor
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.heads import Head, head_of
from avustin_core.casefile.kinds import NOTES
from avustin_core.casefile.queries import entries_of
from avustin_core.casefile.reading import Reader
from avustin_core.trail.operations import SecretRead


@dataclass(frozen=True)
class Case:
    """What its reader sees of a matter at a moment."""

    head: Head
    entries: list[Entry]

    @property
    def secrets(self) -> list[SecretRead]:
        """What of it is for named roles: whoever gives it out tells the trail first."""
        return secrets_in(self.head.id, self.entries)


async def case_of(reader: Reader, which: str, *, actor: Actor, now: datetime, notes: bool = False) -> Case:
    """The matter that is named. NotFound where the actor doesn't see it.

    Notes among officials are no documents of the authority (621/1999 5 § 3 mom.): they are there only if they are asked for.
    """
    head = await head_of(reader, which, actor=actor, now=now)
    every = (await entries_of(reader, [head.id], actor=actor, now=now))[head.id]
    return Case(head, every if notes else [each for each in every if each.kind not in NOTES])


def secrets_in(matter_id: UUID, entries: Iterable[Entry]) -> list[SecretRead]:
    """What of these entries is for named roles."""
    return [
        SecretRead(each.of[0], each.of[1], matter_id, (("caseFile", each.kind.name),), frozenset(each.roles))
        for each in entries
        if each.roles
    ]
