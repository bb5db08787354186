"""A server process of these tests: `python -m tests.live.server URL DATA MOMENT` tells its port and serves."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

import uvicorn
from tests.core.ferries import ferries

from avustin_core.clock import SetClock
from avustin_core.settings import Settings
from avustin_core.work import Avustin
from avustin_schema.app import make_app

OFFICIALS = 20
TOKENS = {name: name for name in (*(f"u{n}" for n in range(7)), *(f"official-{n}" for n in range(OFFICIALS)))}


async def serve(url: str, data: Path, moment: str) -> None:
    """Serves; whoever's subject is the token is let in."""
    clock = SetClock(datetime.fromisoformat(moment), stopped=True)
    avustin = Avustin(Settings(data=data, database=url), ferries(), clock=clock)
    config = uvicorn.Config(make_app(avustin, tokens=TOKENS), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await running


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
