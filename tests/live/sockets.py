"""A client of graphql-transport-ws that speaks the protocol itself, so that a test sees every message."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Json = dict[str, Any]
SOON = 10.0  #: seconds in which what comes at all comes


class Socket:
    """One open socket; its messages are kept by the operation that they belong to."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self._numbers = count(1)
        self._messages: dict[str, asyncio.Queue[Json]] = {}
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for text in self.connection:
            assert isinstance(text, str), "a message is text"
            message = json.loads(text)
            self._queue(message.get("id", "")).put_nowait(message)

    def _queue(self, id: str) -> "asyncio.Queue[Json]":
        return self._messages.setdefault(id, asyncio.Queue())

    async def send(self, message: Any) -> None:
        """Any message; text as it is."""
        await self.connection.send(message if isinstance(message, str) else json.dumps(message))

    async def begin(self, **payload: Any) -> Json:
        """The first message, and what it is answered."""
        await self.send({"type": "connection_init", "payload": payload})
        return await self.message("")

    async def message(self, id: str) -> Json:
        """The next message of that operation."""
        return await asyncio.wait_for(self._queue(id).get(), SOON)

    async def subscribe(self, query: str, **variables: Any) -> "Following":
        """An operation."""
        id = str(next(self._numbers))
        await self.send({"type": "subscribe", "id": id, "payload": {"query": query, "variables": variables}})
        return Following(self, id)

    async def closed(self) -> tuple[int, str]:
        """The code and the reason with which the server closed it."""
        await asyncio.wait_for(asyncio.shield(asyncio.wait({self._reading})), SOON)
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""

    async def end(self) -> None:
        """Closes it."""
        await self.connection.close()
        await asyncio.gather(self._reading, return_exceptions=True)


class Following:
    """One operation of a socket."""

    def __init__(self, socket: Socket, id: str) -> None:
        self.socket, self.id = socket, id

    async def message(self) -> Json:
        """Its next message."""
        return await self.socket.message(self.id)

    async def event(self) -> Json:
        """The root field of its next event, which mustn't be an error."""
        message = await self.message()
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        (value,) = message["payload"]["data"].values()
        found: Json = value
        return found

    async def is_silent(self, seconds: float = 0.3) -> bool:
        """Whether nothing comes for so long."""
        await asyncio.sleep(seconds)
        return self.socket._queue(self.id).empty()


@asynccontextmanager
async def socket_to(address: str, **how: Any) -> AsyncIterator[Socket]:
    """A socket to a server, not yet begun."""
    url = f"{address.replace('http', 'ws', 1).rstrip('/')}/graphql"
    async with connect(url, subprotocols=["graphql-transport-ws"], **how) as connection:  # type: ignore[list-item]
        socket = Socket(connection)
        try:
            yield socket
        finally:
            with suppress(ConnectionClosed):
                await socket.end()
