"""What a plugin leaves when it goes, and what an administrator takes from it while it is there."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from httpx2 import ASGITransport, AsyncClient
from tests.demo.test_over_http import FIRST, ask

from avustin_core.access import PUBLIC
from avustin_core.audit.verifying import verify
from avustin_core.demo.people import USERS
from avustin_core.errors import Refusal
from avustin_core.messages.working import worker_of
from avustin_core.programmes.operations import remember
from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.console.config import config_of

VIEWERS = [user.token for user in USERS]
PLUGINS = ("digi2019_tiedolla_johtaminen", "digi2019_yhteishankkeet")
GONE = {"GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"}  #: beside what an operation refuses
ANSWERED = """{ applications(first: 5) { totalCount nodes { id title
  answers { formVersion values hidden } form { name version }
  reports { answers { values hidden } form { name } } decisions { kind amount } documents { name }
} } found: applications(first: 3, filter: {search: "palvelu"}) { totalCount nodes { id title } }
calls(first: 3, filter: {search: "kunta"}) { totalCount nodes { id title { fi } form { id } } } }"""
NODE = """query($id: ID!) { node(id: $id) { __typename id ... on Application { answers { values } findings { outcome } }
  ... on Form { version fields { path } jsonSchema } ... on Call { criteria { key } } ... on Report { answers { values } } } }"""
DESCRIBED = "{ applications(first: 2) { nodes { form { fields { path label { fi sv } } } fields { path access } } } }"
DRAFTS = """{ applications(first: 100) { nodes { id revision call { id revision title { fi } programme { id code } }
  data { __typename } draft { isChecked values problems { code } }
  actions { name allowed blockedBy { code message } } } } }"""
SAVE = """mutation($id: ID!, $revision: Int!) { saveApplication(input: {id: $id, baseRevision: $revision,
  answers: {changes: [{path: ["title"], value: "Uusi nimi"}]}}) { application { id }
  errors { ... on UserError { code message path } } } }"""
UPLOAD = """mutation($id: ID!) { createUpload(input: {applicationId: $id, name: "a.pdf", size: 9, field: ["plan"]}) {
  errors { ... on UserError { code } } } }"""
DISABLE = """mutation($id: ID!, $reason: TextInput!) { disableProgramme(input: {id: $id, reason: $reason}) {
  programme { disabledAt disabledReason { fi } actions { name allowed } } errors { ... on UserError { code } } } }"""
ENABLE = """mutation($id: ID!) { enableProgramme(input: {id: $id, reason: "Vika on korjattu"}) {
  programme { disabledAt } errors { ... on UserError { code } } } }"""
DISABLE_CALL = """mutation($id: ID!, $revision: Int!) { disableCall(input: {id: $id, revision: $revision,
  reason: {fi: "Vain tässä haussa", sv: "Bara i denna utlysning"}}) { call { disabledAt }
  errors { ... on UserError { code } } } }"""
ENABLE_CALL = """mutation($id: ID!, $revision: Int!) { enableCall(input: {id: $id, revision: $revision, reason: "Syy"}) {
  call { disabledAt } errors { ... on UserError { code message } } } }"""
OPEN = """mutation { createCall(input: {programme: "digi2019_yhteishankkeet"}) { errors { ... on UserError { code } } } }"""
TRAIL = "{ auditEvents(first: 3) { nodes { changes { after } } } }"
WHY = {"fi": "Lomakkeessa on vika", "sv": "Blanketten har ett fel"}


@asynccontextmanager
async def started(avustin: Avustin) -> AsyncIterator[AsyncClient]:
    """A server of it, which remembered at its start what is installed."""
    await avustin.run(PUBLIC, remember)
    async with AsyncClient(transport=ASGITransport(app=make_app(avustin)), base_url="http://localhost:8000") as http:
        yield http


async def nodes_of(http: AsyncClient, answer: Any) -> list[Any]:
    """What an answer tells of, asked again by global ids."""
    calls = answer["data"]["calls"]["nodes"]
    ids = [each["id"] for each in (*_nodes(answer), *calls, *(call["form"] for call in calls if call["form"]))]
    return [(await ask(http, NODE, {"id": id}, token=FIRST["official"]))["data"]["node"] for id in ids]


def codes(answer: Any) -> list[str]:
    """What refuses an answer, in it or beside it."""
    payloads = [each for each in (answer.get("data") or {}).values() if isinstance(each, dict)]
    return [each["extensions"]["code"] for each in answer.get("errors", ())] + [
        error["code"] for payload in payloads for error in payload.get("errors", ())
    ]


async def test_what_a_removed_plugin_left_is_read_as_before_and_changed_by_nobody(trial: Avustin) -> None:
    tabs = (await config_of(trial))["tabs"]
    bare = Avustin(
        trial.settings.model_copy(update={"plans": "both"}), Registry.installed(blocked=PLUGINS), clock=trial.clock
    )
    async with started(trial) as http:
        before = {token: await ask(http, ANSWERED, token=token) for token in VIEWERS}
        described = await ask(http, DESCRIBED, token=FIRST["official"])
        nodes = await nodes_of(http, before[FIRST["official"]])
    async with started(bare) as http:
        labels = await ask(http, DESCRIBED, token=FIRST["official"])
        after = {token: await ask(http, ANSWERED, token=token) for token in VIEWERS}
        nodes_after = await nodes_of(http, after[FIRST["official"]])
        drafts = (await ask(http, DRAFTS, token=FIRST["applicant"]))["data"]["applications"]["nodes"]
        draft = next(each for each in drafts if each["draft"] and "saveApplication" in str(each["actions"]))
        saved = await ask(http, SAVE, {"id": draft["id"], "revision": draft["revision"]}, token=FIRST["applicant"])
        sent = await ask(http, UPLOAD, {"id": draft["id"]}, token=FIRST["applicant"])
        told = [
            (
                tab["query"],
                await ask(
                    http, tab["query"], json.loads(tab["variables"] or "null"), token=FIRST.get(tab["group"], "")
                ),
            )
            for tab in tabs
            if not tab["query"].startswith("subscription")
        ]
        front = await http.get("/")
    await worker_of(bare).drain()
    found = await verify(bare.engine, bare.settings.anchors)
    await bare.close()

    for token, answer in before.items():
        assert not answer.get("errors"), (token, answer.get("errors"))
        assert answer["data"] == after[token]["data"], token
    assert described["data"] == labels["data"]
    assert nodes == nodes_after
    assert {each["__typename"] for each in nodes} == {"Application", "Call", "Form"}
    assert before[FIRST["official"]]["data"]["found"]["totalCount"] > 0
    seen = [each["answers"] for answer in before.values() for each in _nodes(answer) if each["answers"]]
    assert any(each["hidden"] for each in seen)
    assert {each["data"] and each["data"]["__typename"] for each in drafts} == {None}
    assert (draft["draft"]["isChecked"], draft["draft"]["problems"], bool(draft["draft"]["values"])) == (
        False,
        [],
        True,
    )
    assert codes(saved) == codes(sent) == ["PROGRAMME_NOT_INSTALLED"]
    assert "PROGRAMME_NOT_INSTALLED" in {
        blocker["code"] for each in drafts for act in each["actions"] for blocker in act["blockedBy"]
    }
    for query, answer in told:
        assert set(codes(answer)) <= GONE | Refusal.known.keys(), (query, answer)
    assert sum("PROGRAMME_NOT_INSTALLED" in codes(answer) for _, answer in told) > 3
    assert front.status_code == 200
    assert found.faults == []


async def test_a_disabled_programme_is_read_and_not_asked_until_it_is_enabled(trial: Avustin) -> None:
    administrator, applicant = FIRST["administrator"], FIRST["applicant"]
    async with started(trial) as http:
        drafts = (await ask(http, DRAFTS, token=applicant))["data"]["applications"]["nodes"]
        draft = next(
            each
            for each in drafts
            if any(act["name"] == "saveApplication" and act["allowed"] for act in each["actions"])
        )
        programme, call = draft["call"]["programme"]["id"], draft["call"]
        change, place = (
            {"id": draft["id"], "revision": draft["revision"]},
            {"id": call["id"], "revision": call["revision"]},
        )
        refused = await ask(http, DISABLE, {"id": programme, "reason": WHY}, token=FIRST["official"])
        half = await ask(http, DISABLE, {"id": programme, "reason": {"fi": "Vika", "sv": " "}}, token=administrator)
        disabled = await ask(http, DISABLE, {"id": programme, "reason": WHY}, token=administrator)
        twice = await ask(http, DISABLE, {"id": programme, "reason": WHY}, token=administrator)
        seen = next(each for each in _nodes(await ask(http, DRAFTS, token=applicant)) if each["id"] == draft["id"])
        saved = await ask(http, SAVE, change, token=applicant, language="sv")
        alone = await ask(http, ENABLE_CALL, place | {"revision": seen["call"]["revision"]}, token=administrator)
        opened = await ask(http, OPEN, token=administrator)
        enabled = await ask(http, ENABLE, {"id": programme}, token=administrator)
        trail = await ask(http, TRAIL, token=administrator)
        again = next(each for each in _nodes(await ask(http, DRAFTS, token=applicant)) if each["id"] == draft["id"])
        in_one = await ask(http, DISABLE_CALL, place | {"revision": again["call"]["revision"]}, token=administrator)
        still = await ask(http, SAVE, change, token=applicant)
        place["revision"] = again["call"]["revision"] + 1
        back = await ask(http, ENABLE_CALL, place, token=administrator)
        done = await ask(http, SAVE, change, token=applicant)

    assert (codes(refused), codes(half), codes(twice)) == (
        ["NOT_ALLOWED"],
        ["TEXTS_MISSING"],
        ["PROGRAMME_IS_DISABLED"],
    )
    told = disabled["data"]["disableProgramme"]["programme"]
    assert told["disabledAt"]
    assert told["disabledReason"] == {"fi": WHY["fi"]}
    assert {act["name"]: act["allowed"] for act in told["actions"]} == {
        "disableProgramme": False,
        "enableProgramme": True,
    }
    assert seen["draft"] == {"isChecked": False, "values": draft["draft"]["values"], "problems": []}
    assert seen["data"] == draft["data"]
    (blocked,) = next(act["blockedBy"] for act in seen["actions"] if act["name"] == "saveApplication")
    assert blocked["message"] == f"Ohjelma on toistaiseksi poissa käytöstä: {WHY['fi']}"
    assert saved["data"]["saveApplication"]["errors"][0]["message"].endswith(WHY["sv"])
    assert codes(saved) == codes(alone) == codes(still) == ["PROGRAMME_IS_DISABLED"]
    if call["programme"]["code"] == "digi2019_yhteishankkeet":
        assert codes(opened) == ["PROGRAMME_IS_DISABLED"]
    assert enabled["data"]["enableProgramme"] == {"programme": {"disabledAt": None}, "errors": []}
    assert "Vika on korjattu" in str(trail)
    assert again["draft"]["isChecked"]
    assert codes(in_one) == codes(back) == codes(done) == []


def _nodes(answer: Any) -> list[Any]:
    found: list[Any] = answer["data"]["applications"]["nodes"]
    return found
