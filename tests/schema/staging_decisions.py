"""The inputs of mutations about decisions; the others are in `staging`."""

from tests.schema.staging import CONTENTS, Stage, input_of, locked
from tests.walks.client import Json


async def _call_of(stage: Stage, decision: Json) -> Json:
    asked = "query ($id: ID!) { decision(id: $id) { call { id } } }"
    call = (await stage.me.send(asked, {"id": decision["id"]}))["data"]["decision"]["call"]
    return {"callId": call["id"], "decisionIds": [decision["id"]]}


@input_of("signDecision")
async def _sign_decision(stage: Stage) -> Json:
    return locked(await stage.proposal(), departure=_departure(), holdsLetter=False)


def _departure() -> Json:
    instead = {"amount": "1000.00", "paymentPlan": [{"amount": "1000.00", "due": "2019-12-01", "condition": "Ehto"}]}
    return {"why": "Toisin", "kind": "PARTIAL_GRANT", "contents": CONTENTS | instead}


@input_of("recordDissent")
async def _record_dissent(stage: Stage) -> Json:
    proposed = (await stage.me.do("ProposeDecision", **await stage.to_propose()))["decision"]
    signed = await stage.world.decider.do("SignDecision", **locked(proposed, departure=_departure()))
    return locked(signed["decision"], text="Eriävä mielipide")


@input_of("previewLetter")
async def _preview_letter(stage: Stage) -> Json:
    return locked(await stage.proposal())


@input_of("notifyParties")
async def _notify_parties(stage: Stage) -> Json:
    return locked(await stage.signed(holdsLetter=True))


@input_of("publishDecisions")
async def _publish_decisions(stage: Stage) -> Json:
    return await _call_of(stage, await stage.signed())
