"""The page of a case file: for those who see the matter, in both languages, accessible, on a narrow screen too."""

import pikepdf
from httpx2 import AsyncClient
from playwright.async_api import expect
from tests.browser.conftest import Visit
from tests.browser.test_preview import WIDER, axe, violations

__all__ = ["axe"]  # the fixture
PREPARER = "demo-valmistelija"
GRANTED = "{ reports(first: 1) { nodes { application { reference } } } }"


async def granted(address: str) -> str:
    """The reference of an application on which there is a report: everything has happened in its matter."""
    headers = {"Authorization": f"Bearer {PREPARER}"}
    async with AsyncClient(base_url=address) as http:
        answer = (await http.post("/graphql", json={"query": GRANTED}, headers=headers)).json()
    reference: str = answer["data"]["reports"]["nodes"][0]["application"]["reference"]
    return reference


async def test_an_official_reads_a_matter_from_its_arrival_to_its_report(
    visit: Visit,
    demonstration: str,
    axe: str,
) -> None:
    reference = await granted(demonstration)
    page = await visit()
    await page.goto(f"{demonstration}/console/case-file/?language=fi")
    await page.select_option("select[name=user]", PREPARER)
    await page.get_by_label("Asianumero, hakemusnumero tai tunnus").fill(reference)
    await page.get_by_role("button", name="Hae").click()

    entries = page.locator(".av-entries > li")
    await expect(entries.first).to_contain_text("Asia tuli vireille")
    kinds = [await each.get_attribute("data-kind") for each in await entries.all()]
    for kind in ("HANDED_IN", "FINDING", "ASSESSED", "PROPOSED", "SIGNED", "NOTIFIED", "REPORT_HANDED_IN"):
        assert kind in kinds
    assert await violations(page, axe) == []

    await page.get_by_role("button", name="Svenska").click()
    await expect(entries.first).to_contain_text("Ärendet blev anhängigt")
    await page.get_by_label("Skede").select_option("DECISION")
    assert {await each.get_attribute("data-kind") for each in await entries.all()} >= {"PROPOSED", "SIGNED"}
    await page.set_viewport_size({"width": 390, "height": 800})
    assert await page.evaluate(WIDER) <= 0
    assert await violations(page, axe) == []
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Ladda ner PDF").click()
    saved = await (await download.value).path()
    with pikepdf.open(saved) as document:
        assert document.Root.MarkInfo.Marked
