"""The example front end in the browser: any programme's form, two editors, a lost connection, a deadline that passes."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient
from playwright.async_api import Browser, FilePayload, Locator, Page, Route, ViewportSize, expect
from tests.browser.chromium import Watch
from tests.browser.front_end import Site, built, installed
from tests.identity.node import find_node
from tests.walks.client import Client, Json
from tests.walks.scenes.reporting import PDF

SIZE: ViewportSize = {"width": 1000, "height": 760}
EDITOR, SIGNATORY, ADMINISTRATOR = "demo-muokkaaja", "demo-allekirjoittaja", "demo-paakayttaja"
PICTURES = os.environ.get("AVUSTIN_PICTURES")  #: where pictures of these states are kept, when they are wanted
STARTS = """query { calls(first: 10, filter: { closesAt: { isNull: false } }) { nodes { id state closesAt programme { code } } }
  viewer { mandates { organisation { id } } } }"""
STANDS = "query($id: ID!) { application(id: $id) { revision draft { values hidden } form { fields { path } } } }"
HANDED_IN = "query($id: ID!) { application(id: $id) { status reference answers { values } } }"
DRAFTS = """query { applications(first: 50, filter: { mine: true, status: { equals: DRAFT } }) {
  nodes { call { programme { code } } draft { values problems { code } } } } }"""
MOVE = "mutation($at: DateTime!) { setClock(input: { at: $at }) { errors { __typename } } }"
Enter = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
def node() -> str:
    """The Node that builds it. Without one these tests fail, unless AVUSTIN_ALLOW_SKIPS says that they may be skipped."""
    found = find_node()
    if found is None:
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)("Node isn't here: run .ci/node")
    return found


@pytest.fixture(scope="session")
def pages(node: str, other_site: Site, demonstration: str) -> str:
    """Where the front end is."""
    other_site.publish(built(node), demonstration)
    return other_site.origin


@pytest.fixture
async def http(demonstration: str) -> AsyncIterator[AsyncClient]:
    """A client of the server without a browser."""
    async with AsyncClient(base_url=demonstration) as client:
        yield client


@pytest.fixture
async def enter(browser: Browser, pages: str) -> AsyncIterator[Enter]:
    """Signs somebody in, in a window of their own; no page asks another host or throws."""
    watch, thrown = Watch(), []
    async with AsyncExitStack() as windows:

        async def enter(token: str, application: str = "") -> Page:
            context = await browser.new_context(viewport=SIZE, locale="fi-FI")
            windows.push_async_callback(context.close)
            page = await context.new_page()
            watch.over(page)
            page.on("pageerror", lambda error: thrown.append(str(error)))
            await page.goto(f"{pages}/#{application}")
            await page.get_by_label("Kirjautumistunnus").fill(token)
            await page.get_by_role("button", name="Kirjaudu").click()
            return page

        yield enter
    assert (watch.outside, thrown) == ([], [])


async def ask(http: AsyncClient, token: str, document: str, **variables: Any) -> Json:
    """The data of any operation, which mustn't fail."""
    answer = await Client(http, token).send(document, variables)
    assert "errors" not in answer, answer
    data: Json = answer["data"]
    return data


async def round_of(http: AsyncClient, code: str) -> tuple[str, str, datetime]:
    """A call that is open, who applies, and when it closes."""
    found = await ask(http, EDITOR, STARTS)
    call = next(
        each for each in found["calls"]["nodes"] if each["programme"]["code"] == code and each["state"] == "OPEN"
    )
    (mandate,) = found["viewer"]["mandates"]
    return call["id"], mandate["organisation"]["id"], datetime.fromisoformat(call["closesAt"])


async def begun(http: AsyncClient, code: str = "digi2019_yhteishankkeet") -> str:
    """A new draft in the open round of a programme."""
    call, organisation, _ = await round_of(http, code)
    made = await Client(http, EDITOR).do("CreateApplication", callId=call, organisationId=organisation)
    id: str = made["application"]["id"]
    return id


def question(page: Page, path: str) -> Locator:
    """A question with all that stands beside it."""
    return page.locator(f'.question[data-path="{path}"]')


