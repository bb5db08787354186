"""Anchors: the ends of all chains at a moment, in a file that is only added to, each line tied to the one before."""

import asyncio
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import col

from avustin_core.audit.checking import Mark
from avustin_core.audit.models import AuditEvent, AuditHead
from avustin_core.audit.spelling import canonical, spelt

NEAR_THE_END = 64 * 1024
NEW_LINE = "\n"
Heads = Mapping[str, tuple[int, str, int]]  #: by chain: the last number, its digest, and how many events there are


@dataclass(frozen=True)
class Anchor:
    """One line: when, and the chains' ends."""

    number: int
    at: str
    heads: Heads
    previous: str
    digest: str


class AnchorsDamaged(Exception):
    """A line of the file isn't what was written: `number` counts from 1."""

    def __init__(self, number: int, says: str) -> None:
        super().__init__(f"line {number} of the anchors: {says}")
        self.number = number


async def ends_of_chains(connection: AsyncConnection) -> dict[str, tuple[int, str, int]]:
    """The chains with their ends, and how many events there are of each: one statement, so one moment."""
    counts = select(col(AuditEvent.chain), func.count().label("events")).group_by(col(AuditEvent.chain)).subquery()
    statement = (
        select(col(AuditHead.chain), col(AuditHead.seq), col(AuditHead.digest), func.coalesce(counts.c.events, 0))
        .outerjoin(counts, counts.c.chain == col(AuditHead.chain))
        .order_by(col(AuditHead.chain))
    )
    return {chain: (seq, digest, events) for chain, seq, digest, events in await connection.execute(statement)}


async def anchor(engine: AsyncEngine, path: Path, *, at: datetime) -> Anchor | None:
    """Adds the ends of the chains to the file, and waits until the disk has it.

    None when they are those of the last line, and when another process is anchoring at this moment.
    """
    file = await asyncio.to_thread(_open, path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        async with engine.execution_options(reads=True).connect() as connection:
            heads = await ends_of_chains(connection)
        return await asyncio.to_thread(_append, file, heads, at.astimezone(UTC).isoformat())
    except BlockingIOError:
        return None
    finally:
        os.close(file)


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)


def _append(file: int, heads: Heads, at: str) -> Anchor | None:
    last, is_torn = _last(file)
    if last is not None and last.heads == heads:
        return None
    number, previous = (last.number + 1, last.digest) if last else (1, "")
    made = Anchor(number, at, heads, previous, _digest(number, at, heads, previous))
    line = {"number": number, "at": at, "heads": heads, "previous": previous, "digest": made.digest}
    os.write(file, f"{NEW_LINE if is_torn else ''}{spelt(line)}{NEW_LINE}".encode())
    os.fsync(file)
    return made


def _last(file: int) -> tuple[Anchor | None, bool]:
    """The last whole line, and whether a torn one follows: one that a crash interrupted."""
    size = os.fstat(file).st_size
    room = NEAR_THE_END
    while True:
        start = max(0, size - room)
        lines = os.pread(file, size - start, start).split(b"\n")
        whole = [each for each in lines[0 if start == 0 else 1 : -1] if each]
        for line in reversed(whole):
            if (found := _read(line)) is not None:
                return found, bool(lines[-1])
        if start == 0:
            return None, bool(lines[-1])
        room *= 2


def read_anchors(path: Path, *, until: int | None = None) -> Iterator[Anchor]:
    """The lines in order, up to so many bytes; raises AnchorsDamaged at the first that isn't what was written.

    A line that can't be read was torn by a crash when the next follows on the one before it.
    """
    previous, number, seen, is_torn = "", 0, 0, False
    with path.open("rb") as file:
        for place, line in enumerate(file, 1):
            seen += len(line)
            if until is not None and seen > until:
                return
            found = _read(line)
            is_torn = found is None and line.endswith(b"\n")
            if found is None:
                continue
            if found.digest != _digest(found.number, found.at, found.heads, found.previous):
                raise AnchorsDamaged(place, "it was changed")
            if (found.number, found.previous) != (number + 1, previous):
                raise AnchorsDamaged(place, "it doesn't follow on the line before it")
            previous, number = found.digest, found.number
            yield found
        if is_torn:
            raise AnchorsDamaged(place, "it can't be read")


def marks_of(path: Path, chain: str, *, until: int | None = None) -> Iterator[Mark]:
    """What the anchors say of one chain, each end once."""
    last: Mark | None = None
    for each in read_anchors(path, until=until):
        if chain in each.heads:
            seq, digest, _ = each.heads[chain]
            if last is None or (last.seq, last.digest) != (seq, digest):
                last = Mark(seq, digest, each.at)
                yield last


def _read(line: bytes) -> Anchor | None:
    try:
        plain = json.loads(line)
        heads = {
            str(chain): (int(seq), str(digest), int(count)) for chain, (seq, digest, count) in plain["heads"].items()
        }
        return Anchor(int(plain["number"]), str(plain["at"]), heads, str(plain["previous"]), str(plain["digest"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _digest(number: int, at: str, heads: Heads, previous: str) -> str:
    return hashlib.sha256(canonical([number, at, heads, previous])).hexdigest()
