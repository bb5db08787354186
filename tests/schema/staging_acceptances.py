"""The inputs of mutations about acceptances; the others are in `staging`."""

from tests.schema.staging import Stage, input_of, locked
from tests.walks.client import Json

DECLINE = (
    """mutation ($input: DeclineGrantInput!) { declineGrant(input: $input) { errors { ... on UserError { code } } } }"""
)
REVISION = "query ($id: ID!) { decision(id: $id) { id revision } }"


async def _as_it_is(stage: Stage, decision: Json) -> Json:
    read: Json = (await stage.me.send(REVISION, {"id": decision["id"]}))["data"]["decision"]
    return read


@input_of("acceptGrant")
async def _accept(stage: Stage) -> Json:
    agreement = {"signedOn": "2019-07-31"}
    return locked(await _as_it_is(stage, await stage.signed()), iban="FI2112345600000785", agreement=agreement)


@input_of("declineGrant")
async def _decline(stage: Stage) -> Json:
    return locked(await _as_it_is(stage, await stage.signed()), reason="Ei omarahoitusta")


@input_of("releaseGrant")
async def _release(stage: Stage) -> Json:
    decision = await _as_it_is(stage, await stage.signed())
    done = (await stage.world.omnipotent.send(DECLINE, {"input": locked(decision)}))["data"]["declineGrant"]
    assert done["errors"] == []
    return locked(await _as_it_is(stage, decision), reason="Saaja luopui avustuksesta")
