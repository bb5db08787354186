"""The inputs of mutations about service and reviews; the others are in `staging`."""

from tests.schema.staging import Stage, input_of, locked
from tests.walks.client import Json

REVISION = "query ($id: ID!) { decision(id: $id) { id revision services { id revision } } }"
REQUEST = """mutation ($input: RequestReviewInput!) {
  requestReview(input: $input) { review { id revision } errors { ... on UserError { code } } }
}"""
PROPOSE = """mutation ($input: ProposeReviewInput!) {
  proposeReview(input: $input) { review { id revision newDecision { revision } } errors { ... on UserError { code } } }
}"""
SIGN = """mutation ($input: SignReviewInput!) {
  signReview(input: $input) { review { id revision } errors { ... on UserError { code } } }
}"""
ORDER = """mutation ($input: OrderExecutionInput!) {
  orderExecution(input: $input) { review { id revision } errors { ... on UserError { code } } }
}"""
SERVE = """mutation ($input: RecordServiceInput!) {
  recordService(input: $input) { decision { services { id revision } } errors { ... on UserError { code } } }
}"""
SOUGHT = {"changeSought": "Avustus on myönnettävä.", "grounds": "Kustannukset on laskettu väärin."}


async def _decision(stage: Stage) -> Json:
    signed = await stage.signed()
    read: Json = (await stage.world.omnipotent.send(REVISION, {"id": signed["id"]}))["data"]["decision"]
    return read


def _sent(stage: Stage) -> Json:
    return {"way": "LETTER", "sentAt": stage.world.avustin.clock.now().isoformat()}


async def _did(client: object, document: str, name: str, input: Json) -> Json:
    answer = (await client.send(document, {"input": input}))["data"][name]  # type: ignore[attr-defined]
    assert answer["errors"] == [], (name, answer["errors"])
    done: Json = answer
    return done


async def service(stage: Stage) -> Json:
    """One that was recorded."""
    input = locked(await _decision(stage), **_sent(stage))
    made: Json = (await _did(stage.me.official, SERVE, "recordService", input))["decision"]["services"][0]
    return made


async def review(stage: Stage) -> Json:
    """A request that waits."""
    input = locked(await _decision(stage), **SOUGHT)
    made: Json = (await _did(stage.world.omnipotent, REQUEST, "requestReview", input))["review"]
    return made


async def proposed(stage: Stage) -> Json:
    """One of which an outcome is proposed, by somebody who didn't decide before."""
    input = locked(await review(stage), outcome="REJECTED", reasons="Perustelut")
    made: Json = (await _did(stage.world.reviewer, PROPOSE, "proposeReview", input))["review"]
    return made


@input_of("recordService")
async def _record(stage: Stage) -> Json:
    decision = await _decision(stage)
    return locked(decision, **_sent(stage), organisationIds=[stage.organisation], evidence="", reason="Uudelleen")


@input_of("recordReceipt")
async def _receive(stage: Stage) -> Json:
    day = stage.world.avustin.clock.now().date().isoformat()
    return locked(await service(stage), receivedOn=day, evidence="Diaari")


@input_of("setElectronicConsent")
async def _consent(stage: Stage) -> Json:
    return {"organisationId": stage.organisation, "consents": False}


@input_of("requestReview")
async def _request(stage: Stage) -> Json:
    return locked(await _decision(stage), **SOUGHT, organisationId=stage.organisation)


@input_of("registerReview")
async def _register(stage: Stage) -> Json:
    came = stage.world.avustin.clock.now().isoformat()
    return locked(await _decision(stage), **SOUGHT, organisationId=stage.organisation, arrivedAt=came)


@input_of("proposeReview")
async def _propose(stage: Stage) -> Json:
    contents = {"amount": "1000.00", "paymentPlan": [{"amount": "1000.00", "due": "2019-12-01", "condition": "Ehto"}]}
    return locked(
        await review(stage),
        outcome="CHANGED",
        reasons="Perustelut",
        change={"kind": "PARTIAL_GRANT", "contents": contents},
    )


@input_of("signReview")
async def _sign(stage: Stage) -> Json:
    return locked(await proposed(stage), newDecisionRevision=None)


@input_of("withdrawReview")
async def _withdraw(stage: Stage) -> Json:
    return locked(await review(stage), note="Asia selvisi")


@input_of("orderExecution")
async def _order(stage: Stage) -> Json:
    return locked(await review(stage), order="SUSPENDED", reasons="Perustelut")


@input_of("liftExecutionOrder")
async def _lift(stage: Stage) -> Json:
    ordered = await _did(stage.me.official, ORDER, "orderExecution", await _order(stage))
    return locked(ordered["review"], reasons="Perustelut")


@input_of("recordReviewService")
async def _serve(stage: Stage) -> Json:
    decided = await _did(stage.me.official, SIGN, "signReview", await _sign(stage))
    return locked(decided["review"], **_sent(stage))
