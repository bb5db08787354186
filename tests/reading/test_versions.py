"""Two versions of a form beside each other: what was handed in on the first is read as the second asks it, both ways alike."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries
from tests.core.ferries_anew import ferries_anew
from tests.reading.ways import Ways

from avustin_core.access import Actor, User
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.storage import global_id
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.running.cache import Plans

DATA = """query ($id: ID!) { application(id: $id) {
  form { version title { sv } }
  call { programme { forms { version title { fi } } } }
  answers { formVersion values }
  data { __typename formVersion shapeVersion ... on FerriesApplicationData {
    title works plan contact { name email } costs { key name } totalCosts year convicted
  } }
  findings { ruleKey outcome }
} }"""
MOVED = """query ($id: ID!) { application(id: $id) {
  formMoves { before after reason { sv } lost { path label { fi } } keptIn }
  draft { formVersion values findings { ruleKey outcome } problems { code path } }
  versions { id formVersion answers { values } }
} }"""
TRY = """mutation ($input: PreviewCallFormInput!) { previewCallForm(input: $input) {
  report { before after drafts losing summary { en } fingerprint effects { effect path drafts applications } }
  errors { ... on UserError { code } }
} }"""
PUBLISH = """mutation ($input: PublishCallFormInput!) { publishCallForm(input: $input) {
  call { form { version } formChanges { before after reason { fi } drafts losing by } } report { drafts }
  errors { ... on UserError { code path } }
} }"""
SAVE = """mutation ($input: SaveApplicationInput!) { saveApplication(input: $input) {
  application { form { version } } movedFrom conflicts { path } problems { code path } errors { ... on UserError { code } }
} }"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme as it was when the call was published."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


@pytest.fixture
async def ways(harbour: Harbour) -> AsyncIterator[Ways]:
    """The installation, started anew with the plugin's next release."""
    avustin = harbour.avustin
    avustin.registry = ferries_anew()
    schema, driver = build(avustin.registry), driver_of(avustin.settings.database_url)
    chief = await harbour.add(User(subject="chief", name="Chief"))
    viewers = {
        "party": harbour.signatory, "preparer": harbour.preparer, "assessor": harbour.assessor,
        "chief": Actor(chief.id, roles=frozenset({(Role.ADMINISTRATOR, None)})),
    }  # fmt: skip
    yield Ways(avustin, schema, Plans(schema, driver), avustin.clock.now(), viewers)
    await driver.close()


async def asked(ways: Ways, document: str, variables: Any, viewer: str) -> Any:
    """The answer, which must be the same both ways where it only reads."""
    if document.startswith("query"):
        assert await ways.both(document, variables, viewer=viewer) is None
    result = await ways.executed(document, variables, viewer=viewer)
    assert not result.errors, result.errors
    return next(iter((result.data or {}).values()))


async def test_what_was_handed_in_is_read_as_the_newest_version_asks_it_by_those_who_may(
    harbour: Harbour, ways: Ways
) -> None:
    ways.avustin.registry = ferries()
    handed_in = await harbour.submitted(plan="Uusi lossi", contact={"name": "Aino"}, convicted="Ei")
    ways.avustin.registry = ferries_anew()
    id = {"id": global_id("Application", handed_in.id)}

    told = {viewer: await asked(ways, DATA, id, viewer) for viewer in ("party", "preparer", "assessor")}

    data = {
        "__typename": "FerriesApplicationData", "formVersion": "1.0", "shapeVersion": "1.1", "title": "Lossi Saareen",
        "works": "Uusi lossi", "plan": "Uusi lossi", "contact": {"name": "Aino", "email": None},
        "costs": [{"key": "k1", "name": "Palkat"}], "totalCosts": "10000.00", "year": None, "convicted": "Ei",
    }  # fmt: skip
    assert told["party"]["data"] == told["preparer"]["data"] == data
    assert told["assessor"]["data"] == data | {"convicted": None}
    assert told["party"]["form"] == {"version": "1.0", "title": {"sv": "Ansökan"}}
    assert told["party"]["call"]["programme"]["forms"] == [
        {"version": "1.0", "title": {"fi": "Hakemus"}},
        {"version": "1.1", "title": {"fi": "Lossihakemus"}},
        {"version": "1.0", "title": None},
    ]
    assert told["party"]["answers"]["formVersion"] == "1.0"
    assert told["party"]["answers"]["values"]["plan"] == "Uusi lossi"


