"""Servers as processes of their own, on a core of their own where there is more than one, and what they cost."""

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from avustin_schema.beginning import MADE

TICK = os.sysconf("SC_CLK_TCK")
CORES = sorted(os.sched_getaffinity(0))
SERVER, CLIENT = CORES[0], CORES[-1]  #: the database runs on the client's


def pin(process: int, core: int) -> None:
    """Keeps a process, and those that it has begun, on a core."""
    for each in family(process):
        os.sched_setaffinity(each, {core})


def family(process: int) -> list[int]:
    """A process and its descendants."""
    found, children = [], {process}
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    while children:
        found += list(children)
        children = {each for each, parent in parents.items() if parent in children}
    return found


def seconds(process: int) -> float:
    """Processor time of a process and its descendants, those that have ended among them."""
    total = 0
    for each in family(process):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(value) for value in (fields[11:15] if each == process else fields[11:13]))
    return total / TICK


def resident(process: int) -> float:
    """Mebibytes of memory."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError(process)


class Server:
    """One server process: `kind` is bare, or how the product reads: on or off."""

    def __init__(self, kind: str, url: str, data: Path, port: int) -> None:
        self.kind, self.port = kind, port
        command = [sys.executable, "-m", "tests.benchmarks.reading.processes", kind, url, str(data), str(port)]
        self.begun = time.monotonic()
        self._log = (data / f"{kind}.log").open("wb")
        self.process = subprocess.Popen(command, stderr=self._log)
        os.sched_setaffinity(self.process.pid, {SERVER})

    @property
    def pid(self) -> int:
        """The process."""
        return self.process.pid

    async def ready(self) -> None:
        """It listens."""
        while True:
            assert self.process.poll() is None, f"{self.kind} ended"
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._log.close()


@contextmanager
def running(kinds: tuple[str, ...], url: str, data: Path, first_port: int) -> Iterator[dict[str, Server]]:
    """A server of each kind."""
    servers = {kind: Server(kind, url, data, first_port + place) for place, kind in enumerate(kinds)}
    try:
        yield servers
    finally:
        for server in servers.values():
            server.stop()


def main() -> None:
    """Serves."""
    parser = argparse.ArgumentParser()
    for name in ("kind", "url", "data", "port"):
        parser.add_argument(name)
    given = parser.parse_args()
    if given.kind == "bare":
        from tests.benchmarks.reading.bare import make_app as make_bare

        app = make_bare(given.url)
    else:
        from avustin_core.demo.people import TOKENS
        from avustin_core.registry import Registry
        from avustin_core.settings import Settings
        from avustin_core.settings_of_logs import LogLevel
        from avustin_core.work import Avustin
        from avustin_schema.app import make_app
        from avustin_schema.serving import tell_logs

        settings = Settings(
            data=Path(given.data), database=given.url, plans=given.kind, log_level=LogLevel.WARNING, mail_kept=True,
            audit_anchor_interval=0, rate_person=0, rate_address=0, rate_saves=0,
        )  # fmt: skip
        tell_logs(settings)
        app = make_app(Avustin(settings, Registry.installed()), tokens=TOKENS)
    gc.set_threshold(MADE, 20, 20)
    gc.freeze()  # the bare endpoint too, as `avustin serve` does
    uvicorn.run(app, host="127.0.0.1", port=int(given.port), log_config=None, access_log=False, server_header=False)


if __name__ == "__main__":
    main()
