"""A browser's cookie: it counts for our own pages only, until its time, and the database can't give it away."""

from collections.abc import AsyncIterator, MutableMapping
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC, User
from avustin_core.access.identity import Identity
from avustin_core.access.models import SignIn
from avustin_core.clock import SetClock
from avustin_core.organisations.signing_in import SignedIn, sign_in
from avustin_core.plugin import Role
from avustin_core.work import Avustin
from avustin_schema.app import make_app

HERE, NOWHERE = "https://avustin.example", "https://127.0.0.1:9"
SETTINGS = {
    "oidc_issuer": NOWHERE, "oidc_audience": "api", "oidc_client_id": "console", "address": HERE,
}  # fmt: skip
WHO = {"query": "{ viewer { name roles { role } } }"}
AINO = Identity(f"{NOWHERE} aino", name="Aino Esimerkki", roles=frozenset({(Role.DECIDER, None)}))
SIGNED_IN = {"name": "Aino Esimerkki", "roles": [{"role": "DECIDER"}]}
OURS = (
    ("POST", "sec-fetch-site", "same-origin"),
    ("POST", "origin", HERE),
    ("GET", "sec-fetch-site", "none"),
)  #: method, and the header by which the browser says who asks
OTHERS = (
    ("POST", "sec-fetch-site", "none"),
    ("POST", "sec-fetch-site", "cross-site"),
    ("POST", "sec-fetch-site", "same-site"),
    ("GET", "sec-fetch-site", "cross-site"),
    ("POST", "origin", "https://evil.example"),
    ("POST", "origin", "https://avustin.example.evil"),
    ("POST", "origin", "null"),
    ("POST", "", ""),
)
NOBODY = {"name": "", "roles": []}


@pytest.fixture
async def installation(avustin: Avustin) -> AsyncIterator[Avustin]:
    """An installation whose console has a sign-in."""
    secrets = {"secret": SecretStr("s" * 32), "oidc_client_secret": SecretStr("c" * 32)}
    settings = avustin.settings.model_copy(update=SETTINGS | secrets)
    made = Avustin(settings, avustin.registry, clock=avustin.clock, engine=avustin.engine)
    yield made
    await made.close_others()


@pytest.fixture
async def browser(installation: Avustin) -> SignedIn:
    """A browser that is signed in."""
    return await installation.run(PUBLIC, lambda work: sign_in(work, AINO))


@pytest.fixture
async def http(installation: Avustin, browser: SignedIn) -> AsyncIterator[AsyncClient]:
    """A client that sends the browser's cookie, whoever makes it."""
    cookies = {"__Host-avustin": browser.key}
    async with AsyncClient(transport=ASGITransport(make_app(installation)), base_url=HERE, cookies=cookies) as client:
        yield client


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_only_our_own_pages_ask_with_it(http: AsyncClient) -> None:
    async def asked(method: str, name: str, value: str) -> Response:
        headers = {name: value} if name else {}
        if method == "GET":
            return await http.get("/graphql", headers=headers, params=WHO)
        return await http.post("/graphql", headers=headers, json=WHO)

    answers = {each: await asked(*each) for each in (*OURS, *OTHERS)}

    assert [answers[each].json()["data"] for each in OURS] == [{"viewer": SIGNED_IN}] * len(OURS)
    assert [answers[each].status_code for each in OTHERS] == [403] * len(OTHERS)
    codes = {answers[each].json()["errors"][0]["extensions"]["code"] for each in OTHERS}
    assert codes == {"CROSS_SITE_REQUEST"}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_forms_files_and_signing_out_arent_for_other_sites_either(http: AsyncClient) -> None:
    other = {"sec-fetch-site": "cross-site"}
    form = await http.post("/graphql", data=WHO, headers={"sec-fetch-site": "same-origin"})
    file = await http.post("/documents", content=b"x", headers=other)
    out = await http.post("/sign-out", headers=other)
    read = await http.get("/sign-out", headers={"sec-fetch-site": "same-origin"})

    assert (form.status_code, file.status_code, out.status_code, read.status_code) == (415, 403, 403, 405)


async def test_it_ends_with_its_time_and_with_signing_out(
    http: AsyncClient, installation: Avustin, clock: SetClock
) -> None:
    async def viewer() -> object:
        answer = await http.post("/graphql", json=WHO, headers={"sec-fetch-site": "same-origin"})
        return answer.json()["data"]["viewer"]

    begun = clock.now()
    clock.set(begun + timedelta(hours=8) - timedelta(seconds=1))
    assert await viewer() == SIGNED_IN
    clock.set(begun + timedelta(hours=8))
    assert await viewer() == NOBODY
    clock.set(begun)

    answer = await http.post("/sign-out", headers={"origin": HERE})

    assert answer.json() == {"address": None}  # the provider doesn't answer: it is over here all the same
    assert answer.headers["set-cookie"].startswith('__Host-avustin=""; ')
    assert await viewer() == NOBODY


async def test_the_database_doesnt_hold_what_the_browser_holds_and_rights_are_looked_up(
    http: AsyncClient, installation: Avustin, browser: SignedIn
) -> None:
    async with installation.reading() as connection:
        row = (await connection.execute(select(SignIn))).one()
        users = (await connection.execute(select(col(User.subject), col(User.name)))).all()

    assert browser.key not in str(row)
    assert row.asserted == {"roles": [["DECIDER", None]], "mandates": {}}
    assert users == [(f"{NOWHERE} aino", "Aino Esimerkki")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_websocket_of_another_site_is_refused_in_its_handshake(
    installation: Avustin, browser: SignedIn
) -> None:
    app = make_app(installation)

    async def begun(**headers: str) -> str:
        given = {"host": "avustin.example", "cookie": f"__Host-avustin={browser.key}", **headers}
        scope = {
            "type": "websocket", "path": "/graphql", "raw_path": b"/graphql", "query_string": b"", "scheme": "wss",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
            "subprotocols": ["graphql-transport-ws"], "server": ("avustin.example", 443), "extensions": {},
        }  # fmt: skip
        told: list[str] = []
        received = iter(({"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}))

        async def receive() -> MutableMapping[str, Any]:
            return next(received)

        async def send(message: MutableMapping[str, Any]) -> None:
            told.append(message["type"])

        await app(scope, receive, send)
        return told[0]

    assert await begun(origin=HERE) == "websocket.accept"
    assert await begun(origin="https://evil.example") == "websocket.close"
    assert await begun(origin=HERE, sec_fetch_site="cross-site") == "websocket.close"
    assert await begun() == "websocket.close"
    assert await begun(origin=HERE, authorization="Bearer unknown") == "websocket.close"
