"""The inputs of mutations about checks, findings of officials and hearings; the others are in `staging`."""

from datetime import timedelta

from tests.schema.staging import Stage, input_of, locked
from tests.walks.client import Json

COSTS = "query ($id: ID!) { application(id: $id) { revision costs { revision lines { path applied } } } }"
FINDINGS = "query ($id: ID!) { application(id: $id) { findings { id } } }"
HEAR = """mutation ($input: RequestHearingInput!) {
  requestHearing(input: $input) { hearing { id revision } errors { ... on UserError { code } } }
}"""


def later(stage: Stage, days: int) -> str:
    """A moment to come."""
    return (stage.world.avustin.clock.now() + timedelta(days=days)).isoformat()


async def hearing(stage: Stage) -> Json:
    """A hearing whose answer is waited for."""
    payload = (await stage.me.send(HEAR, {"input": await _hear(stage)}))["data"]["requestHearing"]
    assert payload["errors"] == []
    made: Json = payload["hearing"]
    return made


@input_of("recordChecks")
async def _check(stage: Stage) -> Json:
    application = await stage.submitted()
    items = [{"item": "necessary", "outcome": "NOT_MET", "reason": "Muu tuki riittää"}]
    return {"applicationId": application["id"], "revision": application["revision"], "items": items}


@input_of("acceptCosts")
async def _accept(stage: Stage) -> Json:
    application = await stage.submitted()
    answer = await stage.world.official.send(COSTS, {"id": application["id"]})
    line = answer["data"]["application"]["costs"]["lines"][0]
    rows = [{"path": line["path"], "accepted": "1.00", "reason": "Vain osa kuuluu hankkeeseen"}]
    return {"applicationId": application["id"], "revision": application["revision"], "rows": rows}


@input_of("addFinding")
async def _add(stage: Stage) -> Json:
    application = await stage.submitted()
    ids = {"applicationId": application["id"], "revision": application["revision"], "paths": [["title"]]}
    return {**ids, "subject": "Talo on kylän", "outcome": "MET", "reason": "Lainhuuto", "bars": True, "source": "1 §"}


@input_of("requestHearing")
async def _hear(stage: Stage) -> Json:
    application = await stage.submitted()
    found = (await stage.me.send(FINDINGS, {"id": application["id"]}))["data"]["application"]["findings"]
    ids = {"applicationId": application["id"], "revision": application["revision"], "findingIds": [found[0]["id"]]}
    return {**ids, "subject": "Muu tuki", "text": "Tukea on saatu", "checks": ["necessary"], "dueAt": later(stage, 14)}


@input_of("extendHearing")
async def _extend(stage: Stage) -> Json:
    return locked(await hearing(stage), dueAt=later(stage, 30), reason="Pyynnöstä")


@input_of("answerHearing")
async def _answer(stage: Stage) -> Json:
    return locked(await hearing(stage), answer="Emme ole saaneet muuta tukea")
