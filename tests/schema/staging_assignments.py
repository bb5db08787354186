"""The inputs of mutations about assignments and notes, and of those that do many at once; the others are in `staging`."""

from typing import Any

from tests.schema.staging import INPUTS, Stage, input_of, locked
from tests.schema.staging_matters import matter_of
from tests.walks.client import Json
from tests.walks.world import World

from avustin_core.access import find_actor
from avustin_core.storage import global_id

HANDLE = """mutation ($assign: AssignMatterInput!, $note: AddNoteInput!) {
  assignMatter(input: $assign) { assignment { id revision } errors { ... on UserError { code } } }
  addNote(input: $note) { note { id revision } errors { ... on UserError { code } } }
}"""


async def person_named(world: World, subject: str) -> str:
    """The global id of somebody in the world."""
    async with world.avustin.reading() as connection:
        actor = await find_actor(connection, subject)
    assert actor
    assert actor.user_id
    return global_id("Person", actor.user_id)


async def to_assign(stage: Stage) -> Json:
    """The input of an assignment."""
    matter = await matter_of(stage, (await stage.submitted())["id"])
    return {"matterId": matter, "personId": await person_named(stage.world, "rapporteur"), "role": "RAPPORTEUR"}


async def handled(stage: Stage) -> tuple[Json, Json]:
    """An assignment and a note of the same matter."""
    assign = await to_assign(stage)
    note = {"matterId": assign["matterId"], "text": "Kysy liitteestä."}
    answer = await stage.me.send(HANDLE, {"assign": assign, "note": note})
    data: dict[str, Any] = answer["data"]
    assert [each["errors"] for each in data.values()] == [[], []]
    return data["assignMatter"]["assignment"], data["addNote"]["note"]


INPUTS["assignMatter"] = to_assign


@input_of("assignMatters")
async def _assign_matters(stage: Stage) -> Json:
    return {"items": [await to_assign(stage)]}


@input_of("drawAssignments")
async def _draw(stage: Stage) -> Json:
    application = (await stage.submitted())["id"]
    asked = "query ($id: ID!) { application(id: $id) { call { id } } }"
    call = (await stage.world.official.send(asked, {"id": application}))["data"]["application"]["call"]["id"]
    people = [await person_named(stage.world, name) for name in ("rapporteur", "official")]
    return {
        "callId": call, "matterIds": [await matter_of(stage, application)], "personIds": people, "role": "RAPPORTEUR",
        "wanted": 1, "most": 2, "seed": "2019-08-01",
    }  # fmt: skip


@input_of("endAssignment")
async def _end(stage: Stage) -> Json:
    return locked((await handled(stage))[0], reason="Sairasloma")


@input_of("addNote")
async def _add_note(stage: Stage) -> Json:
    return {"matterId": (await to_assign(stage))["matterId"], "text": "Kysy liitteestä."}


@input_of("changeNote")
async def _change_note(stage: Stage) -> Json:
    return locked((await handled(stage))[1], text="Kysytty.")


@input_of("removeNote")
async def _remove_note(stage: Stage) -> Json:
    return locked((await handled(stage))[1])


@input_of("proposeDecisions")
async def _propose_many(stage: Stage) -> Json:
    return {"items": [await stage.to_propose()]}


@input_of("signDecisions")
async def _sign_many(stage: Stage) -> Json:
    return {"items": [locked(await stage.proposal())]}


@input_of("publishEachDecision")
async def _publish_many(stage: Stage) -> Json:
    return {"items": [{"id": (await stage.signed())["id"]}]}
