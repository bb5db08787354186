"""One chain, event by event in the order of its numbers: the first thing that is wrong, whatever the chain's length."""

from collections import deque
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from avustin_core.audit.chain import FIRST, link, values_digest
from avustin_core.audit.faults import Fault, FaultKind

NEAR = 1000  #: so far from its place an event is looked for
Place = tuple[int, Any, str]  #: number, id, digest


@dataclass(frozen=True)
class Head:
    """What the database says is the end of a chain."""

    seq: int
    digest: str


@dataclass(frozen=True)
class Mark:
    """What an anchor says of a chain: its end at that time."""

    seq: int
    digest: str
    at: str


class ChainCheck:
    """Sees a chain's events, then its end. `erased` are the numbers whose values were erased in due form."""

    def __init__(
        self, chain: str, *, head: Head | None, erased: Container[int] = (), marks: Iterable[Mark] = ()
    ) -> None:
        self.chain, self.head, self.erased = chain, head, erased
        self.fault: Fault | None = None
        self.events = self.values_erased = 0
        self.seq, self.digest = 0, FIRST
        self.marked = 0  #: up to here an anchor vouches for the chain
        self._marks: Iterator[Mark] = iter(marks)
        self._mark: Mark | None = next(self._marks, None)
        self._near: deque[Place] = deque([(0, None, FIRST)], maxlen=NEAR)
        self._doubted: Any = None  #: an event that says of the one before that it was rewritten

    def see(self, event: Any) -> None:
        """The next event: a row of its columns, with `salt` and `spelt` of its values, None where they are gone."""
        self.events += 1
        if self.fault is None:
            self.fault = self._link_fault(event) or self._values_fault(event) or self._mark_fault(event)
        else:
            self._settle(event)
        if self.fault is None:
            self.seq, self.digest = event.seq, event.digest
            self._near.append((event.seq, event.id, event.digest))

    def end(self) -> None:
        """No more events: the head and the anchors say whether there should be."""
        head = self.head
        if self._doubted is not None and (head is None or head.digest != self._doubted.digest):
            self._blame(self._doubted)
        if self.fault is not None:
            return
        if head is None:
            if self.seq:
                self.fault = self._at(self.seq, FaultKind.HEAD, "The chain's head is gone.", self._near[-1][1])
        elif head.seq > self.seq:
            self.fault = self._missing(self.seq + 1, head.seq, "The head tells of them.")
        elif head.seq < self.seq:
            says = f"The head is at {head.seq}, but there are events up to {self.seq}."
            self.fault = self._at(self.seq, FaultKind.HEAD, says, self._near[-1][1])
        elif head.digest != self.digest:
            says = "Its digest isn't the one in the chain's head: it was changed and given a new digest, or the head was changed."
            self.fault = self._at(self.seq, FaultKind.CHANGED, says, self._near[-1][1])
        self.fault = self.fault or self._cut_off()

    def _link_fault(self, event: Any) -> Fault | None:
        wanted, head = self.seq + 1, self.head
        if head and (self.seq, self.digest) == (head.seq, head.digest) and event.seq >= wanted:
            return self._at(event.seq, FaultKind.INSERTED, "It stands after the chain's head.", event.id)
        if event.seq < wanted:
            return self._at(event.seq, FaultKind.INSERTED, "Another event has this number.", event.id)
        if link(event) != event.digest:
            return self._unlike(event)
        if event.seq > wanted:
            return self._missing(wanted, event.seq - 1, f"The next is number {event.seq}.")
        if event.previous == self.digest:
            return None
        if self.seq == 0:
            return self._at(1, FaultKind.CHANGED, "The first event of a chain has none before it.", event.id)
        self._doubted = event
        says = "The next event was chained to another digest: this one was changed and given a new digest."
        return self._at(self.seq, FaultKind.CHANGED, says, self._near[-1][1])

    def _unlike(self, event: Any) -> Fault:
        """An event that its digest doesn't fit: changed, unless it fits at another number."""
        wanted = self.seq + 1
        place = next((seq for seq in _around(event.seq) if link(event, seq=seq) == event.digest), None)
        if place is None:
            return self._at(event.seq, FaultKind.CHANGED, "It isn't what its digest was made of.", event.id)
        near = {seq: (id, digest) for seq, id, digest in self._near}
        if place < event.seq and event.previous == near.get(place - 1, (None, None))[1] and place in near:
            says = f"Event {event.id}, which was number {place}, follows on number {place - 1}: this one stands between them."
            return self._at(place, FaultKind.INSERTED, says, near[place][0])
        if place > wanted and event.seq == wanted:
            says = f"Event {event.id} stands in its place, and was number {place}."
            return self._at(wanted, FaultKind.MISSING, says)
        says = f"It was number {place}."
        return self._at(event.seq, FaultKind.OUT_OF_ORDER, says, event.id)

    def _settle(self, event: Any) -> None:
        """What comes after the fault may tell more of it: the event that belongs there, or who is to blame."""
        if self._doubted is not None:
            if event.previous != self._doubted.digest:
                self._blame(self._doubted)
            self._doubted = None
            return
        wanted = self.seq + 1
        assert self.fault is not None
        if event.previous != self.digest or self.fault.seq != wanted or link(event, seq=wanted) != event.digest:
            return
        if self.fault.kind is FaultKind.CHANGED:
            says = f"Event {event.id} belongs at this number, and stands at {event.seq}."
            self.fault = self._at(wanted, FaultKind.INSERTED, says, self.fault.id)
        elif self.fault.kind is FaultKind.MISSING:
            says = f"It stands at {event.seq}, and belongs at {wanted}."
            self.fault = self._at(wanted, FaultKind.OUT_OF_ORDER, says, event.id)

    def _blame(self, event: Any) -> None:
        says = "It isn't chained to the event before it, nor the one after it to this: it was changed and given a new digest."
        self.fault = self._at(event.seq, FaultKind.CHANGED, says, event.id)
        self._doubted = None

    def _values_fault(self, event: Any) -> Fault | None:
        if event.salt is None:
            if event.seq in self.erased:
                self.values_erased += 1
                return None
            says = "Its values are gone, and no erasure tells of it."
            return self._at(event.seq, FaultKind.VALUES_MISSING, says, event.id)
        if values_digest(event.salt, event.spelt) != event.values_digest:
            return self._at(
                event.seq, FaultKind.VALUES_CHANGED, "Its values aren't those that were digested.", event.id
            )
        return None

    def _mark_fault(self, event: Any) -> Fault | None:
        while self._mark is not None and self._mark.seq <= event.seq:
            mark = self._mark
            if mark.seq < event.seq and mark.seq < self.marked:
                return self._cut_back(mark)
            if mark.seq == event.seq and mark.digest != event.digest:
                says = (
                    f"The anchor of {mark.at} has another digest: this event, or one after number {self.marked}, was changed, "
                    "and all after it chained anew."
                )
                return self._at(event.seq, FaultKind.CHANGED, says, event.id)
            self.marked, self._mark = mark.seq, next(self._marks, None)
        return None

    def _cut_back(self, mark: Mark) -> Fault:
        says = f"The anchor of {mark.at} tells of fewer events than one before it: the chain was cut back."
        return self._at(mark.seq, FaultKind.ANCHORS, says)

    def _cut_off(self) -> Fault | None:
        if self._mark is None:
            return None
        if self._mark.seq < self.marked:
            return self._cut_back(self._mark)
        return self._missing(self.seq + 1, self._mark.seq, f"The anchor of {self._mark.at} tells of them.")

    def _missing(self, first: int, last: int, says: str) -> Fault:
        which = "It is gone." if first == last else f"Numbers {first} to {last} are gone."
        return self._at(first, FaultKind.MISSING, f"{which} {says}")

    def _at(self, seq: int, kind: FaultKind, says: str, id: Any = None) -> Fault:
        return Fault(self.chain, seq, kind, says, id)


def _around(seq: int) -> Iterator[int]:
    """The numbers near one, the nearest first."""
    for distance in range(1, NEAR):
        if seq > distance:
            yield seq - distance
        yield seq + distance
