"""Openness over the API: papers by their time, a redacted copy, a disclosure, and what is released to anyone."""

from typing import Any

import pytest
from tests.schema.staging import Stage
from tests.schema.staging_papers import classify, entry_of
from tests.walks.client import Client, Json
from tests.walks.scenes import opening
from tests.walks.scenes.reporting import PDF
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

PAPERS = """
query ($id: ID!) {
  application(id: $id) {
    documents {
      name kind publicity grounds otherGround secretUntil roles claimedReason
      classifiedBy { name } redactedCopyOf { name } redactedCopies { name }
      disclosures { recipient copyGiven given { name } }
    }
  }
}
"""
REGISTER = """
query ($id: ID!) {
  node(id: $id) {
    ... on PublicRegisterEntry {
      purpose releasedTexts { path label { fi } text { fi sv text } } releasedDocuments { id name size url }
      actions { name allowed }
    }
  }
}
"""
FIELDS = (
    "query ($id: ID!) { application(id: $id) { fields { name publicity { class ground isPublished isExported } } } }"
)
DISCLOSURES = "{ disclosures { totalCount nodes { recipient legalBasis disclosedBy { name } } } }"


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where things are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


async def doing(client: Client, name: str, answers: str, **input: Any) -> Json:
    """The payload of a mutation."""
    kind = name[0].upper() + name[1:]
    errors = "errors { ... on UserError { code path message } }"
    document = f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ {answers} {errors} }} }}"
    answer = await client.send(document, {"input": input})
    payload: Json = answer["data"][name]
    return payload


async def papers(client: Client, application: str) -> dict[str, Json]:
    """The documents that somebody sees, by name."""
    found = (await client.send(PAPERS, {"id": application}))["data"]["application"]["documents"]
    return {each.pop("name"): each for each in found}


async def test_papers_come_to_the_party_by_their_time_and_a_part_of_them_to_anyone(world: World, stage: Stage) -> None:
    decided, preparer, party = await stage.signed(), world.preparer, world.yhdistys_signatory
    application = decided["application"]
    names = {"hinnat.pdf": {}, "huomio.pdf": {"kind": "NOTE"}, "muistio.pdf": {"kind": "MEMO"}}
    ids = {name: await preparer.attach(application, name, PDF, **how) for name, how in names.items()}
    ids["peitetty.pdf"] = await preparer.attach(application, "peitetty.pdf", PDF, redactedCopyOf=ids["hinnat.pdf"])
    await classify(stage, ids["hinnat.pdf"], "PARTLY_SECRET")
    await classify(stage, ids["peitetty.pdf"], "PUBLIC")

    asked = {"documentId": ids["hinnat.pdf"], "recipient": "Toimittaja", "purpose": "Uutinen", "reason": "Julkinen"}
    refused = await doing(preparer, "discloseDocument", "disclosure { id }", **asked, copy="ORIGINAL")
    given = await doing(preparer, "discloseDocument", "disclosure { given { name } }", **asked, copy="REDACTED")

    assert [(each["code"], each["path"]) for each in refused["errors"]] == [
        ("SECRET_NEEDS_LEGAL_BASIS", ["legalBasis"])
    ]
    assert given == {"disclosure": {"given": {"name": "peitetty.pdf"}}, "errors": []}
    seen, theirs = await papers(preparer, application), await papers(party, application)
    [letter] = {*seen} - {*ids}
    assert letter.startswith("paatos-")
    assert {*theirs} == {*seen} - {"huomio.pdf"}
    secret = seen["hinnat.pdf"]
    assert (secret["grounds"], secret["classifiedBy"]) == (["ITEM_20"], {"name": "Preparer"})
    assert secret["redactedCopies"] == [{"name": "peitetty.pdf"}]
    assert secret["disclosures"] == [
        {"recipient": "Toimittaja", "copyGiven": "REDACTED", "given": {"name": "peitetty.pdf"}}
    ]
    assert theirs["hinnat.pdf"] == secret | {"disclosures": None, "classifiedBy": None}
    assert (await party.send(DISCLOSURES))["data"]["disclosures"] == {"totalCount": 0, "nodes": []}

    entry = await entry_of(stage, decided)
    shown = "entry { releasedTexts { id } releasedDocuments { id } }"
    released = await doing(
        preparer, "releaseForPublication", shown, id=entry, paths=[["title"]], documentIds=[ids["hinnat.pdf"]]
    )
    assert released["errors"] == []
    found = (await world.anyone.send(REGISTER, {"id": entry}))["data"]["node"]
    assert [each["path"] for each in found["releasedTexts"]] == [["title"]]
    assert found["actions"] == [{"name": "releaseForPublication", "allowed": False}]
    (document,) = found["releasedDocuments"]
    assert document["name"] == "peitetty.pdf"
    assert (await world.http.get(document["url"])).content == PDF
    for id in ids.values():
        assert (await world.http.get(f"/documents/{id}")).status_code == 404
        assert (await world.anyone.send("query ($id: ID!) { node(id: $id) { id } }", {"id": id}))["data"][
            "node"
        ] is None

    gone = "text { withdrawalReason } document { withdrawalReason }"
    for each in (*released["entry"]["releasedTexts"], *released["entry"]["releasedDocuments"]):
        made = await doing(preparer, "withdrawRelease", gone, id=each["id"], reason="Virhe")
        assert (made.pop("errors"), [each for each in made.values() if each]) == ([], [{"withdrawalReason": "Virhe"}])
    found = (await world.anyone.send(REGISTER, {"id": entry}))["data"]["node"]
    assert (found["releasedTexts"], found["releasedDocuments"]) == ([], [])
    assert (await world.http.get(document["url"])).status_code == 404


async def test_a_field_says_what_its_answer_is_as_a_document(world: World, stage: Stage) -> None:
    application = await stage.submitted()

    fields = (await world.preparer.send(FIELDS, {"id": application["id"]}))["data"]["application"]["fields"]

    said = {each["name"]: each["publicity"] for each in fields}
    public = {"class": "PUBLIC", "ground": [], "isExported": True}
    assert (said["title"], said["language"]) == (public | {"isPublished": True}, public | {"isPublished": False})


async def test_a_kind_that_isnt_there_is_refused_with_its_name(world: World, stage: Stage) -> None:
    application = await stage.submitted()
    query = {"application": application["id"], "name": "a.pdf"}
    wrong = ({"kind": "nope"}, {"redactedCopyOf": application["id"]})

    answers = [
        await world.http.post("/documents", params=query | each, content=PDF, headers=world.preparer.headers)
        for each in wrong
    ]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert [answer.json()["errors"][0]["path"] for answer in answers] == [["kind"], ["redactedCopyOf"]]
