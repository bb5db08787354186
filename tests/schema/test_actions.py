"""What `actions` tell is blocked, the mutations refuse with the same code; what is allowed is done in test_bad_arguments."""

import pytest
from tests.schema.allowing import told
from tests.schema.asking import refusals
from tests.schema.staging import INPUTS, Stage, locked
from tests.schema.staging_assignments import handled
from tests.schema.staging_checks import hearing
from tests.schema.staging_matters import matter_of
from tests.schema.staging_papers import about_papers, document_in, entry_of
from tests.schema.staging_scenarios import scenario
from tests.schema.staging_service import proposed, review, service
from tests.schema.staging_time_limits import asked as asked_more
from tests.schema.staging_time_limits import limit_of
from tests.schema.test_bad_arguments import documents_of
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from avustin_core.storage import global_id, new_id
from tests import registries

PEOPLE = ["omnipotent", "official", "preparer", "assessor", "rapporteur", "checker", "yhdistys_signatory", "consultant"]
APPLICATIONS = ("draft", "application", "application to complete", "decided application")
BY_ANOTHER_ID = {(what, "answerCompletion") for what in APPLICATIONS}  #: the mutation takes the request's id


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where things are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


@pytest.fixture(scope="module")
async def documents(stage: Stage) -> dict[str, str]:
    """For each mutation the document that runs it."""
    return await documents_of(stage)


async def things(stage: Stage) -> dict[str, str]:
    """Something in each state that actions tell of, by what it is."""
    completion, asked = await stage.completion()
    signed = await stage.signed()
    assignment, note = await handled(stage)
    return {
        "draft call": (await stage.draft_call())["id"],
        "open call": (await stage.call())["id"],
        "draft": (await stage.application())["id"],
        "application": (await stage.submitted())["id"],
        "application to complete": asked["id"],
        "completion": completion["id"],
        "hearing": (await hearing(stage))["id"],
        "time limit": (await limit_of(stage, completion["id"]))["id"],
        "time limit of which more is asked": (await asked_more(stage))["id"],
        "assignment": assignment["id"],
        "note of officials": note["id"],
        "decided application": signed["application"],
        "signed decision": signed["id"],
        "unsent decision": (await stage.signed(holdsLetter=True))["id"],
        "proposal": (await stage.proposal())["id"],
        "assessment": (await stage.assessment())["id"],
        "matter": await matter_of(stage, (await stage.submitted())["id"]),
        "declaration": (await INPUTS["nameSubstitute"](stage))["id"],
        "scenario": (await scenario(stage))["id"],
        "service": (await service(stage))["id"],
        "review": (await review(stage))["id"],
        "proposed review": (await proposed(stage))["id"],
        "report": (await stage.report())["id"],
        "report to check": (await stage.handed_in())["id"],
        "document": await document_in(stage),
        "note": await document_in(stage, kind="NOTE"),
        "register entry": await entry_of(stage, await stage.signed()),
        "released text": (await INPUTS["withdrawRelease"](stage))["id"],
    }


async def test_what_actions_block_is_refused_with_the_same_code(
    world: World, stage: Stage, documents: dict[str, str]
) -> None:
    """Every blocked action of every thing for everybody; nothing is changed by it."""
    wrong = []
    for what, id in (await things(stage)).items():
        for person in PEOPLE:
            client = getattr(world, person)
            for action in (await told(client, id) or {"actions": []})["actions"]:
                if action["allowed"] or (what, action["name"]) in BY_ANOTHER_ID:
                    continue
                input = input_about(action["name"], id, stage)
                answer = await client.send(documents[action["name"]], {"input": input})
                codes, blocking = [each["code"] for each in refusals(answer)], action["blockedBy"]
                if not blocking or codes != [blocking[0]["code"]]:
                    wrong.append((what, person, action["name"], blocking, codes))

    assert wrong == []


