"""kill -9 of a server and of the database at random moments under load: `make crash ROUNDS=100`.

Clients send everything again, with its key, until it is acknowledged. After every round all that was acknowledged must
be there, once and whole, and the trail must be whole; at the end whatever waits in the outbox is passed on.
"""

import argparse
import asyncio
import contextlib
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psutil  # type: ignore[import-untyped]
from sqlalchemy import select
from sqlmodel import col
from tests.benchmarks.asking import CREATE, SAVE, SUBMIT, Answer, Unanswered, ask
from tests.benchmarks.checking import Acknowledged, faults_of
from tests.benchmarks.preparing import Applicant, Place, applicants, open_call, place
from tests.benchmarks.serving import NOON, QuickClock, Server, Serving
from tests.core.ferries import answers

from avustin_core.clock import SetClock, SystemClock
from avustin_core.messages.delivering import Delivery
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.outbox.worker import Worker
from avustin_core.storage import global_id, row_of

DATABASES = ("sqlite", "postgresql")
SERVERS = {"sqlite": 1, "postgresql": 2}
LOAD = (0.2, 1.2)  #: seconds of load before a kill


@dataclass
class Found:
    """What came of it."""

    rounds: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    sent_again: int = 0
    faults: list[str] = field(default_factory=list)


class Load:
    """Clients that begin, save and hand in applications until they are told to stop."""

    def __init__(self, call: str, people: list[Applicant], servers: list[Server], found: Found) -> None:
        self._call, self._people, self._servers, self._found = call, people, servers, found
        self.told: dict[UUID, Acknowledged] = {}
        self._stopping = False

    def begin(self) -> list[asyncio.Task[None]]:
        """One task for each client."""
        self._stopping = False
        return [asyncio.create_task(self._client(each)) for each in self._people]

    def stop(self) -> None:
        """Each client ends when what it sent last is acknowledged."""
        self._stopping = True

    async def _client(self, who: Applicant) -> None:
        while not self._stopping:
            made = await self._sent(who, CREATE, {"callId": self._call, "organisationId": who.organisation})
            id = row_of(made.application["id"], "Application")
            assert id
            told = self.told[id] = Acknowledged()
            now = made.application
            for number in range(2):
                title = f"Lossi {number} {uuid4().hex}"
                change: dict[str, Any] = {"answers": {"values": answers(title=title)}, "baseRevision": now["revision"]}
                now = (await self._sent(who, SAVE, {"id": now["id"], **change})).application
                told.title = title
                if self._stopping:
                    return
            await self._sent(who, SUBMIT, {"id": now["id"], "revision": now["revision"]})
            told.is_submitted = True

    async def _sent(self, who: Applicant, query: str, input: dict[str, Any]) -> Answer:
        """Sent again and again with its key, to any of the servers, until it is acknowledged."""
        keyed = {"idempotencyKey": uuid4().hex, **input}
        while True:
            port = random.choice(self._servers).what.port
            with contextlib.suppress(Unanswered):
                answer = await ask(port, who.token, query, keyed)
                if not answer.codes:
                    self._found.acknowledged += 1
                    return answer
                if answer.codes != ["BUSY"]:
                    raise AssertionError(f"refused: {answer.codes} for {input}")
            self._found.sent_again += 1
            await asyncio.sleep(0.05)


async def crash(kind: str, rounds: int, *, clients: int = 12) -> Found:
    """So many rounds on one kind of database."""
    found = Found()
    async with place(kind) as here:
        call = await open_call(here.avustin)
        people = await applicants(here.avustin, clients)
        serving = Serving(here.url, here.data, QuickClock(NOON, time.time()), tuple(each.token for each in people))
        servers = [Server(serving) for _ in range(SERVERS[kind])]
        try:
            await asyncio.gather(*(server.ready() for server in servers))
            load = Load(global_id("Call", call.id), people, servers, found)
            for number in range(rounds):
                await _round(here, load, servers, found, kills_database=here.postgresql is not None and number % 2 == 1)
                found.faults += await faults_of(here.avustin, call.id, load.told)
                if (number + 1) % 10 == 0:
                    print(f"  {number + 1} rounds, {found.acknowledged} writes, {len(found.faults)} faults", flush=True)
            found.faults += await _resumed(here)
        finally:
            for server in servers:
                server.stop()
    return found


async def _round(here: Place, load: Load, servers: list[Server], found: Found, *, kills_database: bool) -> None:
    clients = load.begin()
    await asyncio.sleep(random.uniform(*LOAD))
    if kills_database:
        await _kill_postgresql(here)
    else:
        server = random.choice(servers)
        server.kill()
        server.begin_again()
        await server.ready()
    found.kills["database" if kills_database else "server"] += 1
    await asyncio.sleep(0.3)
    load.stop()
    await asyncio.wait_for(asyncio.gather(*clients), 120)
    found.rounds += 1


async def _kill_postgresql(here: Place) -> None:
    """All its processes at once, and begun again from what lies on the disk."""
    assert here.postgresql
    server = here.postgresql.server
    postmaster = psutil.Process(server.get_pid())
    doomed = [postmaster, *postmaster.children(recursive=True)]
    for process in doomed:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    await asyncio.to_thread(psutil.wait_procs, doomed, 10)
    await asyncio.to_thread(server.ensure_postgres_running)


async def _resumed(here: Place) -> list[str]:
    """What dead workers held is taken up when their leases end, here an hour later; then nothing waits."""
    avustin = here.avustin
    avustin.settings = avustin.settings.model_copy(update={"mail_kept": True})
    later = SetClock(SystemClock().now() + timedelta(hours=1))
    avustin.clock = SetClock(NOON + timedelta(days=1))
    await Worker(avustin.engine, Delivery(avustin), clock=avustin.clock, wall=later).drain()
    async with avustin.reading() as connection:
        states = Counter((await connection.scalars(select(col(OutboxMessage.state)))).all())
    print(f"  outbox: {', '.join(f'{many} {state.name}' for state, many in states.items())}")
    bad = {state.name: many for state, many in states.items() if state in (MessageState.PENDING, MessageState.DEAD)}
    if states[MessageState.KEPT] < states[MessageState.PASSED_ON]:
        bad["without mail"] = states[MessageState.PASSED_ON] - states[MessageState.KEPT]
    return [f"outbox: {bad}"] if bad else []


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=100)
    parser.add_argument("--database", choices=DATABASES, action="append")
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else random.randrange(10**6)
    random.seed(seed)
    failed = False
    for kind in given.database or DATABASES:
        began = time.monotonic()
        print(f"{kind}: {given.rounds} rounds, seed {seed}", flush=True)
        found = asyncio.run(crash(kind, given.rounds))
        kills = ", ".join(f"{many} of the {what}" for what, many in found.kills.items())
        print(f"  {found.rounds} rounds in {time.monotonic() - began:.0f} s; kills: {kills}")
        print(f"  {found.acknowledged} writes acknowledged, {found.sent_again} sent again")
        print("\n".join(f"  FAULT {fault}" for fault in found.faults) or "  nothing lost, nothing twice, nothing half")
        failed = failed or bool(found.faults)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
