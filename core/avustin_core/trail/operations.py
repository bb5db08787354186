"""What is done to the trail itself: erasing values when their time is up, and recording that secrets were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlmodel import col

from avustin_core.audit import AuditEvent, AuditValues, Recorded
from avustin_core.audit.ranges import Ranges
from avustin_core.audit.verifying import ERASURE
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.trail.refusals import NothingToErase
from avustin_core.trail.rights import ERASE
from avustin_core.work import Work, operation


@dataclass(frozen=True)
class SecretRead:
    """Secrets of one thing that were shown: its type and id, its matter, which paths, and the roles that they are for."""

    object_type: str
    object_id: UUID
    matter_id: UUID | None
    paths: tuple[tuple[str, ...], ...]
    roles: frozenset[str] = frozenset()


@operation()
async def record_reading(work: Work, read: Sequence[SecretRead]) -> None:
    """Tells the trail which secrets the actor is about to be given. Whoever gives them waits until it is committed.

    The event's object is all of the things: ids with commas between, and a type for each where they are of several.
    """
    note(work.recorded, read)


def note(recorded: Recorded, read: Sequence[SecretRead]) -> None:
    """What the trail is told of such a reading."""
    recorded.roles |= {role for each in read for role in each.roles}
    recorded.matters |= {each.matter_id for each in read if each.matter_id}
    things = list(dict.fromkeys((each.object_type, str(each.object_id)) for each in read))
    types = [kind for kind, _ in things]
    recorded.about = (",".join(types if len(set(types)) > 1 else types[:1]), ",".join(id for _, id in things))
    secrets = recorded.changes.setdefault("secrets", {})
    for each in read:
        _, known = secrets.setdefault(f"{each.object_type}:{each.object_id}", [None, []])
        known.extend(path for path in map(list, each.paths) if path not in known)


@operation(refuses=(NothingToErase, ReasonMissing))
async def erase_values(work: Work, *, reason: str, before: datetime | None = None, event_id: UUID | None = None) -> int:
    """Erases what events changed, of one event or of all before a moment; the events stand, and the chain is as before.

    How many were erased. What erasures themselves tell is never erased, since it shows which values are gone rightly.
    """
    work.may(ERASE, None)
    if not reason.strip():
        raise ReasonMissing("reason")
    chosen = _chosen(before, event_id)
    erased = await _numbers(work, chosen)
    if not erased:
        raise NothingToErase()
    of_chosen = select(col(AuditEvent.id)).where(*chosen)
    await work.session.execute(delete(AuditValues).where(col(AuditValues.event_id).in_(of_chosen)))
    work.recorded.changes |= {
        "reason": {"text": [None, reason.strip()]},
        "erased": {chain: ranges.pairs for chain, ranges in erased.items()},
    }
    work.recorded.about = ("AuditEvent", str(event_id) if event_id else "")
    return sum(last - first + 1 for ranges in erased.values() for first, last in ranges.pairs)


def _chosen(before: datetime | None, event_id: UUID | None) -> list[ColumnElement[bool]]:
    if (before is None) == (event_id is None):
        raise ValueError("either a moment or an event")
    which = col(AuditEvent.at) < before if before is not None else col(AuditEvent.id) == event_id
    return [which, col(AuditEvent.act) != ERASURE]


async def _numbers(work: Work, chosen: Sequence[ColumnElement[bool]]) -> dict[str, Ranges]:
    """The numbers of the events whose values are there still, by chain."""
    statement = (
        select(col(AuditEvent.chain), col(AuditEvent.seq))
        .join(AuditValues, col(AuditValues.event_id) == col(AuditEvent.id))
        .where(*chosen)
        .order_by(col(AuditEvent.chain), col(AuditEvent.seq))
    )
    found: dict[str, Ranges] = {}
    async for chain, seq in await work.session.stream(statement.execution_options(yield_per=1000)):
        found.setdefault(chain, Ranges()).add(seq)
    return found