async def test_a_running_call_is_given_the_new_form_over_the_api_and_the_applicant_sees_what_it_dropped(
    harbour: Harbour, ways: Ways
) -> None:
    ways.avustin.registry = ferries()
    draft = await harbour.draft(plan="Uusi lossi", contact={"name": "Aino"})
    ways.avustin.registry = ferries_anew()
    base, id = (await harbour.read(draft)).revision, global_id("Application", draft.id)
    call = {"id": global_id("Call", harbour.call.id), "version": "1.1"}

    tried = await asked(ways, TRY, {"input": call}, "chief")
    revision = (await harbour.read(harbour.call)).revision
    reason = {"fi": "Lyhennetään.", "sv": "Förkortas."}
    given = {**call, "revision": revision, "reason": reason, "fingerprint": tried["report"].pop("fingerprint")}
    untrue = await asked(ways, PUBLISH, {"input": given | {"fingerprint": "x"}}, "chief")
    done = await asked(ways, PUBLISH, {"input": given}, "chief")
    change = {"path": ["contact", "name"], "value": "Eino"}
    late = {"id": id, "baseRevision": base, "answers": {"changes": [change, {"path": ["year"], "value": 2020}]}}
    saved = await asked(ways, SAVE, {"input": late}, "party")
    seen = await asked(ways, MOVED, {"id": id}, "party")

    lost = {"effect": "LOST", "path": ["contact", "name"], "drafts": 1, "applications": []}
    moved = {"effect": "MOVED", "path": ["plan"], "drafts": 1, "applications": []}
    new = {"effect": "ASKED", "path": ["year"], "drafts": 1, "applications": []}
    summary = {"en": "1 draft: 1 loses an answer in contact.name"}
    assert tried == {
        "report": {
            "before": "1.0", "after": "1.1", "drafts": 1, "losing": 1, "summary": summary, "effects": [lost, moved, new],
        },
        "errors": [],
    }  # fmt: skip
    assert untrue["errors"] == [{"code": "FORM_REPORT_OUTDATED", "path": ["fingerprint"]}]
    assert (done["errors"], done["report"], done["call"]["form"]) == ([], {"drafts": 1}, {"version": "1.1"})
    (told,) = done["call"]["formChanges"]
    assert told | {"by": ""} == {
        "before": "1.0", "after": "1.1", "reason": {"fi": "Lyhennetään."}, "drafts": 1, "losing": 1, "by": "",
    }  # fmt: skip
    assert saved == {
        "application": {"form": {"version": "1.1"}}, "movedFrom": "1.0", "conflicts": [{"path": ["contact"]}],
        "problems": [], "errors": [],
    }  # fmt: skip
    first = seen["versions"][0]
    assert (first["formVersion"], first["answers"]["values"]["contact"]) == ("1.0", {"name": "Aino"})
    assert seen["formMoves"] == [{
        "before": "1.0", "after": "1.1", "reason": {"sv": "Förkortas."}, "keptIn": first["id"],
        "lost": [{"path": ["contact", "name"], "label": {"fi": "Yhteyshenkilö – Nimi"}}],
    }]  # fmt: skip
    assert (seen["draft"]["formVersion"], seen["draft"]["values"]["works"]) == ("1.1", "Uusi lossi")
    assert {"ruleKey": "described", "outcome": "MET"} in seen["draft"]["findings"]
    assert (await asked(ways, MOVED, {"id": id}, "chief")) is None
