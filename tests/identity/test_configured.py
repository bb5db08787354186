"""A server doesn't start on settings that would let in the wrong ones; a demonstration answers its own machine only."""

from pathlib import Path
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from avustin_core.settings import Settings
from avustin_schema.http.identity.configured import check
from avustin_schema.http.identity.loopback import only_here
from avustin_schema.http.identity.sign_in import inside
from avustin_schema.refused import Refused

PROVIDER = {"oidc_issuer": "https://id.example", "oidc_audience": "https://avustin.example/api"}
CONSOLE = PROVIDER | {
    "oidc_client_id": "console", "oidc_client_secret": "c" * 32, "secret": "s" * 32, "address": "https://avustin.example",
}  # fmt: skip


def settings(**values: Any) -> Settings:
    return Settings(data=Path("/nowhere"), **values)


def test_what_fits_together_is_taken() -> None:
    for values in ({}, {"demo": True}, PROVIDER, CONSOLE, CONSOLE | {"address": "http://127.0.0.1:8000"}):
        check(settings(**values))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (PROVIDER | {"demo": True}, "AVUSTIN_OIDC_ISSUER"),
        (PROVIDER | {"oidc_audience": ""}, "AVUSTIN_OIDC_AUDIENCE"),
        (PROVIDER | {"oidc_issuer": "http://id.example"}, "AVUSTIN_OIDC_ISSUER must begin with https://"),
        (PROVIDER | {"oidc_issuer": "id.example"}, "AVUSTIN_OIDC_ISSUER"),
        (PROVIDER | {"oidc_jwks": "http://id.example/keys"}, "AVUSTIN_OIDC_JWKS"),
        (PROVIDER | {"oidc_claims": {"roles": {"claim": "g", "values": {"x": "BOSS"}}}}, "roles.values"),
        (CONSOLE | {"oidc_issuer": ""}, "AVUSTIN_OIDC_CLIENT_ID"),
        (CONSOLE | {"oidc_audience": "console"}, "id tokens"),
        (CONSOLE | {"oidc_client_secret": ""}, "AVUSTIN_OIDC_CLIENT_SECRET"),
        (CONSOLE | {"secret": ""}, "AVUSTIN_SECRET"),
        (CONSOLE | {"secret": "short"}, "AVUSTIN_SECRET is too short"),
        (CONSOLE | {"address": "http://avustin.example"}, "AVUSTIN_ADDRESS must begin with https://"),
    ],
)
def test_what_doesnt_is_refused_by_its_name(values: dict[str, Any], named: str) -> None:
    with pytest.raises(Refused) as refused:
        check(settings(**values))

    assert named in str(refused.value)
    assert "ssss" not in str(refused.value)


@pytest.mark.parametrize(
    ("values", "address", "status"),
    [
        ({"demo": True}, "http://127.0.0.1:8000", 200),
        ({"demo": True}, "http://localhost:8000", 200),
        ({"demo": True}, "http://[::1]:8000", 200),
        ({"demo": True}, "http://192.0.2.7:8000", 403),
        ({"demo": True}, "http://avustin.example", 403),
        ({"demo": True, "demo_public": True}, "http://192.0.2.7:8000", 200),
        ({}, "http://192.0.2.7:8000", 200),
    ],
)
async def test_a_demonstration_answers_its_own_machine_only_unless_told_otherwise(
    values: dict[str, Any], address: str, status: int
) -> None:
    app = Starlette(
        routes=[Route("/", lambda request: PlainTextResponse("here"))], middleware=only_here(settings(**values))
    )
    async with AsyncClient(transport=ASGITransport(app), base_url=address) as http:
        answer = await http.get("/", headers={"host": "127.0.0.1"})

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("a.localhost", 200),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
    ],
)
async def test_a_page_whose_name_was_led_to_this_machine_isnt_answered_by_a_demonstration(
    host: str, status: int
) -> None:
    app = Starlette(
        routes=[Route("/", lambda request: PlainTextResponse("here"))], middleware=only_here(settings(demo=True))
    )
    async with AsyncClient(transport=ASGITransport(app), base_url="http://127.0.0.1:8000") as http:
        answer = await http.get("/", headers={"host": host})

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/console/", "/console/"),
        ("/console/?a=b#c", "/console/?a=b#c"),
        (None, "/console/"),
        ("", "/console/"),
        ("https://evil.example/", "/console/"),
        ("//evil.example/", "/console/"),
        ("/\\evil.example/", "/console/"),
        ("/\t/evil.example/", "/console/"),
        ("/a\r\nLocation: https://evil.example", "/console/"),
        ("javascript:alert(1)", "/console/"),
    ],
)
def test_signing_in_leads_nowhere_else(wanted: object, leads: str) -> None:
    assert inside(wanted) == leads
