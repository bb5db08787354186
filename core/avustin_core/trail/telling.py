"""Telling the trail of a reading by one statement: what `record_reading` tells, at a fraction of what it costs."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine

from avustin_core.access import Actor
from avustin_core.audit import Recorded
from avustin_core.audit.following import Fetch, Follower, ends_of
from avustin_core.counts import OPERATIONS
from avustin_core.live.raising import own_of
from avustin_core.trail.operations import SecretRead, note

ACT = "trail.record_reading"


class Teller:
    """Tells it through `fetch`, on behalf of the engine's process."""

    def __init__(self, engine: Engine, fetch: Fetch) -> None:
        self._own, self._follower = own_of(engine), Follower(fetch, ends_of(engine))

    async def tell(self, read: Sequence[SecretRead], actor: Actor, *, at: datetime, request_id: str | None) -> bool:
        """Whether it is told, and committed; else it is for `record_reading`."""
        recorded = Recorded()
        note(recorded, read)
        (event,) = recorded.events(ACT, None, at=at, actor_id=actor.user_id, request_id=request_id)
        if not await self._follower.add(event):
            return False
        self._own.events += 1
        OPERATIONS.labels("done").inc()
        return True
