"""A websocket stays open while tokens expire, roles are taken and time goes by: each of its operations is asked anew."""

import json
from typing import Any

from sqlalchemy import text
from tests.walks.serving import serving
from websockets.asyncio.client import ClientConnection, connect

from avustin_core.access import PUBLIC, RoleGrant, User
from avustin_core.clock import SetClock
from avustin_core.plugin import Role
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin, Work

ASK = "{ viewer { name roles { role } } serverTime outboxMessages { totalCount } }"


async def _settle(work: Work) -> RoleGrant:
    await remember(work)
    user = await work.add(User(subject="minna", name="Minna"))
    return await work.add(RoleGrant(user_id=user.id, role=Role.ADMINISTRATOR))


async def _asked(socket: ClientConnection, query: str) -> dict[str, Any]:
    """What the last message but the closing one says."""
    await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": query}}))
    told: dict[str, Any] = json.loads(await socket.recv())
    if told["type"] == "next":
        assert json.loads(await socket.recv()) == {"id": "1", "type": "complete"}
    return told


async def _take(work: Work) -> None:
    await work.session.execute(text("delete from role_grants"))


async def test_each_operation_of_an_open_socket_is_asked_anew(avustin: Avustin, clock: SetClock) -> None:
    await avustin.run(PUBLIC, _settle)
    tokens = {"minna": "minna"}
    async with serving(avustin, tokens) as http:
        address = f"{str(http.base_url).replace('http', 'ws', 1).rstrip('/')}/graphql"
        headers = {"Authorization": "Bearer minna", "Accept-Language": "sv"}
        async with connect(address, subprotocols=["graphql-transport-ws"], additional_headers=headers) as socket:  # type: ignore[list-item]
            await socket.send('{"type": "connection_init"}')
            assert json.loads(await socket.recv())["type"] == "connection_ack"
            before = (await _asked(socket, ASK))["payload"]["data"]
            assert before["viewer"] == {"name": "Minna", "roles": [{"role": "ADMINISTRATOR"}]}

            clock.set(clock.now().replace(year=clock.now().year + 1))
            await avustin.run(PUBLIC, _take)
            after = (await _asked(socket, ASK))["payload"]["data"]
            assert after["viewer"] == {"name": "Minna", "roles": []}
            assert (before["serverTime"][:4], after["serverTime"][:4]) == (
                str(clock.now().year - 1),
                str(clock.now().year),
            )

            async with avustin.engine.begin() as connection:
                await connection.execute(text("alter table programmes rename to programmes_gone"))
            bug = (await _asked(socket, "{ programmes { code } }"))["payload"]
            async with avustin.engine.begin() as connection:
                await connection.execute(text("alter table programmes_gone rename to programmes"))
            assert bug["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
            assert bug["errors"][0]["message"].startswith("Ett fel inträffade")
            assert "programmes_gone" not in str(bug)
            assert "select" not in str(bug).lower()

            wrong = await _asked(socket, "{ nothing }")
            assert (wrong["type"], wrong["payload"][0]["extensions"]["code"]) == ("error", "GRAPHQL_VALIDATION_FAILED")

            tokens.clear()
            refused = await _asked(socket, ASK)
            assert (refused["type"], refused["payload"][0]["extensions"]) == ("error", {"code": "UNAUTHENTICATED"})
            assert refused["payload"][0]["message"].startswith("Inloggningen")
