"""Turns: no more requests at once than there are connections to the database, the others in the order of their arrival.

One that waits holds nothing, and nothing runs out: what it asks is done as of the moment when it arrived.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request

AT_ONCE = {"sqlite": 4, "postgresql": 16}  #: fewer than connections, which others need too; SQLite has one writer


class Turns:
    """Those of one process."""

    def __init__(self, kind: str) -> None:
        self._free = asyncio.Semaphore(AT_ONCE[kind])

    async def take(self, request: Request) -> None:
        """Waits until it is the request's turn."""
        await self._free.acquire()
        request.state.has_turn = True

    def give_back(self, request: Request) -> None:
        """Lets the next one go on."""
        if getattr(request.state, "has_turn", False):
            request.state.has_turn = False
            self._free.release()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """A turn for an operation of an open socket."""
        async with self._free:
            yield
