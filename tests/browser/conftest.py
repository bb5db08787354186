"""One server with the demonstration and one Chromium for the tests of pages, and a page that is watched."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

pytest.register_assert_rewrite(
    "tests.browser.running", "tests.browser.by_hand", "tests.walks.client", "tests.walks.generic_client", "tests.walks.scenes"
)

from tests.browser.chromium import Watch, find_chromium, launched  # noqa: E402
from tests.browser.console import Console  # noqa: E402
from tests.browser.running import serving  # noqa: E402

FOLDER = Path(__file__).parent
SIZE = {"width": 1280, "height": 800}


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
async def demonstration(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address of a server with the demonstration."""
    async with serving(tmp_path_factory.mktemp("demonstration"), "--demo") as server:
        yield server.url


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """An empty page of a new visitor, who reads Finnish. It must ask nothing of another host, and complain of nothing."""
    context = await browser.new_context(viewport=SIZE, locale="fi-FI", device_scale_factor=1)
    page, watch = await context.new_page(), Watch()
    watch.over(page)
    yield page
    await context.close()
    assert watch == Watch()


@pytest.fixture
async def console(page: Page, demonstration: str) -> Console:
    """The console of the demonstration, open."""
    opened = Console(page, demonstration)
    await opened.open()
    return opened
