"""The console stands on its own server, says that all is an example, and keeps to its content security policy."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from playwright.async_api import Browser, Page
from tests.browser.by_hand import SET_CLOCK, choice_of
from tests.browser.console import Console
from tests.browser.running import serving

from avustin_core.demo.people import USERS

TRESPASS = """async () => {
    const stopped = [];
    document.addEventListener('securitypolicyviolation', violation => stopped.push(violation.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    const image = document.createElement('img');
    image.src = 'http://127.0.0.2/picture.png';
    document.body.append(script, image);
    await fetch('http://127.0.0.2/').catch(() => {});
    await new Promise(soon => setTimeout(soon, 100));
    return [stopped.sort(), window.ran ?? false];
}"""


@pytest.fixture
async def unwatched(browser: Browser) -> AsyncIterator[Page]:
    """The page of one who does what the browser complains of."""
    context = await browser.new_context(locale="fi-FI")
    yield await context.new_page()
    await context.close()


async def test_all_of_it_opens_without_another_host(console: Console) -> None:
    """What the page asked for and complained of is looked at when it closes."""
    page = console.page
    answer = await console.run("query Who { viewer { name mandates { mandate } } serverTime }")
    for name in ("Show Documentation Explorer", "Show History", "Show GraphiQL Explorer"):
        await page.click(f"[aria-label='{name}']")
        await page.wait_for_selector(".graphiql-plugin")

    assert "errors" not in answer


async def test_the_banner_follows_the_clock_and_what_is_run_at_once_is_what_was_pasted(
    console: Console, today: datetime
) -> None:
    banner = console.page.locator(".av-demo")
    assert "ESIMERKKI – EXEMPEL" in await banner.inner_text()

    await console.run(SET_CLOCK, {"at": "2031-05-01T12:00:00+03:00"})

    await banner.get_by_text("1.5.2031").wait_for()
    assert (await console.run("query After { __typename }"))["data"] == {"__typename": "Query"}


async def test_it_remembers_who_asks_and_in_which_language(console: Console) -> None:
    chosen = choice_of(USERS[4])
    await console.be(chosen)
    await console.speak("sv")

    await console.open()

    assert await console.page.input_value("select[name=user]") == chosen
    assert await console.page.input_value("select[name=language]") == "sv"
    assert await console.page.get_attribute("html", "lang") == "sv"


async def test_the_policy_stops_strange_scripts_pictures_and_hosts(unwatched: Page, demonstration: str) -> None:
    await Console(unwatched, demonstration).open()

    stopped, ran = await unwatched.evaluate(TRESPASS)

    assert (stopped, ran) == (["connect-src", "img-src", "script-src-elem"], False)


async def test_outside_a_demonstration_it_asks_for_a_token(
    unwatched: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with serving(tmp_path_factory.mktemp("installation")) as server:
        console = Console(unwatched, server.url)
        await console.open()
        assert await unwatched.locator("select[name=user], .av-demo").count() == 0
        assert "data" in await console.run("query Who { viewer { name mandates { mandate } } }")

        await unwatched.fill("input[name=token]", "nobodys")
        await unwatched.click(".av-token button")
        refused = await console.press()

        assert [each["extensions"]["code"] for each in refused["errors"]] == ["UNAUTHENTICATED"]
