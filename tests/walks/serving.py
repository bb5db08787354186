"""The server as it runs: uvicorn on a port of the loopback interface, in the test's own event loop; or in process."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import uvicorn
from httpx2 import ASGITransport, AsyncClient

from avustin_core.work import Avustin
from avustin_schema.app import make_app


@asynccontextmanager
async def serving(avustin: Avustin, tokens: Mapping[str, str]) -> AsyncIterator[AsyncClient]:
    """A server of the installation, and a client that knows its address."""
    config = uvicorn.Config(
        make_app(avustin, tokens=tokens), host="127.0.0.1", port=0, log_level="warning", ws="websockets-sansio"
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        assert not running.done(), running
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
        yield http
    server.should_exit = True
    await running


@asynccontextmanager
async def in_process(avustin: Avustin, tokens: Mapping[str, str]) -> AsyncIterator[AsyncClient]:
    """The same application without a socket, for tests that ask much."""
    transport = ASGITransport(make_app(avustin, tokens=tokens))
    async with AsyncClient(base_url="http://avustin.example", transport=transport) as http:
        yield http
