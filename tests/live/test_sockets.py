"""The protocol: how a socket is begun, what closes it and with which code, and what ends one operation only."""

import asyncio
import json
from typing import Any

import pytest
from tests.live.conftest import Quay
from tests.live.sockets import socket_to
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from avustin_core.storage import global_id
from avustin_schema.http import websockets
from avustin_schema.live.hub import Hub

VIEWER = "{ viewer { name language } }"
CALL = "subscription ($id: ID!) { callChanged(id: $id) { call { id title { fi } } } }"
ASKED = {"id": "1", "type": "subscribe", "payload": {"query": VIEWER}}
CLOSING: list[tuple[list[Any], int]] = [
    (["nope"], 4400), (["[1]"], 4400), ([{"type": "zzz"}], 4400), ([{"id": "1"}], 4400), ([ASKED], 4401),
    ([{"type": "connection_init"}, {"type": "connection_init"}], 4429),
    ([{"type": "connection_init"}, {**ASKED, "payload": {"query": VIEWER, "variables": []}}], 4400),
    ([{"type": "connection_init"}, {**ASKED, "id": 1}], 4400),
    ([{"type": "connection_init", "payload": {"authorization": "Bearer nobody"}}], 4403),
    ([json.dumps({"type": "connection_init", "payload": {"x": "ä" * 200_000}})], 1009),
]  # fmt: skip


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestSockets:
    """One server, many sockets."""

    async def test_each_breach_of_the_protocol_has_its_code(self, quay: Quay) -> None:
        for messages, code in CLOSING:
            async with socket_to(quay.address) as socket:
                for message in messages:
                    await socket.send(message)
                assert (await socket.closed())[0] == code, messages
        async with quay.socket() as socket:
            for _ in range(2):
                following = {"query": CALL, "variables": {"id": global_id("Call", quay.harbour.call.id)}}
                await socket.send({"id": "a", "type": "subscribe", "payload": following})
            assert (await socket.closed())[0] == 4409
        async with socket_to(quay.address) as socket:
            await socket.connection.send(b"{}")
            assert (await socket.closed())[0] == 4400
        url = f"{quay.address.replace('http', 'ws', 1)}/graphql"
        retired = await connect(url, subprotocols=["graphql-ws"])  # type: ignore[list-item]
        await retired.wait_closed()
        assert retired.close_code == 4406
        with pytest.raises(InvalidStatus):
            await connect(url, subprotocols=["graphql-transport-ws"], origin="http://evil.example")  # type: ignore[list-item,arg-type]

    async def test_what_is_wrong_with_one_operation_ends_that_one_alone(
        self, quay: Quay, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call = global_id("Call", quay.harbour.call.id)
        async with quay.socket("signatory", language="sv") as socket:
            following = await socket.subscribe(CALL, id=call)
            await following.event()
            wrong = {
                "{": "GRAPHQL_PARSE_FAILED", "{ nope }": "GRAPHQL_VALIDATION_FAILED",
                "subscription { callChanged { at } }": "GRAPHQL_VALIDATION_FAILED",
                "subscription { a: outboxChanged { at } b: outboxChanged { at } }": "GRAPHQL_VALIDATION_FAILED",
            }  # fmt: skip
            for query, code in wrong.items():
                message = await (await socket.subscribe(query)).message()
                assert (message["type"], message["payload"][0]["extensions"]["code"]) == ("error", code), message
            refused = await (await socket.subscribe(CALL, id=None)).message()
            assert refused["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"
            await socket.send({"type": "ping"})
            assert await socket.message("") == {"type": "pong"}
            asked = await socket.subscribe(VIEWER)
            assert await asked.event() == {"name": "U0", "language": "SV"}
            assert (await asked.message())["type"] == "complete"
            monkeypatch.setattr(websockets, "AT_ONCE", 1)
            many = await (await socket.subscribe(VIEWER)).message()
            assert many["payload"][0]["extensions"] == {"code": "TOO_MANY_OPERATIONS"}
            assert many["payload"][0]["message"].startswith("Det finns för många")

            await quay.harbour.change(quay.harbour.call, title={"fi": "Uusi", "sv": "Ny"})
            assert (await following.event())["call"]["title"] == {"fi": "Uusi"}
            await socket.send({"type": "complete", "id": following.id})
            await asyncio.sleep(0.1)
            await quay.harbour.change(quay.harbour.call, title={"fi": "Uudempi", "sv": "Nyare"})
            assert await following.is_silent()

    async def test_one_who_doesnt_read_is_let_go_with_a_code_and_holds_nobody_up(
        self, quay: Quay, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call, long = global_id("Call", quay.harbour.call.id), "x" * 200_000
        query = "subscription ($id: ID!) { callChanged(id: $id) { call { title { fi } instructions { fi } } } }"
        async with quay.socket() as reads:
            other = await reads.subscribe(CALL, id=call)
            await other.event()
            slow = await connect(
                f"{quay.address.replace('http', 'ws', 1)}/graphql", subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
                max_queue=1, compression=None, ping_interval=None,
            )  # fmt: skip
            await slow.send('{"type": "connection_init"}')
            await slow.recv()
            monkeypatch.setattr(websockets, "PATIENCE", 1.0)
            for id in range(90):
                payload = {"query": query, "variables": {"id": call, "n": id}}
                await slow.send(json.dumps({"type": "subscribe", "id": str(id), "payload": payload}))

            await quay.harbour.change(quay.harbour.call, instructions={"fi": long, "sv": long})
            await quay.harbour.change(quay.harbour.call, title={"fi": "Toinen", "sv": "Andra"})
            while (await other.event())["call"]["title"] != {"fi": "Toinen"}:
                pass
            await asyncio.sleep(1.4)

            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(_drained(slow), 10)
            assert slow.close_code == 1013

    async def test_when_the_process_goes_sockets_are_told_to_come_back(
        self, quay: Quay, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hubs: list[Hub] = []
        began = Hub.following

        def following(hub: Hub, *given: Any) -> Any:
            hubs.append(hub)
            return began(hub, *given)

        monkeypatch.setattr(Hub, "following", following)
        async with quay.socket() as first, quay.socket() as second:
            for each in (first, second):
                await (await each.subscribe(CALL, id=global_id("Call", quay.harbour.call.id))).event()

            await hubs[0].go()

            assert [(await each.closed())[0] for each in (first, second)] == [1001, 1001]


async def _drained(connection: ClientConnection) -> None:
    while True:
        await connection.recv()
