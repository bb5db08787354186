"""Signing in to the console in a browser: by its button to the provider's page, back, and out again."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from httpx2 import AsyncClient
from playwright.async_api import Page, Route
from pydantic import SecretStr
from tests.browser.chromium import LOOPBACK, find_chromium, launched
from tests.browser.console import Console
from tests.identity.running import SECRET, RunningProvider

from avustin_core.work import Avustin
from avustin_schema.app import make_app

WHO = "query Who { viewer { name roles { role } } }"
PICTURES = os.environ.get("AVUSTIN_PICTURES", "")  #: a folder in which to leave a picture of the console, signed in


@asynccontextmanager
async def served(avustin: Avustin, port: int) -> AsyncIterator[None]:
    """The installation on that port, which the provider knows."""
    server = uvicorn.Server(uvicorn.Config(make_app(avustin), host="127.0.0.1", port=port, log_level="warning"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        assert not running.done(), running
        await asyncio.sleep(0.01)
    yield
    server.should_exit = True
    await running


@pytest.fixture
async def url(trusting: Avustin, provider: RunningProvider, client: str) -> AsyncIterator[str]:
    """The address of an installation whose console has a sign-in."""
    settings = trusting.settings.model_copy(
        update={
            "address": provider.console, "secret": SecretStr("s" * 32), "oidc_client_id": client,
            "oidc_client_secret": SecretStr(SECRET), "oidc_scope": "openid profile email grants",
        }
    )  # fmt: skip
    avustin = Avustin(settings, trusting.registry, clock=trusting.clock, engine=trusting.engine)
    async with served(avustin, urlsplit(provider.console).port or 0):
        yield provider.console


@pytest.fixture
def client() -> str:
    """What the provider calls the console."""
    return "console"


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """The page of a visitor who reads Finnish; no other host is asked for anything."""
    path = find_chromium()
    if path is None:
        missing = "Chromium isn't here: install the package 'chromium', or set CHROMIUM to where it is"
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)(missing)
    async with launched(path) as browser:
        context = await browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 800})
        page = await context.new_page()
        await page.route("**/*", _only_here)  # the provider's own page wants its letters from elsewhere
        yield page


async def _only_here(route: Route) -> None:
    await (route.continue_() if urlsplit(route.request.url).hostname in LOOPBACK else route.abort())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_one_signs_in_by_the_button_asks_as_oneself_and_signs_out(page: Page, url: str) -> None:
    console = Console(page, url)
    await console.open()
    assert await page.locator("input[name=token], select[name=user]").count() == 0
    assert (await console.run(WHO))["data"]["viewer"] == {"name": "", "roles": []}

    await page.get_by_role("link", name="Kirjaudu sisään").click()
    await page.fill("input[name=login]", "aino")
    await page.fill("input[name=password]", "anything")
    await page.click("button[type=submit]")
    await page.click("button[type=submit]")  # what is told of one to whom
    await page.get_by_text("Kirjautuneena: Aino Esimerkki").wait_for()

    assert page.url == f"{url}/console/"
    await page.wait_for_selector(".graphiql-response .view-lines")
    answer = await Console(page, url).run(WHO)
    assert answer["data"]["viewer"] == {"name": "Aino Esimerkki", "roles": [{"role": "DECIDER"}]}
    assert await page.evaluate("document.cookie") == ""
    (cookie,) = [each for each in await page.context.cookies() if each["name"] == "avustin"]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/")
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "signed-in.png")

    await page.get_by_role("button", name="Kirjaudu ulos").click()
    await page.get_by_role("button", name="Yes, sign me out").click()
    await page.get_by_role("link", name="Kirjaudu sisään").wait_for()
    assert page.url.startswith(f"{url}/console/")
    assert "avustin" not in [each["name"] for each in await page.context.cookies() if each["value"] == cookie["value"]]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_return_that_nobody_began_signs_in_nobody_and_leads_nowhere(
    url: str, provider: RunningProvider
) -> None:
    async with AsyncClient(base_url=url, headers={"accept-language": "sv"}) as http, AsyncClient(base_url=url) as other:
        begun = await http.get("/sign-in", params={"next": "https://evil.example/"})
        state = dict(part.split("=", 1) for part in urlsplit(begun.headers["location"]).query.split("&"))
        unasked = await http.get("/sign-in/callback?code=x&state=y")
        without = await other.get(f"/sign-in/callback?code=x&state={state['state']}")
        made_up = await http.get(f"/sign-in/callback?code=x&state={state['state']}")

    assert begun.headers["location"].startswith(f"{provider.issuer}/auth?")
    assert (state["code_challenge_method"], "nonce" in state) == ("S256", True)
    for answer in (unasked, without, made_up):
        assert answer.status_code == 400
        assert "avustin=" not in answer.headers.get("set-cookie", "")
    assert "Börja om inloggningen." in made_up.text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("client", ["bound-console"])
async def test_a_provider_that_tells_nothing_beside_is_taken_by_its_id_token(url: str) -> None:
    async with AsyncClient(follow_redirects=True) as http:
        page = await http.get(f"{url}/sign-in", params={"next": "/schema.graphql"})
        for form in ({"prompt": "login", "login": "aino", "password": "anything"}, {"prompt": "consent"}):
            action = re.search(r'action="([^"]+)"', page.text)
            assert action is not None, page.text
            page = await http.post(action[1], data=form)
        answer = await http.post(f"{url}/graphql", json={"query": WHO}, headers={"origin": url})

    assert str(page.url) == f"{url}/schema.graphql"
    assert answer.json()["data"] == {"viewer": {"name": "Aino Esimerkki", "roles": [{"role": "DECIDER"}]}}
