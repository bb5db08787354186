"""`avustin serve` as a process of its own, on a free port, with an empty data folder."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

SECONDS = 120  #: a demonstration is made first, on machines that have other things to do


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


@asynccontextmanager
async def serving(folder: Path, *options: str, origins: str = "") -> AsyncIterator[Server]:
    """The server with these options of `avustin serve`, once it answers; it lets pages of these origins ask."""
    server = _started(folder, options, origins)
    try:
        await _answers(server)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=10)


def _started(folder: Path, options: Sequence[str], origins: str) -> Server:
    port, log = _free_port(), folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(Path(sys.executable).parent / "avustin"), "serve", "--port", str(port), *options],
            env=os.environ | {"AVUSTIN_DATA": str(folder / "data"), "AVUSTIN_ORIGINS": origins},
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    return Server(f"http://127.0.0.1:{port}", process, log)


async def _answers(server: Server) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as http:
        for _ in range(SECONDS * 10):
            assert server.process.poll() is None, server.log.read_text()
            try:
                if (await http.get("/console/config.json")).is_success:
                    return
            except httpx2.TransportError:
                await asyncio.sleep(0.1)
    raise AssertionError(f"no answer in {SECONDS} s: {server.log.read_text()}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
