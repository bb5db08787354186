"""The stage: operations done one after another, each by its person at its moment, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from avustin_core import audit
from avustin_core.access import Actor, find_actor
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Programme
from avustin_core.work import Work

T = TypeVar("T")


@dataclass
class Stage:
    """One work, in which each operation is recorded in the trail as its actor's, as if it had been done alone."""

    work: Work
    people: dict[str, Actor] = field(default_factory=dict)
    organisations: dict[UUID, Organisation] = field(default_factory=dict)
    told: Callable[[datetime], None] = lambda at: None

    def programme(self, code: str) -> Programme:
        """An installed programme."""
        return self.work.registry.programme(code)

    async def do(self, who: str, at: datetime, act: Callable[[Work], Awaitable[T]]) -> T:
        """One operation by that person at that moment."""
        work = self.work
        work.actor, work.now, work.act, work.changes = self.people[who], at, "", {}
        made = await act(work)
        await work.session.flush()
        thing = (type(made).__name__, str(getattr(made, "id", "")))
        event = audit.event(work.act, thing, at=at, actor_id=work.actor.user_id, request_id=None)
        await audit.write(work.session, event, work.changes)
        work.changes = {}
        self.told(at)
        return made

    async def enters(self, *subjects: str) -> None:
        """Reads anew who they are: their mandates and roles."""
        for subject in subjects:
            actor = await find_actor(self.work.session, subject)
            assert actor is not None
            self.people[subject] = actor
