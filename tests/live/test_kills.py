"""Two server processes and hundreds of subscribers, while listeners are killed: all end with what a fresh query gives."""

import asyncio
import json
import shutil
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from httpx2 import AsyncClient
from sqlalchemy import text
from tests.core.applying import Harbour, open_harbour
from tests.databases import PostgreSQL
from tests.live.conftest import settle
from tests.live.server import OFFICIALS, TOKENS
from tests.live.sockets import socket_to
from tests.live.test_following import SUBMIT
from tests.live.test_hearing import LISTENERS
from tests.walks.serving import serving

from avustin_core.access import RoleGrant, User
from avustin_core.applications.models import Application
from avustin_core.clock import SetClock
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import global_id
from avustin_core.work import Avustin

VIEWERS = ("", "u0", "u1", "u3", "u4", *(f"official-{number}" for number in range(OFFICIALS)))
PARTS = {
    "call": "{ state revision title { fi } statistics { submitted } }",
    "application": "{ status revision title }",
}  # fmt: skip
SETTLES = 20.0  #: seconds in which all are told


@dataclass
class Subscriber:
    """One subscription: whose it is, of what, and what it was told last."""

    viewer: str
    kind: str
    id: str
    told: Any = None
    events: int = 0
    ended: list[Any] = field(default_factory=list)

    @property
    def query(self) -> str:
        """What is asked, as a subscription."""
        return f"subscription ($id: ID!) {{ {self.kind}Changed(id: $id) {{ {self.kind} {PARTS[self.kind]} }} }}"

    @property
    def fresh(self) -> str:
        """The same as a query."""
        return f"query ($id: ID!) {{ {self.kind}(id: $id) {PARTS[self.kind]} }}"

    def hear(self, message: Any) -> None:
        """One message."""
        if message["type"] != "next":
            self.ended.append(message)
            return
        self.told = message["payload"]["data"][f"{self.kind}Changed"][self.kind]
        self.events += 1


@asynccontextmanager
async def process(url: str, data: Path, moment: str) -> AsyncIterator[str]:
    """A server process, by its address."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.live.server", url, str(data), moment, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout
    try:
        port = int(await asyncio.wait_for(running.stdout.readline(), 60))
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        await asyncio.wait_for(running.wait(), 20)


@asynccontextmanager
async def following(address: str, viewer: str, several: list[Subscriber]) -> AsyncIterator[None]:
    """One socket with these subscriptions, each told the state."""
    async with socket_to(address, compression=None) as socket:
        await socket.begin(**({"authorization": f"Bearer {viewer}"} if viewer else {}))
        reading = [asyncio.create_task(_read(socket, each)) for each in several]
        yield
        for task in reading:
            task.cancel()


async def _read(socket: Any, subscriber: Subscriber) -> None:
    following = await socket.subscribe(subscriber.query, id=subscriber.id)
    while True:
        subscriber.hear(await socket._queue(following.id).get())


async def _officials(harbour: Harbour) -> None:
    for number in range(OFFICIALS):
        user = await harbour.add(User(subject=f"official-{number}", name=f"Official {number}"))
        await harbour.add(RoleGrant(user_id=user.id, role=Role.PREPARER, call_id=harbour.call.id))


async def _differing(http: AsyncClient, subscribers: list[Subscriber]) -> list[Subscriber]:
    """Those who weren't told what a fresh query gives."""
    fresh: dict[tuple[str, str], Any] = {}
    for each in subscribers:
        if (each.viewer, each.id) not in fresh:
            headers = {"Content-Type": "application/json"}
            headers |= {"Authorization": f"Bearer {each.viewer}"} if each.viewer else {}
            body = json.dumps({"query": each.fresh, "variables": {"id": each.id}})
            answer = (await http.post("/graphql", content=body, headers=headers)).json()
            fresh[each.viewer, each.id] = answer["data"][each.kind]
    return [each for each in subscribers if each.told != fresh[each.viewer, each.id]]


async def _all_told(http: AsyncClient, subscribers: list[Subscriber]) -> float:
    """Waits until all were told; says how long that took."""
    began = time.monotonic()
    while left := await _differing(http, subscribers):
        assert time.monotonic() - began < SETTLES, (len(left), left[0])
        await asyncio.sleep(0.2)
    return time.monotonic() - began


async def _change(harbour: Harbour, applications: list[Application], number: int) -> None:
    await harbour.change(harbour.call, title={"fi": f"Lossihaku {number}", "sv": "Utlysning"})
    await harbour.change(applications[number % len(applications)], title=f"Lossi {number}")


