"""The front page says what runs here, in the visitor's language, and its links lead somewhere."""

import pytest
from tests.browser.conftest import Visit

from avustin_core.demo.people import USERS

TOLD = {
    "fi": ("ESIMERKKI, EI VIRANOMAISPÄÄTÖS", "keksittyjä", "Avustukset kuntien yhteishankkeisiin", "Hallintakonsoli"),
    "sv": ("EXEMPEL, INTE ETT MYNDIGHETSBESLUT", "påhittade", "Understöd för kommuners gemensamma projekt", "Alla"),
    "en": ("EXAMPLE, NO DECISION OF AN AUTHORITY", "invented", "Grants", "Console"),
}


@pytest.mark.parametrize("language", TOLD)
async def test_it_shows_programmes_calls_and_users_and_that_all_is_invented(
    visit: Visit, demonstration: str, language: str
) -> None:
    page = await visit(language)

    await page.goto(demonstration)

    assert await page.get_attribute("html", "lang") == language
    shown = await page.inner_text("body")
    assert [each for each in TOLD[language] if each not in shown] == []
    assert await page.locator(".programme").count() == 2
    assert await page.locator(".programme").nth(0).locator("h4").count() >= 2
    assert await page.locator(".programme").nth(1).locator("h4").count() >= 2
    assert [each.token for each in USERS if each.token not in shown] == []


async def test_its_links_lead_somewhere(visit: Visit, demonstration: str) -> None:
    page = await visit()
    await page.goto(demonstration)
    links: list[str] = await page.eval_on_selector_all("a", "links => links.map(link => link.href)")
    assert [link for link in links if not link.startswith(demonstration)] == []

    answers = {link.removeprefix(demonstration): (await page.request.get(link)).status for link in links}

    assert {"/console/", "/console/forms/?language=fi", "/schema.graphql"} < answers.keys()
    assert set(answers.values()) == {200}


async def test_the_console_is_one_click_away(visit: Visit, demonstration: str) -> None:
    page = await visit()
    await page.goto(demonstration)

    await page.click("a[href='console/']")

    await page.wait_for_selector(".graphiql-response .view-lines")