async def look(page: Page, node: str, name: str) -> None:
    """Axe finds nothing wrong with the page as it stands; a picture is kept when it is wanted."""
    await page.add_script_tag(path=installed(node) / "node_modules" / "axe-core" / "axe.min.js")
    found = await page.evaluate("async () => (await axe.run()).violations.map(each => [each.id, each.nodes[0].html])")
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", animations="disabled", caret="hide")
    assert found == []


async def test_two_editors_write_one_draft_and_choose_where_they_differ(
    enter: Enter, http: AsyncClient, node: str
) -> None:
    editor = await enter(EDITOR)
    await editor.get_by_role("button", name="Aloita hakemus").first.click()
    purpose = question(editor, "purpose").get_by_role("textbox")
    await purpose.wait_for()
    id = editor.url.partition("#")[2]
    signatory = await enter(SIGNATORY, id)
    other = question(signatory, "purpose").get_by_role("textbox")

    await purpose.fill("Yhteinen palvelu")
    await expect(other).to_have_value("Yhteinen palvelu")
    await editor.get_by_role("button", name="Lisää: Kustannukset").click()
    await editor.get_by_label("Määrä ilman arvonlisäveroa").fill("12,")
    row = signatory.get_by_role("group", name="Kustannukset 1")
    await expect(row.get_by_label("Määrä ilman arvonlisäveroa")).to_have_value("12,")
    await expect(row.locator(".problem").filter(has_text="Määrä")).to_be_visible()
    await row.get_by_role("button", name="Poista: Kustannukset 1").click()
    await expect(editor.get_by_label("Määrä ilman arvonlisäveroa")).to_have_count(0)
    await signatory.context.set_offline(True)
    await other.fill("Yhteinen palvelu kaikille")
    await purpose.fill("Yhteinen palvelu kunnille")
    await expect(editor.locator(".standing")).to_have_text("Tallennettu")
    await signatory.context.set_offline(False)
    met = question(signatory, "purpose").get_by_role("alert")
    await expect(met).to_contain_text("Hänen vastauksensa: Yhteinen palvelu kunnille")
    await expect(other).to_have_value("Yhteinen palvelu kunnille")
    await met.scroll_into_view_if_needed()
    await look(signatory, node, "two-editors")
    await met.get_by_role("button", name="Käytä omaa vastaustasi").click()

    await expect(purpose).to_have_value("Yhteinen palvelu kaikille")
    await expect(met).to_have_count(0)
    assert (await ask(http, EDITOR, STANDS, id=id))["application"]["draft"]["values"][
        "purpose"
    ] == "Yhteinen palvelu kaikille"


async def test_what_is_typed_without_a_connection_is_kept_and_saved_once(
    enter: Enter, http: AsyncClient, node: str
) -> None:
    id = await begun(http)
    page = await enter(EDITOR, id)
    summary = question(page, "summary").get_by_role("textbox")
    await summary.fill("Ensin.")
    await expect(page.locator(".standing")).to_contain_text("Tallennettu")
    before = (await ask(http, EDITOR, STANDS, id=id))["application"]["revision"]
    saves: list[str] = []

    async def lose(route: Route) -> None:
        """The first save is done, and its answer gets lost."""
        asked = route.request.post_data or ""
        is_first = "saveApplication" in asked and not saves
        saves.extend([asked] if "saveApplication" in asked else [])
        if not is_first:
            await route.continue_()
            return
        await route.fetch()
        await page.context.set_offline(True)
        await route.abort()

    await page.route("**/graphql", lose)
    await summary.fill("Ilman yhteyttä.")
    await expect(page.get_by_role("alert")).to_contain_text("Yhteys katkesi")
    await question(page, "purpose").get_by_role("textbox").fill("Kirjoitettu sillä välin")
    await look(page, node, "lost-connection")
    await page.context.set_offline(False)

    await expect(page.locator(".standing")).to_contain_text("Tallennettu")
    await expect(summary).to_have_value("Ilman yhteyttä.")
    stands = (await ask(http, EDITOR, STANDS, id=id))["application"]
    assert (stands["draft"]["values"]["summary"], stands["draft"]["values"]["purpose"]) == (
        "Ilman yhteyttä.", "Kirjoitettu sillä välin",
    )  # fmt: skip
    assert saves[0] == saves[1]  # its key too
    assert (len(set(saves)), stands["revision"] - before) == (2, 2)


