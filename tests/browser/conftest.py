"""One server with the demonstration and one Chromium for the tests of pages, and a page that is watched."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from playwright.async_api import Browser, Page, ViewportSize
from tests.browser.chromium import Watch, find_chromium, launched
from tests.browser.console import Console
from tests.browser.front_end import Site, site
from tests.browser.running import serving

FOLDER = Path(__file__).parent
SIZE: ViewportSize = {"width": 1280, "height": 800}
SET_CLOCK = 'mutation { setClock(input: { at: "%s" }) { errors { __typename } } }'
Visit = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them share a server, so one worker runs them."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium. Without it tests of pages fail, unless AVUSTIN_ALLOW_SKIPS says that they may be skipped."""
    path = find_chromium()
    if path is None:
        missing = "Chromium isn't here: install the package 'chromium', or set CHROMIUM to where it is"
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)(missing)
    async with launched(path) as running:
        yield running


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Another origin, whose pages the demonstration lets in."""
    with site(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
async def demonstration(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, other_site: Site
) -> AsyncIterator[str]:
    """The address of a server with the demonstration."""
    async with serving(tmp_path_factory.mktemp("demonstration"), "--demo", origins=other_site.origin) as server:
        yield server.url


@pytest.fixture
async def today(demonstration: str) -> AsyncIterator[datetime]:
    """The moment by the server's clock; afterwards the clock goes on from there, wherever it was set meanwhile."""
    async with AsyncClient(base_url=demonstration) as http:
        told = (await http.post("/graphql", json={"query": "{ serverTime }"})).json()
        yield datetime.fromisoformat(told["data"]["serverTime"])
        again = SET_CLOCK % told["data"]["serverTime"]
        assert (await http.post("/graphql", json={"query": again})).json()["data"] == {"setClock": {"errors": []}}


@pytest.fixture
async def visit(browser: Browser) -> AsyncIterator[Visit]:
    """Empty pages of new visitors, by their language. None may ask another host for anything, or complain of anything."""
    async with AsyncExitStack() as visits:
        watch = Watch()

        async def visit(language: str = "fi-FI") -> Page:
            context = await browser.new_context(viewport=SIZE, locale=language)
            visits.push_async_callback(context.close)
            page = await context.new_page()
            watch.over(page)
            return page

        yield visit
    assert watch == Watch()


@pytest.fixture
async def page(visit: Visit) -> Page:
    """The page of a visitor who reads Finnish."""
    return await visit()


@pytest.fixture
async def console(page: Page, demonstration: str) -> Console:
    """The console of the demonstration, open."""
    opened = Console(page, demonstration)
    await opened.open()
    return opened
