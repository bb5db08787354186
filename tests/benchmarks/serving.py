"""Servers as processes of their own on ports of the loopback interface, forked from one that has imported it all."""

import asyncio
import logging
import socket
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import uvicorn
from tests.core.ferries import ferries

from avustin_core.settings import Settings
from avustin_core.settings_of_logs import LogLevel
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.serving import tell_logs

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.benchmarks.serving"])


class QuickClock:
    """A clock that was set at a moment of the machine's, and runs so many times as fast."""

    def __init__(self, at: datetime, since: float, factor: float = 1.0) -> None:
        self.at, self.since, self.factor = at, since, factor

    def now(self) -> datetime:
        """The moment."""
        return self.at + timedelta(seconds=(time.time() - self.since) * self.factor)

    def when(self, moment: datetime) -> float:
        """The machine's time at which this clock shows the moment."""
        return self.since + (moment - self.at).total_seconds() / self.factor


@dataclass(frozen=True)
class Serving:
    """What a server serves, and to whom: the tokens are the users' subjects."""

    url: str
    data: Path
    clock: QuickClock
    tokens: tuple[str, ...]
    port: int = 0


def serve(what: Serving) -> None:
    """Serves until it is stopped or killed."""
    settings = Settings(
        data=what.data, database=what.url, log_level=LogLevel.ERROR, mail_kept=True, mail_poll=0.5, mail_timeout=1
    )
    tell_logs(settings)
    logging.disable()  # what a server says while its database is away is expected
    avustin = Avustin(settings, ferries(), clock=what.clock)
    app = make_app(avustin, tokens={token: token for token in what.tokens})
    uvicorn.run(app, host="127.0.0.1", port=what.port, log_config=None, access_log=False, timeout_graceful_shutdown=5)


class Server:
    """One server process, which can be killed and begun again."""

    def __init__(self, what: Serving) -> None:
        self.what = replace(what, port=_free_port())
        self.process: BaseProcess = self._begun()

    def _begun(self) -> BaseProcess:
        process = CONTEXT.Process(target=serve, args=(self.what,), daemon=True)
        process.start()
        return process

    async def ready(self) -> None:
        """It answers."""
        for _ in range(600):
            assert self.process.is_alive(), "the server ended"
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.what.port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
        raise AssertionError("no answer in 30 s")

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.join()

    def begin_again(self) -> None:
        """Another process in its place, on the same port."""
        self.process = self._begun()

    def stop(self) -> None:
        """Asks it to end."""
        self.process.terminate()
        self.process.join(10)
        if self.process.is_alive():
            self.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


NOON = datetime(2019, 9, 2, 9, tzinfo=UTC)
