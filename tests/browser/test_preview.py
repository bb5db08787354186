"""Any programme's form as an applicant would see it: drawn from what the API serves, checked as one types, for everyone."""

import os
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from playwright.async_api import Locator, Page, expect
from tests.browser.conftest import Visit
from tests.browser.front_end import installed
from tests.identity.node import find_node
from tests.schema.every_kind import CODE, EVERY_KIND, Everything
from tests.walks.serving import serving

from avustin_core.clock import SetClock
from avustin_core.forms import json_schema, spec_of
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

JOINT, KNOWLEDGE = "digi2019_yhteishankkeet", "digi2019_tiedolla_johtaminen"
ADMINISTRATOR = "demo-paakayttaja"
DRAFT = 'mutation { createCall(input: { programme: "%s", template: "2019" }) { call { id } } }'
VIOLATIONS = "async () => (await axe.run()).violations.map(each => [each.id, each.nodes[0].html])"
UNNAMED = """() => [...document.querySelectorAll('main input, main select, main textarea')]
    .filter(control => !control.labels.length).map(control => control.id)"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker of accessibility, as the example front end has it."""
    node = find_node()
    if node is None:
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)("Node isn't here: run .ci/node")
    return (installed(node) / "node_modules" / "axe-core" / "axe.min.js").read_text()


async def opened(page: Page, address: str, **wanted: str) -> None:
    """The form, once the server has said what it says of no answers."""
    await page.goto(f"{address}/console/forms/?{'&'.join(f'{name}={value}' for name, value in wanted.items())}")
    await checked(page)


async def checked(page: Page) -> None:
    """Until the server has answered for what stands there."""
    await page.wait_for_selector(".av-status[data-state=checked]", state="attached")


async def violations(page: Page, axe: str) -> object:
    """What axe finds, and controls without a name."""
    await page.evaluate(axe)
    return [*await page.evaluate(VIOLATIONS), *await page.evaluate(UNNAMED)]


def field(page: Page, name: str) -> Locator:
    """A field with its label and all that is said of it."""
    return page.locator(f"#root_{name}__field")


