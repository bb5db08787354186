"""Limits as clients meet them: the same on every road, with a status, headers and words of their own."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from tests.walks.serving import serving
from websockets.asyncio.client import connect

from avustin_core.access import PUBLIC, User
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin, Work
from avustin_schema.app import make_app

RESPONSE = "application/graphql-response+json"
TINY = {"limit_cost": 500, "rate_address": 10, "rate_address_most": 1_000, "rate_person": 10, "rate_person_most": 1_000}
PAGE = "query($n:Int){calls(first:$n){nodes{id}}}"
FOLLOW = """subscription {
  applicationChanged(id: "x") {
    application { call { applications(first: 100) { nodes { call { applications(first: 100) { nodes { id } } } } } } }
  }
}"""
DEAR = "{calls(first:100){nodes{programme{calls(first:100){nodes{id}}}}}}"
SAVE = 'mutation{saveApplication(input:{id:"x",baseRevision:1,answers:{values:{}}}){errors{... on UserError{code}}}}'
BOTH = SAVE.replace("mutation{", 'mutation{x:takeRole(input:{userId:"x",role:PREPARER}){errors{__typename}} ')
Ask = Callable[..., Any]


async def _settle(work: Work) -> None:
    await remember(work)
    await work.add(User(subject="minna", name="Minna"))
    await work.add(User(subject="matti", name="Matti"))


@pytest.fixture
async def limited(avustin: Avustin) -> Callable[..., Ask]:
    """Servers with the settings that are given, and how to ask them."""
    await avustin.run(PUBLIC, _settle)

    def made(**settings: Any) -> Ask:
        of = Avustin(
            avustin.settings.model_copy(update=settings), avustin.registry, clock=avustin.clock, engine=avustin.engine
        )
        app = make_app(of, tokens={"minna": "minna", "matti": "matti"})

        async def ask(query: str, host: str = "192.0.2.1", who: str = "", **more: Any) -> Response:
            headers = {
                "accept-language": "sv",
                **({"authorization": f"Bearer {who}"} if who else {}),
                **more.pop("headers", {}),
            }
            async with AsyncClient(
                transport=ASGITransport(app=app, client=(host, 1)), base_url="http://avustin.example", headers=headers
            ) as client:
                if more.pop("by", "POST") == "GET":
                    return await client.get("/graphql", params={"query": query})
                return await client.post("/graphql", json={"query": query, **more})

        return ask

    return made


async def test_who_asks_too_much_waits_and_nobody_else_does(limited: Callable[..., Ask]) -> None:
    ask = limited(**TINY)
    ask_page = {"variables": {"n": 100}}

    first = await ask(PAGE, **ask_page)
    assert first.json()["extensions"]["cost"] == {"requested": 111, "limit": 500, "remaining": 801, "restored": 10}
    assert (first.headers["ratelimit-policy"], first.headers["ratelimit"]) == (
        '"address";q=1000;w=100',
        '"address";r=801;t=20',
    )
    assert "retry-after" not in first.headers
    for _ in range(7):
        last = await ask(PAGE, **ask_page)

    assert last.status_code == 200
    for media in (RESPONSE, "application/json"):
        refused = await ask(PAGE, headers={"accept": media}, **ask_page)
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["extensions"]["code"], "data" in refused.json()) == (
            429,
            "RATE_LIMITED",
            False,
        )
        assert re.match(r"För många begäranden på kort tid\. Försök igen om \d+ sekunder\.", error["message"])
        assert 1 <= int(refused.headers["retry-after"]) <= 12
        assert refused.headers["ratelimit"].startswith('"address";r=')
    assert (await ask("{nothing}")).status_code in (200, 429)
    assert (await ask(PAGE, host="192.0.2.2", **ask_page)).status_code == 200
    assert (await ask(PAGE, who="minna", **ask_page)).headers["ratelimit"] == '"person";r=889;t=12'
    assert (await ask(PAGE, who="matti", host="192.0.2.9", **ask_page)).headers["ratelimit"] == '"person";r=889;t=12'


async def test_somebody_who_types_is_never_shut_out_by_what_else_is_asked(limited: Callable[..., Ask]) -> None:
    ask = limited(**TINY)
    for _ in range(10):
        asked = await ask(PAGE, who="minna", variables={"n": 100})
    assert asked.status_code == 429

    saved = await ask(SAVE, who="minna")

    assert saved.json()["data"]["saveApplication"]["errors"] == [{"code": "INVALID_INPUT"}]
    assert saved.headers["ratelimit-policy"].startswith('"saves";')
    assert (await ask(BOTH, who="minna")).status_code == 429


async def test_a_limit_is_told_the_same_on_every_road(limited: Callable[..., Ask]) -> None:
    ask = limited()
    roads: list[dict[str, Any]] = [{}, {"by": "GET"}, {"headers": {"x-avustin-plans": "off"}}, {"who": "minna"}]

    told = [(await ask(DEAR, **road)).json()["errors"] for road in roads]
    events = await ask(DEAR, headers={"accept": "text/event-stream"})
    told.append(json.loads(events.text.split("data: ")[1].splitlines()[0])["errors"])

    assert told == [told[0]] * len(told)
    assert told[0][0]["extensions"] == {"code": "COST_LIMIT", "path": []}
    assert told[0][0]["message"].startswith("Frågan kostar 10311 poäng; högst 5000 tillåts.")
    assert (await ask(DEAR, headers={"accept": RESPONSE})).status_code == 400


async def test_without_a_limit_nothing_is_told_or_refused(limited: Callable[..., Ask]) -> None:
    ask = limited(rate_address=0, limit_cost=0)

    answer = await ask(DEAR)

    assert answer.json() == {
        "data": {"calls": {"nodes": []}},
        "extensions": {"cost": {"requested": 10311, "limit": None, "remaining": None, "restored": None}},
    }
    assert "ratelimit" not in answer.headers


async def test_who_isnt_told_the_schema_gets_no_names_either(limited: Callable[..., Ask]) -> None:
    told, hidden = limited(), limited(introspection="signed_in")
    wrong: list[tuple[str, Any]] = [
        ("{call}", None),
        ("{calls(frist:1){nodes{id}}}", None),
        ("query($f:CallFilter){calls(filter:$f){nodes{id}}}", {"f": {"statu": "OPEN"}}),
        ("query($f:CallFilter){calls(filter:$f){nodes{id}}}", {"f": {"status": "OPEM"}}),
    ]

    english = {"accept-language": "en"}
    for query, variables in wrong:
        assert "Did you mean" not in (await hidden(query, variables=variables, headers=english)).text
    assert "Did you mean" in (await told("{calls(frist:1){nodes{id}}}", headers=english)).text
    assert "Did you mean" in (await hidden("{calls(frist:1){nodes{id}}}", who="minna", headers=english)).text
    assert (await hidden("{__schema{queryType{name}}}", who="minna")).json()["data"]
    assert (await hidden("{__typename}")).json()["data"] == {"__typename": "Query"}
    assert (await hidden("{__schema{queryType{name}}}")).json()["errors"][0]["extensions"][
        "code"
    ] == "INTROSPECTION_OFF"


async def test_an_open_socket_is_limited_as_requests_are(avustin: Avustin) -> None:
    await avustin.run(PUBLIC, _settle)
    async with serving(avustin, {"minna": "minna"}) as http:
        address = f"{str(http.base_url).replace('http', 'ws', 1).rstrip('/')}/graphql"
        headers = {"Authorization": "Bearer minna", "Accept-Language": "sv"}
        async with connect(address, subprotocols=["graphql-transport-ws"], additional_headers=headers) as socket:  # type: ignore[list-item]
            await socket.send('{"type": "connection_init"}')
            assert json.loads(await socket.recv())["type"] == "connection_ack"

            async def asked(query: str) -> Any:
                await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": query}}))
                told = json.loads(await socket.recv())
                return told if told["type"] == "error" else (told, json.loads(await socket.recv()))[0]

            for query in (DEAR, FOLLOW):
                refused = await asked(query)
                assert (refused["type"], refused["payload"][0]["extensions"]["code"]) == ("error", "COST_LIMIT")
            answer = await asked(PAGE)
            assert answer["payload"]["extensions"]["cost"]["requested"] == 31
