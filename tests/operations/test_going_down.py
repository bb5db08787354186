"""A server that is told to stop: it says so, serves on for a while, and finishes what it has begun. And one that doesn't start."""

import asyncio
import json
import signal
from collections.abc import Iterator

import pytest
import uvicorn
from httpx2 import AsyncClient, ConnectError
from tests.operations.dumping import to

from avustin_core.clock import SystemClock
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused
from avustin_schema.serving import serve

BODY = json.dumps({"query": "{ programmes { code } }"}).encode()
HEAD = (
    b"POST /graphql HTTP/1.1\r\nHost: avustin.example\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(BODY)
)


@pytest.fixture
def survived() -> Iterator[list[int]]:
    """Signals that would have ended the tests."""
    seen: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: seen.append(number))
    yield seen
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_it_says_that_it_goes_and_finishes_what_it_has_begun(avustin: Avustin, survived: list[int]) -> None:
    settings = avustin.settings.model_copy(update={"drain": 0.4})
    app = make_app(Avustin(settings, avustin.registry, clock=SystemClock()))
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, timeout_graceful_shutdown=10)
    )
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    address = server.servers[0].sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    writer.write(HEAD + BODY[:10])

    async with AsyncClient(base_url=f"http://127.0.0.1:{address[1]}") as http:
        before = await http.get("/readyz", headers={"Connection": "close"})
        signal.raise_signal(signal.SIGTERM)
        going = await http.get("/readyz", headers={"Connection": "close"})
        served = await http.post("/graphql", content=BODY, headers={"Content-Type": "application/json"})
        await asyncio.sleep(0.8)
        with pytest.raises(ConnectError):
            await http.get("/readyz")
        assert not running.done()  # it waits for the one who is half-way
    writer.write(BODY[10:])
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    await running

    assert (before.status_code, going.status_code, going.json()["draining"]) == (200, 503, True)
    assert served.status_code == 200
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert b'"data":{"programmes"' in answer
    assert survived == [signal.SIGTERM]


@pytest.mark.parametrize("empty", ["postgresql"], indirect=True)
def test_on_postgresql_an_older_schema_is_refused_and_never_migrated_unasked(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVUSTIN_DATABASE", empty)
    with pytest.raises(Refused, match=r"older than this version \(at none\): run `avustin migrate` first"):
        serve(demo=False, clock=None, host="127.0.0.1", port=0)

    to(empty, "c77ae87811ec")
    with pytest.raises(Refused, match=r"older than this version \(at c77ae87811ec\): run `avustin migrate` first"):
        serve(demo=False, clock=None, host="127.0.0.1", port=0)
    with pytest.raises(Refused, match=r"the database doesn't answer \(\w+\): look at AVUSTIN_DATABASE"):
        refuse_other(f"{empty}_that_is_not_there")


def test_several_processes_are_for_postgresql() -> None:
    with pytest.raises(Refused, match="--workers is for PostgreSQL"):
        serve(demo=False, clock=None, host="127.0.0.1", port=0, workers=2)
