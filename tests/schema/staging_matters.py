"""The inputs of mutations about matters and declarations; the others are in `staging`."""

from tests.schema.staging import Stage, input_of, locked
from tests.walks.client import Client, Json

MATTER = "query ($id: ID!) { application(id: $id) { matter { id } } }"
DECLARE = """mutation ($input: DeclareDisqualificationInput!) {
  declareDisqualification(input: $input) {
    declaration { id revision person { id } } errors { ... on UserError { code } }
  }
}"""


async def matter_of(stage: Stage, application: str) -> str:
    """The matter of an application that was handed in."""
    answer = await stage.world.official.send(MATTER, {"id": application})
    id: str = answer["data"]["application"]["matter"]["id"]
    return id


async def declared(client: Client, matter: str, ground: str | None = None) -> Json:
    """What somebody declares on a matter."""
    answer = await client.send(DECLARE, {"input": {"matterIds": [matter], "ground": ground}})
    payload = answer["data"]["declareDisqualification"]
    assert payload["errors"] == []
    made: Json = payload["declaration"]
    return made


@input_of("declareDisqualification")
async def _declare(stage: Stage) -> Json:
    matter = await matter_of(stage, (await stage.submitted())["id"])
    return {"matterIds": [matter], "ground": "BOARD", "explanation": "Hallituksen jäsen"}


@input_of("recordDisqualification")
async def _record(stage: Stage) -> Json:
    matter = await matter_of(stage, (await stage.submitted())["id"])
    person = (await declared(stage.world.rapporteur, matter))["person"]["id"]
    return {"matterIds": [matter], "personId": person, "ground": "SERVICE", "explanation": "Kunnan palveluksessa"}


@input_of("endDeclaration")
async def _end(stage: Stage) -> Json:
    matter = await matter_of(stage, (await stage.submitted())["id"])
    return locked(await declared(stage.world.rapporteur, matter, "SERVICE"), reason="Palvelussuhde on päättynyt")


@input_of("nameSubstitute")
async def _name(stage: Stage) -> Json:
    matter = await matter_of(stage, (await stage.submitted())["id"])
    substitute = (await declared(stage.world.decider, matter))["person"]["id"]
    return locked(await declared(stage.world.rapporteur, matter, "PARTY"), substituteId=substitute)
