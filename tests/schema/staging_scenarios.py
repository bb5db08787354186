"""The inputs of mutations about scenarios; the others are in `staging`."""

from tests.schema.staging import TEXT, Stage, input_of, locked
from tests.walks.client import Json

CALL_OF = "query ($id: ID!) { application(id: $id) { call { id } } }"
CREATE = """mutation ($input: CreateScenarioInput!) {
  createScenario(input: $input) { scenario { id revision } errors { ... on UserError { code } } }
}"""
ALIKE: Json = {"sharing": "PROPORTIONAL", "available": "1000.00", "floors": [{"region": "01", "amount": "10.00"}]}


async def scenario(stage: Stage) -> Json:
    """A scenario by which something may be proposed."""
    payload = (await stage.me.send(CREATE, {"input": await _to_create(stage)}))["data"]["createScenario"]
    assert payload["errors"] == []
    made: Json = payload["scenario"]
    return made


@input_of("createScenario")
async def _to_create(stage: Stage) -> Json:
    application = (await stage.submitted())["id"]
    call = (await stage.me.send(CALL_OF, {"id": application}))["data"]["application"]["call"]["id"]
    return {"callId": call, "name": "Kaikille sama osuus", "rules": ALIKE}


@input_of("updateScenario")
async def _update(stage: Stage) -> Json:
    return locked(await scenario(stage), name="Puolet", rules={**ALIKE, "available": "500.00"})


@input_of("deleteScenario")
async def _delete(stage: Stage) -> Json:
    return locked(await scenario(stage))


@input_of("proposeScenario")
async def _propose(stage: Stage) -> Json:
    return locked(await scenario(stage), reasons=dict.fromkeys(("granted", "grantedInPart", "refused"), TEXT))
