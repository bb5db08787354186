"""What the console's routes send, and under which headers."""

import httpx2
import pytest
from starlette.applications import Starlette

from avustin_schema.console.serving import policy, routes
from avustin_schema.console.stamp import BUILT


@pytest.fixture
def client() -> httpx2.AsyncClient:
    app = Starlette(routes=routes(lambda: {"demo": True}))
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://localhost:8000")


async def test_the_address_without_a_slash_leads_to_the_page(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/console", follow_redirects=True)

    assert (answer.status_code, answer.url.path) == (200, "/console/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


async def test_the_page_allows_no_other_host_no_evaluated_script_and_no_frame(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/console/")

    allowed = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert allowed["script-src"] == "'self'"
    assert allowed["connect-src"] == "'self' ws://localhost:8000 wss://localhost:8000"
    assert allowed["frame-ancestors"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_hashed_files_are_kept_for_good_and_typed(client: httpx2.AsyncClient) -> None:
    for path in sorted((BUILT / "assets").iterdir()):
        answer = await client.head(f"/console/assets/{path.name}")

        kind = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}
        assert answer.headers["content-type"] == kind[path.suffix]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_the_configuration_is_asked_anew_and_never_kept(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/console/config.json")

    assert answer.json() == {"demo": True}
    assert answer.headers["cache-control"] == "no-store"


async def test_nothing_outside_the_folder_is_served(client: httpx2.AsyncClient) -> None:
    for path in ("/console/../stamp.py", "/console/%2e%2e/stamp.py", "/console/assets/%2e%2e/%2e%2e/serving.py"):
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("host", ["", "evil.example; script-src *", "a b", "x\r\ny", "h:port"])
def test_a_host_header_that_is_no_host_adds_nothing_to_the_policy(host: str) -> None:
    assert "connect-src 'self';" in policy(host)


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "[::1]:8000", "avustin.example"])
def test_the_sockets_of_the_host_are_allowed(host: str) -> None:
    assert f"connect-src 'self' ws://{host} wss://{host};" in policy(host)
