"""The inputs of mutations about time limits; the others are in `staging`."""

from datetime import timedelta

from tests.schema.staging import Stage, input_of, locked
from tests.walks.client import Json

LIMIT = "query ($id: ID!) { node(id: $id) { ... on Completion { dueAt timeLimit { id revision dueAt } } } }"
ASK = """mutation ($input: RequestMoreTimeInput!) {
  requestMoreTime(input: $input) { timeLimit { id revision } errors { ... on UserError { code } } }
}"""


async def limit_of(stage: Stage, completion: str) -> Json:
    """The time limit of a request for completion."""
    answer = await stage.world.official.send(LIMIT, {"id": completion})
    limit: Json = answer["data"]["node"]["timeLimit"]
    return limit


async def asked(stage: Stage) -> Json:
    """A time limit for which more time was asked."""
    completion, _ = await stage.completion()
    input = locked(await limit_of(stage, completion["id"]), reason="Kesälomat")
    payload = (await stage.me.send(ASK, {"input": input}))["data"]["requestMoreTime"]
    assert payload["errors"] == []
    limit: Json = payload["timeLimit"]
    return limit


@input_of("requestMoreTime")
async def _request(stage: Stage) -> Json:
    completion, _ = await stage.completion()
    limit = await limit_of(stage, completion["id"])
    until = stage.world.avustin.clock.now() + timedelta(days=30)
    return locked(limit, reason="Kesälomat", until=until.isoformat())


@input_of("refuseMoreTime")
async def _refuse(stage: Stage) -> Json:
    return locked(await asked(stage), reason="Määräaika on ollut riittävä")


@input_of("extendCompletion")
async def _extend(stage: Stage) -> Json:
    completion, _ = await stage.completion()
    asked = "query ($id: ID!) { node(id: $id) { ... on Completion { id revision } } }"
    found = (await stage.world.official.send(asked, {"id": completion["id"]}))["data"]["node"]
    due = stage.world.avustin.clock.now() + timedelta(days=30)
    return locked(found, dueAt=due.isoformat(), reason="Pyynnöstä")
