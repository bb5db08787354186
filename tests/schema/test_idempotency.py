"""A mutation sent again under its key does nothing twice and answers with what it made."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from tests.schema.staging import INPUTS, Stage
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from avustin_core.work import Work
from avustin_schema.context import Context
from tests import registries

MADE = {
    "createAppropriation": "appropriation", "createCall": "call", "createApplication": "application",
    "submitApplication": "application", "requestCompletion": "completion", "saveAssessment": "assessment",
    "proposeDecision": "decision", "signDecision": "decision", "createReport": "report",
}  # fmt: skip
CREATE = """
mutation ($input: CreateAppropriationInput!) {
  createAppropriation(input: $input) { appropriation { id } errors { ... on UserError { code path } } }
}
"""


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where inputs are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


@pytest.mark.parametrize(("name", "field"), MADE.items())
async def test_sent_again_it_answers_with_what_was_made(stage: Stage, name: str, field: str) -> None:
    input = await INPUTS[name](stage) | {"idempotencyKey": f"key of {name}"}
    title = name[0].upper() + name[1:]
    document = (
        f"mutation ($input: {title}Input!) "
        f"{{ {name}(input: $input) {{ {field} {{ id }} errors {{ ... on UserError {{ code }} }} }} }}"
    )

    first = await stage.me.send(document, {"input": input})
    second = await stage.me.send(document, {"input": input})

    assert first["data"][name]["errors"] == []
    assert second == first


async def test_sent_five_times_at_once_it_makes_one(stage: Stage) -> None:
    input = await INPUTS["createAppropriation"](stage) | {"idempotencyKey": "at once"}
    count = "{ appropriations { totalCount } }"
    before = (await stage.me.send(count))["data"]["appropriations"]["totalCount"]

    answers = await asyncio.gather(*(stage.me.send(CREATE, {"input": input}) for _ in range(5)))

    assert len({made(answer) for answer in answers}) == 1
    assert (await stage.me.send(count))["data"]["appropriations"]["totalCount"] == before + 1


async def test_another_input_under_the_same_key_is_refused(stage: Stage) -> None:
    input = await INPUTS["createAppropriation"](stage) | {"idempotencyKey": "used"}
    await stage.me.send(CREATE, {"input": input})

    answer = await stage.me.send(CREATE, {"input": input | {"appropriated": "2.00"}})

    assert answer["data"]["createAppropriation"] == {
        "appropriation": None, "errors": [{"code": "KEY_REUSED", "path": ["idempotencyKey"]}],
    }  # fmt: skip


async def test_a_key_is_its_users_own(world: World, stage: Stage) -> None:
    input = await INPUTS["createAppropriation"](stage) | {"idempotencyKey": "mine"}

    mine, theirs = [await who.send(CREATE, {"input": input}) for who in (stage.me, world.administrator)]

    assert made(mine) != made(theirs)


async def test_a_refusal_isnt_remembered(stage: Stage) -> None:
    input = await INPUTS["createAppropriation"](stage) | {"idempotencyKey": "refused first"}
    refused = await stage.me.send(CREATE, {"input": input | {"budgetItem": "nope"}})
    assert refused["data"]["createAppropriation"]["errors"] == [{"code": "INVALID_INPUT", "path": ["budgetItem"]}]

    answer = await stage.me.send(CREATE, {"input": input})

    assert answer["data"]["createAppropriation"]["errors"] == []


async def test_a_save_sent_again_saves_once(stage: Stage) -> None:
    input = await INPUTS["saveApplication"](stage) | {"idempotencyKey": "saved"}
    document = """mutation ($input: SaveApplicationInput!) {
      saveApplication(input: $input) {
        application { revision draft { values } } problems { code } conflicts { path }
        errors { ... on UserError { code } }
      }
    }"""

    first = await stage.me.send(document, {"input": input})
    second = await stage.me.send(document, {"input": input})

    assert "errors" not in first
    assert second == first


def made(answer: Json) -> str:
    """The id of what was made."""
    id: str = answer["data"]["createAppropriation"]["appropriation"]["id"]
    return id


async def test_one_whose_answer_is_lost_on_the_way_from_the_database_is_done_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    input = await INPUTS["createAppropriation"](stage)
    count = "{ appropriations { totalCount } }"
    before = (await stage.me.send(count))["data"]["appropriations"]["totalCount"]
    run = Context.run

    async def lost(context: Context, act: Callable[[Work], Awaitable[Any]], **more: Any) -> Any:
        await run(context, act, **more)
        raise ConnectionError("the database was done, and went away before it said so")

    with monkeypatch.context() as patched:
        patched.setattr(Context, "run", lost)
        answer = await stage.me.send(CREATE, {"input": input})

    assert [each["extensions"]["code"] for each in answer["errors"]] == ["INTERNAL_SERVER_ERROR"]
    assert (await stage.me.send(count))["data"]["appropriations"]["totalCount"] == before + 1
