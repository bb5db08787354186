"""Takes the pictures that the README and the documentation show: `python -m tests.browser.pictures [ADDRESS]`.

Without an address it makes a demonstration of its own.
"""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page
from tests.browser.by_hand import BY_SUBJECT, choice_of
from tests.browser.chromium import find_chromium, launched
from tests.browser.console import Console
from tests.browser.running import serving

from avustin_core.demo.people import PREPARER

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


async def take(address: str | None) -> None:
    """All of them, anew."""
    async with AsyncExitStack() as stack:
        if address is None:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            address = (await stack.enter_async_context(serving(folder, "--demo"))).url
        browser = await stack.enter_async_context(launched(find_chromium() or "chromium"))
        await console(await _page(browser, 1280, 800), address)
        await front_page(await _page(browser, 1280, 1000), address)
        await form_preview(await _page(browser, 1280, 1000), address)


async def console(page: Page, address: str) -> None:
    """GraphiQL with the README's first query and its answer."""
    opened = Console(page, address)
    await opened.open()
    first, *_ = await opened.group("public")
    await opened.be(choice_of(BY_SUBJECT[PREPARER]))
    await opened.pick(first)
    await opened.press()
    await page.click("[aria-label='Hide editor tools']")
    await _keep(page, "console")


async def front_page(page: Page, address: str) -> None:
    """What runs here, as far as the first screen shows."""
    await page.goto(address)
    await _keep(page, "front-page")


async def form_preview(page: Page, address: str) -> None:
    """A form as an applicant sees it, one answer wrong."""
    await page.goto(f"{address}/console/forms/?programme=digi2019_yhteishankkeet&language=fi")
    await page.get_by_label("Kunta", exact=True).check()
    await page.get_by_label("Sähköposti").fill("maija.meikalainen@")
    await page.get_by_label("Puhelin").focus()
    await page.wait_for_selector(".av-said")
    await _keep(page, "form-preview")


async def _page(browser: Browser, width: int, height: int) -> Page:
    return await browser.new_page(locale="en-GB", viewport={"width": width, "height": height}, device_scale_factor=1)


async def _keep(page: Page, name: str) -> None:
    await page.mouse.move(0, 0)
    await page.wait_for_timeout(1000)  # what fades in or is looked up has come
    await page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="hide")


if __name__ == "__main__":
    asyncio.run(take(sys.argv[1] if len(sys.argv) > 1 else None))
