"""Takes the tutorial's pictures of the console: `python -m tests.authoring.pictures`, once the tutorial's server runs."""

import asyncio
import re

from playwright.async_api import Page
from tests.authoring.tutorial import ROOT, read
from tests.browser.by_hand import BY_SUBJECT, choice_of
from tests.browser.chromium import find_chromium, launched
from tests.browser.console import Console

from avustin_core.demo.people import ADMINISTRATOR, PREPARER

FOLDER = ROOT / "docs" / "pictures"
HOLDERS = re.compile(r'"(APPROPRIATION|CALL)"')


async def take() -> None:
    """Does what the tutorial does in the console, up to the call that is published."""
    tutorial = read(after_the_environment="")
    appropriation, draft, published, _ = (each.text for each in tutorial.operations)
    async with launched(find_chromium() or "chromium") as browser:
        page = await browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 800}, device_scale_factor=1)
        console = Console(page, tutorial.address)
        await console.open()
        await console.be(choice_of(BY_SUBJECT[ADMINISTRATOR]))
        made = await console.run(appropriation)
        await console.be(choice_of(BY_SUBJECT[PREPARER]))
        call = await console.run(_with(draft, made["data"]["createAppropriation"]["appropriation"]["id"]))
        await console.run(_with(published, call["data"]["createCall"]["call"]["id"]))
        await page.click("[aria-label='Hide editor tools']")
        await _keep(page, "tutorial-call")
        await page.goto(tutorial.preview)
        await page.get_by_label("Uimaranta").fill("Hiekkaranta")
        await _keep(page, "tutorial-form")


def _with(operation: str, id: str) -> str:
    return HOLDERS.sub(f'"{id}"', operation)


async def _keep(page: Page, name: str) -> None:
    await page.mouse.move(0, 0)
    await page.wait_for_timeout(1000)  # what fades in or is looked up has come
    await page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="hide")


if __name__ == "__main__":
    asyncio.run(take())