def _subscribers(viewer: str, call: str, applications: list[str], number: int, each: int) -> list[Subscriber]:
    things = [("application", id) for id in applications]
    of_socket = [things[(number * each + place) % len(things)] for place in range(each - 1)]
    return [Subscriber(viewer, kind, id) for kind, id in (("call", call), *of_socket)]


async def scene(avustin: Avustin) -> tuple[Harbour, list[Application]]:
    """A call with applications, and many officials."""
    harbour = await open_harbour(avustin)
    await settle(harbour)
    await _officials(harbour)
    drafts = [await harbour.draft(title="Luonnos")]
    return harbour, [*drafts, *[await harbour.submitted(title=f"Lossi {number}") for number in range(3)]]


class Crowd:
    """Subscribers on sockets to several processes."""

    def __init__(self, addresses: list[str], harbour: Harbour, applications: list[Application]) -> None:
        self.addresses, self.harbour, self.applications = addresses, harbour, applications
        self.subscribers: list[Subscriber] = []

    @asynccontextmanager
    async def gathered(self, sockets: int, each: int) -> AsyncIterator[None]:
        """So many sockets to each process, with so many subscriptions each."""
        call = global_id("Call", self.harbour.call.id)
        ids = [global_id("Application", application.id) for application in self.applications]
        async with AsyncExitStack() as stack:
            for address in self.addresses:
                for number in range(sockets):
                    viewer = VIEWERS[number % len(VIEWERS)]
                    several = _subscribers(viewer, call, ids, number, each)
                    self.subscribers += several
                    await stack.enter_async_context(following(address, viewer, several))
            async with asyncio.timeout(SETTLES):
                while any(not each.events for each in self.subscribers):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            yield

    async def hand_in_elsewhere(self, application: Application) -> None:
        """Hands it in at the other process."""
        revision = (await self.harbour.read(application)).revision
        asked = {
            "query": SUBMIT,
            "variables": {"input": {"id": global_id("Application", application.id), "revision": revision}},
        }
        headers = {"Authorization": "Bearer u0"}
        async with AsyncClient(base_url=self.addresses[1], timeout=30) as http:
            answer = await http.post("/graphql", json=asked, headers=headers)
        assert answer.json()["data"] == {"submitApplication": {"errors": []}}

    async def end_with_the_truth(self) -> float:
        """All were told what a fresh query gives, of either process; says how long that took."""
        async with AsyncClient(base_url=self.addresses[0], timeout=30) as http:
            took = await _all_told(http, self.subscribers)
        assert not [each for each in self.subscribers if each.ended]
        return took


@asynccontextmanager
async def crowded(avustin: Avustin, sockets: int, each: int) -> AsyncIterator[Crowd]:
    """So many subscribers at each of two server processes, of which this is one."""
    harbour, applications = await scene(avustin)
    settings, moment = avustin.settings, avustin.clock.now().isoformat()
    async with serving(avustin, TOKENS) as http, process(settings.database, settings.data, moment) as other:
        crowd = Crowd([str(http.base_url).rstrip("/"), other], harbour, applications)
        async with crowd.gathered(sockets, each):
            yield crowd


async def test_subscribers_of_two_processes_end_with_the_truth_though_listeners_are_killed(
    postgresql: PostgreSQL, registry: Registry, tmp_path: Path
) -> None:
    name = postgresql.make("live")
    avustin = Avustin(Settings(data=tmp_path, database=postgresql.url(name)), registry, clock=_clock())
    killed = 0
    async with crowded(avustin, sockets=50, each=5) as crowd:
        assert len(crowd.subscribers) == 500
        for number in range(12):
            await _change(crowd.harbour, crowd.applications, number)
            if number % 3 == 1:
                async with avustin.engine.begin() as connection:
                    killed += len((await connection.execute(text(LISTENERS))).all())
        await crowd.hand_in_elsewhere(crowd.applications[0])

        took = await crowd.end_with_the_truth()
        print(f"\n{killed} kills, all told in {took:.2f} s")
        assert killed >= 4
        await crowd.harbour.change(crowd.harbour.call, title={"fi": "Viimeinen", "sv": "Sista"})
        await crowd.end_with_the_truth()
    postgresql.drop(name)


async def test_subscribers_of_two_processes_on_sqlite_end_with_the_truth(
    sqlite_template: Path, registry: Registry, tmp_path: Path
) -> None:
    for file in sqlite_template.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    avustin = Avustin(Settings(data=tmp_path), registry, clock=_clock())
    async with crowded(avustin, sockets=5, each=4) as crowd:
        for number in range(3):
            await _change(crowd.harbour, crowd.applications, number)
        await crowd.hand_in_elsewhere(crowd.applications[0])
        await crowd.end_with_the_truth()


def _clock() -> SetClock:
    return SetClock(datetime(2019, 9, 2, 9, tzinfo=UTC), stopped=True)
