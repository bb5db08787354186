"""A provider's tokens over HTTP: who is let in, as what, and what happens while the provider turns keys or is away."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import func, select
from sqlmodel import col
from tests.identity.running import RunningProvider
from tests.walks.client import Client, Json
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.audit import AuditEvent
from avustin_core.work import Avustin
from avustin_schema.app import make_app

WHO = """{ viewer { isSignedIn name
    roles { role callId } mandates { mandate organisation { businessId } } } }"""
GIVE = """mutation($mandate: GiveMandateInput!, $role: GiveRoleInput!) {
    giveMandate(input: $mandate) { errors { ... on UserError { code } } }
    giveRole(input: $role) { errors { ... on UserError { code } } } }"""


@pytest.fixture
async def world(trusting: Avustin) -> AsyncIterator[World]:
    """People, organisations and the API of an installation that trusts the provider."""
    async with inhabited(trusting, serve=in_process) as running:
        yield running


async def viewer(client: Client) -> Json:
    answer = await client.send(WHO)
    assert "errors" not in answer, answer
    found: Json = answer["data"]["viewer"]
    return found


async def test_a_service_is_let_in_by_its_token_with_what_the_provider_asserts_and_entered_once(
    world: World, provider: RunningProvider
) -> None:
    service = Client(world.http, await provider.token())

    seen = await asyncio.gather(*(viewer(service) for _ in range(4)))

    assert seen == [
        {
            "isSignedIn": True, "name": "Palveluväylä", "mandates": [],
            "roles": [{"role": "ADMINISTRATOR", "callId": None}, {"role": "AUDITOR", "callId": None}],
        }
    ] * 4  # fmt: skip
    entered = select(func.count()).where(col(AuditEvent.act) == "organisations.enter", col(AuditEvent.object_id) != "")
    async with world.avustin.reading() as connection:
        people = await service.send(
            '{ users(filter: {name: {contains: "PALVELUV"}}) { nodes { subject roles { role } } } }'
        )
        assert (await connection.execute(entered)).scalar_one() in range(1, 5)  # each of the four may have tried
    assert people["data"]["users"]["nodes"] == [{"subject": f"{provider.issuer} service", "roles": []}]


async def test_what_is_given_here_and_what_is_asserted_there_come_together(
    world: World, provider: RunningProvider
) -> None:
    service = Client(world.http, await provider.token("es256-service"))
    asserted = await viewer(service)
    assert {(each["organisation"]["businessId"], each["mandate"]) for each in asserted["mandates"]} == {
        ("1234567-1", "SIGNATORY"), ("7654321-2", "EDITOR"),
    }  # fmt: skip
    people = await world.administrator.send('{ users(filter: {name: {contains: "es256"}}) { nodes { id } } }')
    (person,) = people["data"]["users"]["nodes"]

    given = await world.administrator.send(
        GIVE,
        {
            "mandate": _give(person, organisationId=world.organisations["kuntayhtyma"], mandate="EDITOR"),
            "role": _give(person, role="PREPARER"),
        },
    )
    both = await viewer(service)

    assert given["data"] == {"giveMandate": {"errors": []}, "giveRole": {"errors": []}}
    assert both["roles"] == [{"role": "PREPARER", "callId": None}]
    assert {(each["organisation"]["businessId"], each["mandate"]) for each in both["mandates"]} == {
        ("1234567-1", "SIGNATORY"), ("7654321-2", "EDITOR"), ("1000005-5", "EDITOR"),
    }  # fmt: skip


async def test_one_who_isnt_let_in_is_told_so_on_every_road_in_their_language(
    world: World, provider: RunningProvider
) -> None:
    token = await provider.token()
    forged = token[:-8] + ("AAAAAAAA" if token[-8:] != "AAAAAAAA" else "BBBBBBBB")

    asked = await Client(world.http, forged, "sv").send(WHO)
    file = await world.http.get("/documents/x", headers={"authorization": f"Bearer {forged}"})
    known = await world.http.get("/documents/x", headers={"authorization": f"Bearer {token}"})

    assert asked == {
        "errors": [
            {
                "message": "Inloggningen känns inte igen. Logga in på nytt eller gör begäran utan inloggning.",
                "extensions": {"code": "UNAUTHENTICATED"},
            }
        ]
    }
    assert (file.status_code, known.status_code) == (401, 400)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_keys_turn_and_tokens_of_the_old_ones_let_in_no_more(
    trusting: Avustin, provider: RunningProvider
) -> None:
    settings = trusting.settings.model_copy(update={"oidc_jwks_apart": 0})
    async with _served(Avustin(settings, trusting.registry, clock=trusting.clock, engine=trusting.engine)) as http:
        before = await provider.token()
        assert (await _status(http, before))[0] == 200

        await provider.rotate()

        assert (await _status(http, await provider.token()))[0] == 200
        assert (await _status(http, before))[0] == 401


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_without_the_provider_the_public_reads_on_and_a_token_is_told_to_come_again(
    trusting: Avustin, provider: RunningProvider
) -> None:
    token = await provider.token()
    await provider.stop()
    try:
        async with _served(trusting) as http:
            nobody, (status, error), file = (
                await http.post("/graphql", json={"query": "{ viewer { isSignedIn } }"}),
                await _status(http, token),
                await http.get("/documents/x", headers={"authorization": f"Bearer {token}"}),
            )
    finally:
        await provider.start()

    assert nobody.json()["data"] == {"viewer": {"isSignedIn": False}}
    assert (status, file.status_code) == (503, 503)
    assert error == {
        "message": "Tunnistuspalvelu ei vastaa, joten kirjautumista ei voi tarkistaa. Yritä hetken kuluttua uudelleen.",
        "extensions": {"code": "PROVIDER_UNREACHABLE"},
    }


def _give(person: Json, **values: Any) -> Json:
    return {"userId": person["id"], "reason": "työjärjestys"} | values


def _served(avustin: Avustin) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(make_app(avustin)), base_url="http://avustin.example")


async def _status(http: AsyncClient, token: str) -> tuple[int, Any]:
    headers = {"authorization": f"Bearer {token}"}
    answer = await http.post("/graphql", json={"query": "{ viewer { isSignedIn } }"}, headers=headers)
    return answer.status_code, answer.json().get("errors", [None])[0]
