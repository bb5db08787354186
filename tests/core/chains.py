"""Chains in memory, and what somebody could do to them."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from avustin_core.audit import link, spelt, values_digest
from avustin_core.audit.checking import ChainCheck, Head, Mark
from avustin_core.audit.faults import Fault

Chain = list[Any]
BEGINS = datetime(2019, 8, 1, 9, tzinfo=UTC)


def chain_of(length: int) -> Chain:
    """So many events, each chained to the one before it: rows as a verification reads them."""
    made: Chain = []
    for seq in range(1, length + 1):
        made.append(event_after(made[-1] if made else None, seq))
    return made


def event_after(before: Any, seq: int, **more: Any) -> Any:
    """An event in due form that follows on another."""
    text, salt = spelt({"applications:1": {"title": [None, f"Hanke {seq} ä"]}}), "5a17"
    event = SimpleNamespace(
        chain="core", seq=seq, id=UUID(int=seq), at=BEGINS + timedelta(minutes=seq), actor_id=UUID(int=7),
        role="PREPARER", act="calls.update_call", object_type="Call", object_id="1", matter_id=None, request_id="r1",
        values_digest=values_digest(salt, text), previous=before.digest if before else "", digest="", salt=salt, spelt=text,
    )  # fmt: skip
    event.__dict__.update(more)
    event.digest = link(event)
    return event


def head_of(chain: Chain) -> Head | None:
    """What its head says while nobody has touched it."""
    return Head(chain[-1].seq, chain[-1].digest) if chain else None


def marks_at(chain: Chain, numbers: Iterable[int]) -> list[Mark]:
    """Anchors of when it was so long."""
    return [Mark(seq, chain[seq - 1].digest, f"time {seq}") for seq in sorted(set(numbers))]


def check(
    chain: Chain, head: Head | None, *, marks: Sequence[Mark] = (), erased: Sequence[int] = ()
) -> tuple[Fault | None, ChainCheck]:
    """The chain seen in the order of its numbers."""
    checking = ChainCheck("core", head=head, marks=marks, erased=erased)
    for event in sorted(chain, key=lambda each: (each.seq, each.id)):
        checking.see(event)
    checking.end()
    return checking.fault, checking


def changed(chain: Chain, place: int, **columns: Any) -> Chain:
    """Columns of one event, and nothing else."""
    others = [copy(each) for each in chain]
    others[place - 1].__dict__.update(columns)
    return others


def renumbered(events: Iterable[Any]) -> Chain:
    """The numbers made to run from one, so that no gap shows."""
    return [SimpleNamespace(**each.__dict__ | {"seq": seq}) for seq, each in enumerate(events, 1)]


def rewritten(chain: Chain, place: int) -> Chain:
    """One event changed, and it and all after it chained anew: by somebody who knows how."""
    made = [copy(each) for each in chain[: place - 1]]
    for seq in range(place, len(chain) + 1):
        made.append(
            event_after(
                made[-1] if made else None, seq, id=chain[seq - 1].id, actor_id=uuid4() if seq == place else None
            )
        )
    return made
