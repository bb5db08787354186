"""The case file over the API, and as files: pages in the order of time, JSON and PDF, for those who see the matter."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from httpx2 import ASGITransport, AsyncClient
from tests.core.deciding import AFTERWARDS, bridges
from tests.core.handling import Office
from tests.registries import installed
from typer.testing import CliRunner

from avustin_core.access import Actor, User
from avustin_core.applications.models import Application
from avustin_core.audit import AuditEvent
from avustin_core.eligibility.models import OfficialAnswer
from avustin_core.registry import Registry
from avustin_core.storage import global_id
from avustin_core.trail.rights import READ_SECRETS
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.build import build
from avustin_schema.commands.program import app as program
from avustin_schema.context import Context
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.running.cache import Plans

PAGE = """query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  matter(id: $id) {
    caseFile(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      entries { at kind phase title { fi sv text } text byId by concernsId concerns objectId documentId }
    }
  }
}"""
TOKEN = "decider"


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


@pytest.fixture
async def office(avustin: Avustin) -> Office:
    """An office with a matter in which everything has happened."""
    return await Office.of(avustin)


async def both(avustin: Avustin, actor: Actor, **variables: Any) -> Any:
    """The answer, by a plan and by Strawberry's executor alike."""
    schema, driver = build(installed()), driver_of(avustin.settings.database_url)
    given = {"first": None, "after": None, "last": None, "before": None, **variables}
    given = {name: value for name, value in given.items() if value is not None}
    planned: Any = await Plans(schema, driver).answer(Context(avustin, actor=actor), PAGE, given, None)
    answer = await schema.execute(PAGE, given, context_value=Context(avustin, actor=actor))
    await driver.close()
    assert (answer.errors, answer.data) == (None, planned)
    return planned["matter"] and planned["matter"]["caseFile"]


async def test_pages_follow_one_another_and_hold_each_entry_once(avustin: Avustin, office: Office) -> None:
    application = await office.scene.application()
    await office.everything(application)
    id, decider = global_id("Matter", application.matter_id), office.scene.decider

    whole = await both(avustin, decider, id=id, first=100)
    forwards, after = [], None
    while True:
        page = await both(avustin, decider, id=id, first=4, after=after)
        forwards += page["entries"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    end = await both(avustin, decider, id=id, last=3)
    before = await both(avustin, decider, id=id, last=3, before=end["pageInfo"]["startCursor"])

    assert forwards == whole["entries"]
    assert len(forwards) == whole["totalCount"] >= 14
    assert before["entries"] + end["entries"] == whole["entries"][-6:]
    assert await both(avustin, Actor(), id=id) is None


class Served:
    """The files of an installation over HTTP, to the decider who has a token, and to anyone."""

    def __init__(self, http: AsyncClient) -> None:
        self._http = http

    async def get(self, application: Application, token: str | None = TOKEN, **more: str) -> Any:
        """The response."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        asked = {"matter": application.reference or "", **more}
        return await self._http.get("/case-file", params=asked, headers=headers)


@pytest.fixture
async def served(avustin: Avustin, office: Office) -> AsyncIterator[Served]:
    """They are served."""
    subject = await subject_of(office)
    serving = Avustin(avustin.settings, installed(), clock=avustin.clock, engine=avustin.engine, files=avustin.files)
    app = make_app(serving, tokens={TOKEN: subject})
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as http:
        yield Served(http)


async def for_named_roles(office: Office, application: Application) -> None:
    """An answer to the checklist that is for a role alone: that it was read stands in the trail."""
    (answer,) = await office.rows(OfficialAnswer, application_id=application.id)
    await office.scene.add(OfficialAnswer(**answer.model_dump(exclude={"id", "roles"}), roles=["DECIDER"]))


async def subject_of(office: Office) -> str:
    """Of the decider."""
    (subject,) = [user.subject for user in await office.rows(User) if user.id == office.scene.decider.user_id]
    return subject


async def commanded(office: Office, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:
    """`avustin case-file`, as it is run at a terminal."""
    monkeypatch.setenv("AVUSTIN_DATABASE", office.avustin.settings.database_url)
    monkeypatch.setattr("avustin_core.work.SystemClock", lambda: office.avustin.clock)
    return await asyncio.to_thread(CliRunner().invoke, program, ["case-file", *arguments])


async def test_it_is_given_as_json_and_as_a_tagged_pdf_to_those_who_see_the_matter(
    office: Office, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.avustin.clock.set(AFTERWARDS.replace(microsecond=7))  # type: ignore[attr-defined]  # as clocks do
    application = await office.scene.application(reference="S-1")
    await office.everything(application)
    await for_named_roles(office, application)

    register, pdf = await served.get(application), await served.get(application, format="pdf", language="sv")
    refused = [await served.get(application, token=None), await served.get(application, format="xml")]

    assert register.status_code == 200, register.text
    read = [each for each in await office.rows(AuditEvent) if each.act == READ_SECRETS]
    assert [(each.object_id, each.role) for each in read] == [
        (str(application.id), "DECIDER")
    ] * 2  # told with each file
    printed = await commanded(office, monkeypatch, "S-1", "--as", await subject_of(office))
    assert printed.exit_code == 0, printed.stderr
    assert (printed.exit_code, printed.stdout_bytes) == (0, register.content)
    nobody = await commanded(office, monkeypatch, "S-1", "--as", "nobody")
    unknown = await commanded(office, monkeypatch, "S-2", "--as", await subject_of(office))
    assert [each.exit_code for each in (nobody, unknown)] == [1, 1]
    path = tmp_path / "asia.pdf"
    made = await commanded(
        office, monkeypatch, "S-1", "--as", await subject_of(office), "--pdf", str(path), "--language", "fi"
    )
    assert (made.exit_code, made.stdout, path.read_bytes()[:5]) == (0, "", b"%PDF-")
    assert json.loads(register.content)["matter"]["reference"] == "S-1"
    assert register.content == (await served.get(application)).content
    assert [each.status_code for each in refused] == [404, 400]
    assert pdf.headers["content-disposition"].startswith('attachment; filename="S-1.pdf"')
    with pikepdf.open(io.BytesIO(pdf.content)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("sv")
        said = document.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1<" in said
        assert "<pdfaid:part>2<" in said
    with pdfplumber.open(io.BytesIO(pdf.content)) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
    for word in ("Uppgifter om ärendets behandling", "Ansökan lämnades in", "Beslutet undertecknades", "DECIDER"):
        assert word in text