def input_about(name: str, id: str, stage: Stage) -> Json:
    """An input that is whole, about a thing that may not be what the mutation wants."""
    text = {"fi": "x", "sv": "x"}
    due = "2030-01-01T00:00:00Z"
    inputs: dict[str, Json] = {
        "declareDisqualification": {"matterIds": [id]},
        "recordDisqualification": {
            "matterIds": [id], "personId": global_id("Person", new_id()), "ground": "PARTY", "explanation": "x",
        },
        "endDeclaration": locked({"id": id, "revision": 0}, reason="x"),
        "nameSubstitute": locked({"id": id, "revision": 0}, substituteId=global_id("Person", new_id())),
        "assignMatter": {"matterId": id, "personId": global_id("Person", new_id()), "role": "ASSESSOR"},
        "drawAssignments": {
            "callId": id, "role": "ASSESSOR", "matterIds": [global_id("Matter", new_id())],
            "personIds": [global_id("Person", new_id())], "wanted": 1,
        },
        "endAssignment": locked({"id": id, "revision": 0}, reason="x"),
        "addNote": {"matterId": id, "text": "x"},
        "changeNote": locked({"id": id, "revision": 0}, text="x"),
        "updateCall": locked({"id": id, "revision": 0}, call={}),
        "cancelCall": locked({"id": id, "revision": 0}, reason=text),
        "disableCall": locked({"id": id, "revision": 0}, reason=text),
        "enableCall": locked({"id": id, "revision": 0}, reason="x"),
        "disableProgramme": {"id": id, "reason": text},
        "enableProgramme": {"id": id, "reason": "x"},
        "createApplication": {"callId": id, "organisationId": stage.organisation},
        "registerLateApplication": {
            "callId": id, "organisationId": stage.organisation, "values": {}, "reason": "x",
            "arrivedAt": "2019-08-01T00:00:00Z",
        },
        "publishDecisions": {"callId": id},
        "saveApplication": {"id": id, "baseRevision": 0, "answers": {"values": {}}},
        "saveReport": {"id": id, "baseRevision": 0, "answers": {"values": {}}},
        "requestCompletion": {
            "applicationId": id, "revision": 0, "what": "x", "how": "x", "paths": [["title"]], "dueAt": due,
        },
        "recordChecks": {"applicationId": id, "revision": 0, "items": []},
        "acceptCosts": {"applicationId": id, "revision": 0, "rows": []},
        "addFinding": {
            "applicationId": id, "revision": 0, "subject": "x", "outcome": "MET", "reason": "x", "bars": False,
        },
        "requestHearing": {"applicationId": id, "revision": 0, "subject": "x", "text": "x", "dueAt": due},
        "extendHearing": locked({"id": id, "revision": 0}, reason="x", dueAt=due),
        "answerHearing": locked({"id": id, "revision": 0}, answer="x"),
        "requestMoreTime": locked({"id": id, "revision": 0}, reason="x"),
        "refuseMoreTime": locked({"id": id, "revision": 0}, reason="x"),
        "extendCompletion": locked({"id": id, "revision": 0}, reason="x", dueAt=due),
        "saveAssessment": {"applicationId": id, "scores": []},
        "proposeDecision": {"applicationId": id, "kind": "REFUSAL", "revision": 0},
        "returnReport": locked({"id": id, "revision": 0}, reason="x"),
        "previewCallForm": {"id": id, "version": "1.0"},
        "publishCallForm": locked({"id": id, "revision": 0}, version="1.0", reason=text, fingerprint="x"),
        "recordDissent": locked({"id": id, "revision": 0}, text="x"),
        "recordService": locked({"id": id, "revision": 0}, way="LETTER", sentAt=due),
        "recordReceipt": locked({"id": id, "revision": 0}, receivedOn="2019-08-01", evidence="x"),
        "setElectronicConsent": {"organisationId": id, "consents": True},
        "requestReview": locked({"id": id, "revision": 0}, changeSought="x", grounds="x"),
        "registerReview": locked(
            {"id": id, "revision": 0}, organisationId=stage.organisation, changeSought="x", grounds="x", arrivedAt=due
        ),
        "withdrawReview": locked({"id": id, "revision": 0}, note="x"),
        "proposeReview": locked({"id": id, "revision": 0}, outcome="REJECTED", reasons="x"),
        "orderExecution": locked({"id": id, "revision": 0}, order="SUSPENDED", reasons="x"),
        "liftExecutionOrder": locked({"id": id, "revision": 0}, reasons="x"),
        "recordReviewService": locked({"id": id, "revision": 0}, way="LETTER", sentAt=due),
        "acceptGrant": locked({"id": id, "revision": 0}, iban="x"),
        "releaseGrant": locked({"id": id, "revision": 0}, reason="x"),
        "createScenario": {"callId": id, "name": "x", "rules": {}},
        "updateScenario": locked({"id": id, "revision": 0}, name="x", rules={}),
        "proposeScenario": locked({"id": id, "revision": 0}, reasons={}),
    }  # fmt: skip
    inputs |= about_papers(id)
    return inputs.get(name, locked({"id": id, "revision": 0}))
