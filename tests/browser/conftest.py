"""One server with a copy of the demonstration and one Chromium for the tests of pages, and a page that is watched."""

import os
import shutil
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
from tests.demo.conftest import TODAY, Made, made

from avustin_core.clock import HELSINKI
from avustin_core.demo.resetting import keep

__all__ = ["made"]  # the fixture
FOLDER = Path(__file__).parent
SIZE: ViewportSize = {"width": 1280, "height": 800}
SET_CLOCK = 'mutation { setClock(input: { at: "%s" }) { errors { __typename } } }'
Visit = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them share a server, so one worker runs them: the one that makes what the server serves a copy of."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("demo-sqlite"))


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
    browser: Browser, made: Made, tmp_path_factory: pytest.TempPathFactory, other_site: Site
) -> AsyncIterator[str]:
    """The address of a server with a copy of the demonstration, on the day on which it was made."""
    original, folder = await made("sqlite"), tmp_path_factory.mktemp("demonstration")
    await original.close()
    copy = folder / "data" / f"demo-{TODAY.astimezone(HELSINKI):%Y-%m-%dT%H%M}"
    shutil.copytree(original.settings.data, copy)
    await keep(original.settings.model_copy(update={"data": copy}))
    async with serving(folder, "--demo", "--clock", TODAY.isoformat(), origins=other_site.origin) as server:
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
