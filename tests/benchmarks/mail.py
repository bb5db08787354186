"""Many mails through a peer that misbehaves, by workers that are killed: `python -m tests.benchmarks.mail --mails 2000`."""

import argparse
import asyncio
import logging
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries
from tests.databases import PostgreSQL, make_tables
from tests.mail.peer import DROP, LOSE, STALL, TAKEN, Peer, listening
from tests.mail.post import messages_of, notify, people, settings_of, states, waiting, worker

from avustin_core.clock import SetClock, SystemClock
from avustin_core.outbox import MessageState
from avustin_core.outbox.outcomes import Retries
from avustin_core.settings import Settings
from avustin_core.work import Avustin

RETRIES = Retries(most=50)
PROGRAM = "from avustin_schema.cli import main; main()"
Send = Callable[[Harbour, Peer, str], Awaitable[str]]
FAILURES = {TAKEN: 86, "452 full": 6, DROP: 4, LOSE: 3, STALL: 1}  #: by their shares in a hundred


@dataclass
class Misbehaving(Peer):
    """A peer that refuses, drops, loses and stalls by chance; how often, it counts."""

    def __post_init__(self) -> None:
        self.luck = random.Random(2019)
        self.done: Counter[str] = Counter()
        self.says = self.say
        self.refuses = lambda attempt, recipient: "451 later" if self.luck.random() < 0.05 else "250 ok"

    def say(self, attempt: int, recipient: str) -> str:
        chosen = self.luck.choices(list(FAILURES), list(FAILURES.values()))[0]
        if recipient != "amid" or chosen == DROP:
            self.done[chosen] += 1
        return chosen


@contextmanager
def databases() -> Iterator[dict[str, tuple[str, str]]]:
    """Two of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        files = [f"sqlite+aiosqlite:///{Path(folder) / name}.db" for name in ("one", "two")]
        for file in files:
            make_tables(file)
        postgresql = PostgreSQL()
        try:
            others = [postgresql.url(postgresql.make("mail")) for _ in range(2)]
            yield {"SQLite": (files[0], files[1]), "PostgreSQL": (others[0], others[1])}
        finally:
            postgresql.stop()


@asynccontextmanager
async def scene(database: str, peer: Peer, folder: str) -> AsyncIterator[Harbour]:
    """A harbour whose mail goes to the peer; its clock is the machine's."""
    settings = Settings(data=Path(folder), database=database)
    avustin = Avustin(settings, ferries(), clock=SetClock(SystemClock().now()))
    avustin.settings = settings_of(avustin, peer, mail_timeout=1.0)
    harbour = await open_harbour(avustin)
    await people(harbour)
    yield harbour
    await avustin.close()


async def in_one_process(harbour: Harbour, workers: int) -> None:
    """So many workers, until nothing waits; the clock is moved, so that nobody waits for a pause to pass."""
    clock, stopping = harbour.avustin.clock, asyncio.Event()
    assert isinstance(clock, SetClock)
    going = [
        asyncio.create_task(worker(harbour.avustin, retries=RETRIES).run(stopping, poll=0.05)) for _ in range(workers)
    ]
    while await waiting(harbour.avustin):
        await asyncio.sleep(0.1)
        clock.set(SystemClock().now() + (clock.now() - SystemClock().now()) + RETRIES.first)
    stopping.set()
    await asyncio.gather(*going)


async def killed(harbour: Harbour, peer: Peer, database: str, folder: str, kills: int) -> int:
    """Two `avustin work`, one of them killed and begun anew now and then, until nothing waits. Says how often."""
    environment = os.environ | {
        "AVUSTIN_DATABASE": database, "AVUSTIN_DATA": folder, "AVUSTIN_MAIL_HOST": "127.0.0.1",
        "AVUSTIN_MAIL_PORT": str(peer.port), "AVUSTIN_MAIL_SECURITY": "none", "AVUSTIN_MAIL_TIMEOUT": "1",
        "AVUSTIN_MAIL_FROM": harbour.avustin.settings.mail_from, "AVUSTIN_MAIL_POLL": "0.2",
        "AVUSTIN_MAIL_ATTEMPTS": "50", "AVUSTIN_LOG_LEVEL": "error",
    }  # fmt: skip

    async def begin() -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, "work", env=environment)

    going, done = [await begin(), await begin()], 0
    while await waiting(harbour.avustin):
        if any(process.returncode for process in going):
            raise SystemExit("avustin work ended by itself")
        begun = len(peer.mails)
        await asyncio.sleep(random.uniform(0.2, 0.6))
        if done < kills and len(peer.mails) > begun:
            victim = going.pop(0)
            victim.send_signal(signal.SIGKILL)
            await victim.wait()
            going.append(await begin())
            done += 1
    for process in going:
        process.terminate()
        await process.wait()
    return done


async def report(name: str, harbour: Harbour, peer: Misbehaving, expected: int, took: str) -> None:
    """What became of all of it."""
    sent = await states(harbour.avustin, MessageState.SENT)
    others = Counter(each.state.name for each in await messages_of(harbour.avustin) if each.recipient_id) - Counter(
        SENT=len(sent)
    )
    taken = Counter(peer.ids())
    missing = {f"<{each.id}@ministerio.example>" for each in sent} - set(taken)
    twice = sum(count - 1 for count in taken.values())
    print(f"{name}: {len(sent)} of {expected} sent in {took}, {len(missing)} of them not taken by the server, ", end="")
    print(
        f"{twice} taken more than once (the server lost its word {peer.done[LOSE]} times); others: {dict(others) or 'none'}"
    )
    print(
        f"  failures: {dict(peer.done - Counter({TAKEN: peer.done[TAKEN]}))}; attempts: {sum(m.attempts for m in sent)}"
    )


async def measured(name: str, database: str, mails: int, send: Send) -> None:
    """One scene: so many mails wait, they are sent that way, and what became of them is told."""
    with tempfile.TemporaryDirectory() as folder:
        peer = Misbehaving()
        async with listening(peer), scene(database, peer, folder) as harbour:
            application = await harbour.submitted()
            await notify(harbour, application, mails // 2 - 1)  # two people are told, and of the submission too
            begun, cpu = time.perf_counter(), time.process_time()
            what = await send(harbour, peer, folder)
            took = f"{time.perf_counter() - begun:.1f} s ({time.process_time() - cpu:.1f} s of processor here)"
            await report(f"{name}, {what}", harbour, peer, mails, took)


async def run(mails: int, workers: int, kills: int) -> None:
    """Each way on each database."""
    with databases() as known:
        for name, (whole, with_kills) in known.items():

            async def in_one(harbour: Harbour, peer: Peer, folder: str) -> str:
                await in_one_process(harbour, workers)
                return f"{workers} workers in one process"

            async def by_killed(harbour: Harbour, peer: Peer, folder: str, database: str = with_kills) -> str:
                harbour.avustin.clock = SystemClock()
                done = await killed(harbour, peer, database, folder, kills)
                return f"two processes killed {done} times"

            await measured(name, whole, mails, in_one)
            await measured(name, with_kills, mails, by_killed)


def main() -> None:
    """From the command line."""
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # aiosmtpd's, of connections that were broken off
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--kills", type=int, default=10)
    given = parser.parse_args()
    asyncio.run(run(given.mails, given.workers, given.kills))


if __name__ == "__main__":
    main()
