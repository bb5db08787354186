"""The inputs of mutations about people, their mandates and roles; the others are in `staging`."""

from tests.schema.staging import Stage, input_of
from tests.schema.whoever import Whoever
from tests.walks.client import Json

REASON = {"reason": "Valtuutus 1.8.2019"}
ADD = "mutation ($input: AddUserInput!) { addUser(input: $input) { user { id } } }"


async def somebody(client: Whoever) -> str:
    """Somebody new, who is entered."""
    people = len((await client.send("{ users(first: 100) { nodes { id } } }"))["data"]["users"]["nodes"])
    answer = await client.send(ADD, {"input": {"subject": f"uusi-{people}", "name": "Uusi Henkilö"}})
    id: str = answer["data"]["addUser"]["user"]["id"]
    return id


async def given(stage: Stage, mutation: str, input: Json) -> Json:
    """The same input, when what it says was given."""
    title = mutation[0].upper() + mutation[1:]
    document = f"mutation ($input: {title}Input!) {{ {mutation}(input: $input) {{ errors {{ ... on UserError {{ code }} }} }} }}"
    answer = await stage.me.send(document, {"input": input})
    assert answer["data"][mutation]["errors"] == []
    return input


@input_of("addUser")
async def _add_user(stage: Stage) -> Json:
    return {"subject": "uusi", "name": "Uusi Henkilö", "email": "uusi@mallila.example", "language": "SV"}


@input_of("giveMandate")
async def _give_mandate(stage: Stage) -> Json:
    organisation = stage.world.organisations["yhdistys"]
    return {"organisationId": organisation, "userId": await somebody(stage.me), "mandate": "EDITOR", **REASON}


@input_of("takeMandate")
async def _take_mandate(stage: Stage) -> Json:
    input = await given(stage, "giveMandate", await _give_mandate(stage))
    return {name: value for name, value in input.items() if name != "mandate"}


@input_of("giveRole")
async def _give_role(stage: Stage) -> Json:
    return {"userId": await somebody(stage.me), "role": "ASSESSOR", "callId": None, **REASON}


@input_of("takeRole")
async def _take_role(stage: Stage) -> Json:
    return await given(stage, "giveRole", await _give_role(stage))
