"""Groups of subscribers who ask the same: asked for together, once for all who have equal rights."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from cross_web import HTTPException

from avustin_schema.context import Context
from avustin_schema.live.answers import Answer
from avustin_schema.live.asking import Asker, Refused
from avustin_schema.live.viewers import Round
from avustin_schema.live.wanted import Wanted

log = logging.getLogger("avustin.live")
APART = 0.05  #: seconds between two askings of a group: a burst of changes is one
AGAIN = 2.0  #: seconds before what failed is asked again
ENDED = 401
Who = Callable[[], Awaitable[Context]]


class Ended(Exception):
    """Whoever subscribed isn't signed in any more."""


@dataclass(eq=False)
class Member:
    """One subscriber: what they were told last, and the newest that they weren't told yet; what lies between is left out."""

    wanted: Wanted
    who: Who  #: asks anew who it is
    credential: Hashable  #: those with equal ones are the same viewer
    user_id: UUID | None
    last: Answer | None = None
    newest: Answer | None = None
    failure: Exception | None = None
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, answer: Answer) -> None:
        """The state now."""
        self.newest = answer
        self.woken.set()

    def end(self, failure: Exception) -> None:
        """No more of it."""
        self.failure = failure
        self.woken.set()

    async def texts(self) -> AsyncIterator[bytes]:
        """Each event as its text, when its state isn't what was told before."""
        count = 0
        while True:
            await self.woken.wait()
            self.woken.clear()
            newest, self.newest = self.newest, None
            if newest and (self.last is None or newest.state != self.last.state):
                text, self.last = newest.text(self.last), newest
                count += 1
                yield text
                if count == self.wanted.most:
                    return
            if self.failure:
                raise self.failure


class Group:
    """Subscribers of one operation with equal variables and language."""

    def __init__(self, asker: Asker, wanted: Wanted, turns: asyncio.Semaphore) -> None:
        self._asker, self.wanted, self._turns = asker, wanted, turns
        self.members: set[Member] = set()
        self._fresh: set[Member] = set()
        self._all = False
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, member: Member) -> None:
        """One more, who is told the state soon."""
        self.members.add(member)
        self._fresh.add(member)
        self._woken.set()
        self._task = self._task or asyncio.create_task(self._run())

    def remove(self, member: Member) -> None:
        """One fewer."""
        self.members.discard(member)
        self._fresh.discard(member)
        if not self.members and self._task:
            self._task.cancel()
            self._task = None

    def touch(self) -> None:
        """What it shows may have changed."""
        self._all = True
        self._woken.set()

    async def _run(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            asked = set(self.members if self._all else self._fresh)
            self._all, self._fresh = False, set()
            failed = await self._ask(asked)
            await asyncio.sleep(APART)
            if failed & self.members:
                asyncio.get_running_loop().call_later(AGAIN, self._retry, failed)

    def _retry(self, failed: set[Member]) -> None:
        self._fresh |= failed & self.members
        self._woken.set()

    async def _ask(self, members: set[Member]) -> set[Member]:
        """Tells them the state; those who couldn't be told are given back."""
        seen: dict[Hashable, list[Member]] = {}
        for member in members:
            seen.setdefault(member.credential, []).append(member)
        round = Round(lambda context, noting: self._asker.event(self.wanted, context, noting))
        several = list(seen.values())
        failed = [*await self._told(several[:1], round), *await self._told(several[1:], round)]
        return {member for group in failed for member in group}

    async def _told(self, several: list[list[Member]], round: Round) -> Iterable[list[Member]]:
        done = await asyncio.gather(*(self._one(alike, round) for alike in several))
        return [alike for alike, is_done in zip(several, done, strict=True) if not is_done]

    async def _one(self, alike: list[Member], round: Round) -> bool:
        """Tells those who are the same viewer."""
        try:
            async with self._turns:
                context = await alike[0].who()
                answer = await round.answer(context)
        except HTTPException as error:
            if error.status_code != ENDED:
                return False  # it can't be said who it is, for now
            return _ended(alike, Ended())
        except Refused as refused:
            if refused.is_ours and all(each.last for each in alike):
                return False
            return _ended(alike, refused)
        except Exception:
            log.exception("a subscription couldn't be asked for")
            return False
        for member in alike:
            if member.user_id != context.actor.user_id:
                member.end(Ended())
            else:
                member.tell(answer)
        return True


def _ended(members: list[Member], failure: Exception) -> bool:
    for member in members:
        member.end(failure)
    return True
