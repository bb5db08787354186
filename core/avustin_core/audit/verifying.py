"""Whether the trail is whole: every chain read once, in little memory, against its digests, its head and the anchors."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import col

from avustin_core.audit.anchors import Anchor, AnchorsDamaged, marks_of, read_anchors
from avustin_core.audit.chain import values_digest
from avustin_core.audit.checking import ChainCheck, Head
from avustin_core.audit.faults import Fault, FaultKind
from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.ranges import Ranges

AT_ONCE = 1000
ERASURE = "trail.erase_values"  #: the act whose values say which events' values were erased; its own are never erased
ANCHORS = "anchors"  #: where a fault of the file is told, in the place of a chain
OF_EVENTS: Any = AuditEvent.__table__  # type: ignore[attr-defined]
VALUES = (col(AuditValues.salt), type_coerce(col(AuditValues.changes), Text).label("spelt"))


@dataclass(frozen=True)
class Anchored:
    """What the anchors' file says: how many lines it has, and the last of them."""

    path: Path
    lines: int
    last: Anchor | None
    chains: frozenset[str]


@dataclass(frozen=True)
class Checked:
    """One chain: how many events, how many of them without their values, and up to which number an anchor vouches."""

    chain: str
    events: int
    values_erased: int
    anchored: int
    fault: Fault | None


@dataclass
class Verification:
    """What was found. `faults` are the first of each chain, in the order of the chains."""

    chains: list[Checked] = field(default_factory=list)
    anchors: Anchored | None = None
    anchors_fault: Fault | None = None

    @property
    def faults(self) -> list[Fault]:
        """The first fault of each chain, and that of the anchors."""
        found = [each.fault for each in self.chains if each.fault]
        return [*found, self.anchors_fault] if self.anchors_fault else found

    @property
    def is_whole(self) -> bool:
        """Nothing wrong was found."""
        return not self.faults

    @property
    def events(self) -> int:
        """Of all chains."""
        return sum(each.events for each in self.chains)

    @property
    def values_erased(self) -> int:
        """Of all chains."""
        return sum(each.values_erased for each in self.chains)


async def verify(
    engine: AsyncEngine, anchors: Path | None = None, *, told: Callable[[int, int], None] = lambda done, of: None
) -> Verification:
    """Reads every chain as it is at one moment. `told` hears how many events were read, of how many.

    `anchors` is the file of anchors; one that isn't there is as none.
    """
    found = Verification()
    size = _size(anchors)  # what is added later tells of later events
    if anchors is not None and size is not None:
        found.anchors, found.anchors_fault = _look_through(anchors, size)
    async with _one_moment(engine).connect() as connection:
        heads = {row.chain: Head(row.seq, row.digest) for row in await connection.execute(select(AuditHead))}
        erased = await _erased(connection)
        total = sum(head.seq for head in heads.values())
        kept = set((await connection.scalars(select(col(AuditEvent.chain)).distinct())).all())
        for chain in sorted({*heads, *kept, *(found.anchors.chains if found.anchors else ())}):
            marks = _marks(found, chain, size)
            check = ChainCheck(chain, head=heads.get(chain), erased=erased.get(chain, Ranges()), marks=marks)
            await _read(connection, check, partial(_told, told, found.events, total))
            found.chains.append(Checked(chain, check.events, check.values_erased, check.marked, check.fault))
    return found


def _one_moment(engine: AsyncEngine) -> AsyncEngine:
    """All statements see the database as it was when the first began."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine.execution_options(reads=True)


def _size(path: Path | None) -> int | None:
    return path.stat().st_size if path and path.exists() else None


def _look_through(path: Path, size: int) -> tuple[Anchored, Fault | None]:
    lines, last, chains, fault = 0, None, set[str](), None
    try:
        for last in read_anchors(path, until=size):
            lines += 1
            chains |= set(last.heads)
    except AnchorsDamaged as damage:
        fault = Fault(ANCHORS, damage.number, FaultKind.ANCHORS, f"{str(damage)[:1].upper()}{str(damage)[1:]}.")
    return Anchored(path, lines, last, frozenset(chains)), fault


def _marks(found: Verification, chain: str, size: int | None) -> Iterator[Any]:
    """What the anchors say of the chain, up to where the file is damaged."""
    if found.anchors is None:
        return
    marks = marks_of(found.anchors.path, chain, until=size)
    while True:
        try:
            yield next(marks)
        except (StopIteration, AnchorsDamaged):
            return


def _told(told: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    told(before + done, total)


async def _read(connection: AsyncConnection, check: ChainCheck, told: Callable[[int], None]) -> None:
    statement = (
        select(*OF_EVENTS.c, *VALUES)
        .outerjoin(AuditValues, col(AuditValues.event_id) == OF_EVENTS.c.id)
        .where(OF_EVENTS.c.chain == check.chain)
        .order_by(OF_EVENTS.c.seq, OF_EVENTS.c.id)
    )
    events = await connection.stream(statement.execution_options(yield_per=AT_ONCE))
    async for part in events.partitions():
        for event in part:
            check.see(event)
        told(check.events)
    check.end()


async def _erased(connection: AsyncConnection) -> dict[str, Ranges]:
    """The numbers whose values were erased, by chain, as the erasures themselves tell; one that was changed tells nothing."""
    statement = (
        select(OF_EVENTS.c.values_digest, AuditValues.changes, *VALUES)
        .join(AuditValues, col(AuditValues.event_id) == OF_EVENTS.c.id)
        .where(OF_EVENTS.c.act == ERASURE)
    )
    pairs: dict[str, list[list[int]]] = {}
    for row in await connection.execute(statement):
        if values_digest(row.salt, row.spelt) == row.values_digest:
            for chain, ranges in (row.changes.get("erased") or {}).items():
                pairs.setdefault(chain, []).extend(ranges)
    return {chain: Ranges(sorted(ranges)) for chain, ranges in pairs.items()}
