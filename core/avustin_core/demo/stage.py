"""The stage: operations done one after another, each by its person at its moment, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import event

from avustin_core import audit
from avustin_core.access import PUBLIC, Actor, find_actor
from avustin_core.demo.people import NOBODY
from avustin_core.work import Work

T = TypeVar("T")


@dataclass
class Stage:
    """One work, in which each operation is recorded in the trail as its actor's, as if it had been done alone."""

    work: Work
    told: Callable[[datetime], None] = lambda at: None
    people: dict[str, Actor] = field(default_factory=lambda: {NOBODY: PUBLIC})
    consenting: set[UUID] = field(default_factory=set)  #: organisations that take decisions as electronic messages
    _trail: list[audit.Event] = field(default_factory=list)
    _rows: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Holds on to every row, so that one that was read is found again without a statement."""
        for moment in ("pending_to_persistent", "loaded_as_persistent"):
            event.listen(self.work.session.sync_session, moment, lambda session, row: self._rows.append(row))

    async def do(self, who: str, at: datetime, act: Callable[[Work], Awaitable[T]]) -> T:
        """One operation by that person at that moment."""
        work, moment = self.work, at.astimezone(UTC)
        work.actor, work.now, work.act = self.people[who], moment, ""
        work.recorded.clear()
        made = await act(work)
        await work.session.flush()
        self._trail += work.happened_as(made)
        work.recorded.clear()
        self.told(moment)
        return made

    def person(self, who: str) -> UUID:
        """The id of somebody who has entered."""
        found = self.people[who].user_id
        assert found
        return found

    async def enters(self, *subjects: str) -> None:
        """Reads anew who they are: their mandates and roles."""
        for subject in subjects:
            actor = await find_actor(self.work.session, subject)
            assert actor is not None
            self.people[subject] = actor

    async def ends(self) -> None:
        """Writes the trail, all at once. Plugins aren't told of a story."""
        await audit.write(self.work.session, self._trail)
        self._trail = []
        self.work.events.clear()