async def test_a_deadline_that_passes_is_told_and_nothing_typed_is_thrown_away(
    enter: Enter, http: AsyncClient, node: str, today: datetime
) -> None:
    id = await begun(http)
    _, _, closes = await round_of(http, "digi2019_yhteishankkeet")
    page = await enter(SIGNATORY, id)
    await expect(page.get_by_text("Haku päättyy")).to_be_visible()
    await page.context.set_offline(True)
    await question(page, "summary").get_by_role("textbox").fill("Myöhässä.")
    await ask(http, ADMINISTRATOR, MOVE, at=(closes + timedelta(minutes=1)).isoformat())
    await page.context.set_offline(False)

    await expect(page.locator(".standing")).to_contain_text("Ei tallennettu")
    await expect(page.locator(".standing dd")).to_have_text("Myöhässä.")
    await expect(page.get_by_role("alert").filter(has_text="Haku on päättynyt")).to_be_visible()
    submit = page.get_by_role("button", name="Lähetä hakemus")
    await expect(submit).to_be_disabled()
    await expect(question(page, "purpose").get_by_role("textbox")).to_be_disabled()
    await look(page, node, "deadline")
    await page.reload()
    await expect(page.locator(".standing dd")).to_have_text("Myöhässä.")


@pytest.mark.parametrize("code", ["digi2019_yhteishankkeet", "digi2019_tiedolla_johtaminen"])
async def test_any_programme_is_drawn_mended_and_handed_in(enter: Enter, http: AsyncClient, code: str) -> None:
    id, fields = await almost_ready(http, code)
    page = await enter(SIGNATORY, id)
    purpose = question(page, "purpose")
    await expect(purpose.locator(".problem")).to_have_count(1)
    drawn = await page.locator(".question").evaluate_all("all => all.map(each => each.dataset.path)")

    await purpose.get_by_role("textbox").fill("Palvelut yhteisiksi")
    await expect(purpose.locator(".problem")).to_have_count(0)
    file: FilePayload = {"name": "suunnitelma.pdf", "mimeType": "application/pdf", "buffer": PDF}
    await question(page, "attachments").locator("input").set_input_files(file)
    await expect(question(page, "attachments").get_by_role("listitem")).to_contain_text("suunnitelma.pdf")
    await page.get_by_role("button", name="Lähetä hakemus").click()

    told = page.locator(".done")
    await expect(told).to_contain_text("Hakemus on lähetetty")
    await page.locator("header select").select_option("sv")
    await expect(told).to_contain_text("Ansökan har lämnats in")
    await expect(page.get_by_role("heading", name="Bilagor")).to_be_visible()
    handed_in = (await ask(http, SIGNATORY, HANDED_IN, id=id))["application"]
    assert handed_in["status"] == "SUBMITTED"
    assert handed_in["answers"]["values"]["purpose"] == "Palvelut yhteisiksi"
    assert len(handed_in["answers"]["values"]["attachments"]) == 1
    assert handed_in["reference"] in await told.inner_text()
    assert {path.partition(".")[0] for path in drawn} == fields


async def almost_ready(http: AsyncClient, code: str) -> tuple[str, set[str]]:
    """A new draft to which one answer lacks, as in one of the demonstration; the questions that it shows."""
    drafts = (await ask(http, SIGNATORY, DRAFTS))["applications"]["nodes"]
    ready = next(
        each["draft"] for each in drafts if each["call"]["programme"]["code"] == code and not each["draft"]["problems"]
    )
    id, values = await begun(http, code), {**ready["values"], "purpose": None}
    (revision,) = [(await ask(http, EDITOR, STANDS, id=id))["application"]["revision"]]
    await Client(http, EDITOR).do("SaveApplication", id=id, baseRevision=revision, answers={"values": values})
    drawn = (await ask(http, EDITOR, STANDS, id=id))["application"]
    hidden = {each[0] for each in drawn["draft"]["hidden"] if len(each) == 1}
    empty = {name for name in ("measures", "participants", "costs") if not values.get(name)}
    return id, {each["path"][0] for each in drawn["form"]["fields"]} - hidden - empty