async def test_it_is_checked_computed_and_looked_up_as_one_types(visit: Visit, demonstration: str, axe: str) -> None:
    page = await visit()
    await opened(page, demonstration, programme=JOINT)
    assert await page.get_attribute("html", "lang") == "fi"
    await expect(field(page, "technologies")).to_have_count(0)

    await page.get_by_role("button", name="Lisää rivi: Osallistujat").click()
    organisation = field(page, "participants_0_organisation").get_by_role("combobox")
    await organisation.fill("kunta")
    found = page.locator("datalist option").first
    await found.wait_for(state="attached")
    await organisation.fill(await found.get_attribute("value") or "")
    await field(page, "targets").get_by_label("teknologi").first.check()
    await field(page, "contactPerson_email").get_by_role("textbox").fill("nimi@")
    await page.get_by_role("button", name="Lisää rivi: Kustannukset").click()
    await expect(field(page, "costs_0_category").get_by_role("combobox")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await field(page, "costs_0_amount").get_by_role("textbox").fill("12345,5")
    await page.keyboard.press("Tab")

    await expect(field(page, "technologies")).to_be_visible()
    await expect(field(page, "totalCosts").locator("output")).to_have_text("12\N{NO-BREAK SPACE}345,50 euroa")
    await expect(field(page, "contactPerson_email").locator(".av-said")).to_contain_text("sähköpostiosoite")
    faulty = field(page, "contactPerson_email").get_by_role("textbox")
    assert await faulty.get_attribute("aria-invalid") == "true"
    assert "root_contactPerson_email__error" in (await faulty.get_attribute("aria-describedby") or "")
    await expect(field(page, "participants_0_organisation").locator(".av-said")).to_have_count(0)
    await expect(field(page, "purpose").locator(".av-said")).to_have_count(0)
    assert await violations(page, axe) == []


async def test_all_problems_are_listed_and_lead_to_their_fields_in_the_language_that_is_chosen(
    visit: Visit, demonstration: str, axe: str
) -> None:
    page = await visit()
    await opened(page, demonstration, programme=JOINT)
    await field(page, "contactPerson_name").get_by_role("textbox").fill("Maija")

    await page.get_by_role("button", name="Svenska").click()
    await checked(page)
    await page.get_by_role("button", name="Kontrollera svaren").press("Enter")

    summary = page.get_by_role("region", name="Rätta eller fyll i dessa punkter")
    await expect(summary).to_be_focused()
    await expect(page.locator(".av-status")).to_contain_text("punkter ska rättas")
    await summary.get_by_role("link", name="Telefon").press("Enter")
    await expect(field(page, "contactPerson_phone").get_by_role("textbox")).to_be_focused()
    await expect(field(page, "contactPerson_phone").locator(".av-said")).to_contain_text("Fyll i")
    assert await field(page, "contactPerson_name").get_by_role("textbox").input_value() == "Maija"
    assert await page.get_attribute("html", "lang") == "sv"
    assert "language=sv" in page.url
    assert await violations(page, axe) == []


async def test_reports_and_calls_are_seen_also_on_a_narrow_screen(visit: Visit, demonstration: str) -> None:
    page = await visit()
    await page.set_viewport_size({"width": 390, "height": 800})
    await opened(page, demonstration, programme=KNOWLEDGE, form="FinalReport", version="1.0", language="sv")
    assert await page.input_value("select[name=form]") == f"{KNOWLEDGE}/FinalReport/1.0"
    assert await page.evaluate(WIDER) <= 0

    await page.select_option("select[name=form]", f"{JOINT}/ApplicationForm/1.0")
    await checked(page)
    await page.select_option("select[name=call]", index=1)
    await checked(page)

    assert "call=" in page.url
    assert await page.evaluate(WIDER) <= 0
    await page.goto(f"{demonstration}/console/forms?programme={JOINT}&version=99")
    await expect(page.get_by_role("status")).to_contain_text("Lomaketta tai hakua ei löydy")


async def test_a_call_is_tried_out_before_it_is_published_by_its_officials_alone(
    visit: Visit, demonstration: str, axe: str
) -> None:
    call = await drafted(demonstration)
    page = await visit()
    await page.goto(f"{demonstration}/console/forms/?call={call}")
    await expect(page.get_by_role("status")).to_contain_text("sinulla ei ole oikeutta nähdä sitä")
    await page.select_option("select[name=user]", ADMINISTRATOR)
    await checked(page)
    await expect(page.locator("select[name=call] option:checked")).to_contain_text("Julkaisematon: ")

    await page.get_by_role("button", name="Lisää rivi: Kustannukset").click()
    await field(page, "costs_0_amount").get_by_role("textbox").fill("100")
    await page.get_by_role("button", name="Svenska").click()
    await expect(field(page, "totalCosts").locator("output")).to_have_text("100,00 euro")
    await expect(page.locator("select[name=call] option:checked")).to_contain_text("Inte publicerad: ")
    assert await violations(page, axe) == []

    await page.select_option("select[name=user]", "")
    await expect(page.get_by_role("status").first).to_contain_text("du inte rätt att se den")


async def drafted(address: str) -> str:
    """The id of a call that isn't published."""
    headers = {"Authorization": f"Bearer {ADMINISTRATOR}"}
    async with AsyncClient(base_url=address, headers=headers) as http:
        answer = (await http.post("/graphql", json={"query": DRAFT % JOINT})).json()
    call: str = answer["data"]["createCall"]["call"]["id"]
    return call


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_every_kind_of_field_is_drawn_with_a_name(
    database: str, visit: Visit, axe: str, clock: SetClock, tmp_path: Path
) -> None:
    registry = Registry.installed(extra=[EVERY_KIND])
    avustin = Avustin(Settings(data=tmp_path, database=database), registry, clock=clock)
    spec = spec_of(Everything)
    async with serving(avustin, {}) as http:
        page = await visit("sv-FI")
        await opened(page, str(http.base_url).rstrip("/"), programme=CODE, language="sv")
        for add in await page.locator(".av-add").all():
            await add.click()
        await page.get_by_role("button", name="Kontrollera svaren").click()
        await checked(page)

        titles = json_schema(spec, "sv")["properties"]
        for each in spec.fields:
            await expect(field(page, each.name)).to_contain_text(titles[each.name]["title"])  # type: ignore[index]
            drawn = field(page, each.name).locator("input, select, textarea, output")
            assert await drawn.count() > 0, each.name
        assert await violations(page, axe) == []
