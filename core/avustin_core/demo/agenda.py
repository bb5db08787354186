"""The agenda: what happens when. The demonstration goes through it in the order of time, as far as the clock has come."""

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

Happening = Callable[[datetime], Awaitable[object]]


@dataclass
class Agenda:
    """Happenings by moment; of two at one moment the one that was planned first comes first."""

    planned: list[tuple[datetime, int, Happening]] = field(default_factory=list)

    def at(self, moment: datetime, happening: Happening) -> None:
        """Plans it."""
        heapq.heappush(self.planned, (moment, self._given, happening))
        self._given += 1

    async def happen(self, until: datetime) -> None:
        """Lets it all happen that has happened by then; what comes later stays planned."""
        while self.planned and self.planned[0][0] <= until:
            moment, _, happening = heapq.heappop(self.planned)
            await happening(moment)

    _given: int = 0
