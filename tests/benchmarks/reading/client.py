"""A client that costs little: HTTP/1.1 over connections that stay open, one request at a time on each."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

HEAD = "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{more}\r\n"


@dataclass
class Load:
    """What came of asking for a while: latencies in seconds, and how long it all took."""

    latencies: list[float] = field(default_factory=list)
    took: float = 0.0


def request(path: str, body: Any, token: str = "") -> bytes:
    """The bytes of a request."""
    content = json.dumps(body).encode()
    more = f"authorization: Bearer {token}\r\n" if token else ""
    return HEAD.format(path=path, length=len(content), more=more).encode() + content


class Connection:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Connection":
        """Connects."""
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=2**22))

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer, which must be a good one."""
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200"), head
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        return await self._reader.readexactly(length)

    def close(self) -> None:
        """Closes."""
        self._writer.close()


async def ask(port: int, path: str, body: Any, token: str = "") -> Any:
    """One answer, as JSON."""
    connection = await Connection.to(port)
    try:
        return json.loads(await connection.ask(request(path, body, token)))
    finally:
        connection.close()


async def load(port: int, asked: bytes, *, connections: int, for_seconds: float) -> Load:
    """Asks the same all the time, on so many connections."""
    opened = [await Connection.to(port) for _ in range(connections)]
    found = Load()
    begun = time.perf_counter()

    async def one(connection: Connection) -> None:
        while (now := time.perf_counter()) < begun + for_seconds:
            await connection.ask(asked)
            found.latencies.append(time.perf_counter() - now)

    await asyncio.gather(*map(one, opened))
    found.took = time.perf_counter() - begun
    for each in opened:
        each.close()
    return found
