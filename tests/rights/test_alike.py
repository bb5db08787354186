"""A thing that one may not see and a thing that isn't there answer alike: in what is said, and in the time it takes."""

import statistics
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

from tests.rights.asking import Viewer
from tests.rights.inputs import INPUTS, About
from tests.rights.people import FEW, SOME, each_on
from tests.rights.reference import Rows
from tests.rights.scene import Scene
from tests.rights.sentinels import leaked
from tests.rights.test_actions import ACTED_ON

from avustin_core.storage import global_id, new_id
from avustin_schema.schema import Schema
from avustin_schema.sources import Source
from avustin_schema.types.common import Acting

ERRORS = "errors { __typename ... on UserError { code message path } }"
TIMES, NOISE = 40, 1.5  #: so many of each, in turns; the medians may be so far apart
DOCUMENT = "query ($id: ID!) { node(id: $id) { id ... on Application { title actions { name } } } }"


@each_on(SOME, FEW)
async def test_mutations_refuse_what_is_hidden_as_they_refuse_what_isnt_there(
    name: str, scene: Scene, schema: Schema, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    wrong, tried = [], 0
    for kind in ACTED_ON:
        hidden = next((id for id in rows.by_id[kind] if id not in viewer.seen.rows[kind]), None)
        for action in actions_of(kind) if hidden else ():
            if (kind, action) in (("Application", "answerCompletion"), ("Assessment", "saveAssessment")):
                continue  # the mutation takes the id of something else
            answers = [await refused(viewer, action, kind, id) for id in (hidden, new_id()) if id]
            tried += 1
            if answers[0] != answers[1]:
                wrong.append((kind, action, answers))

    assert wrong == []
    assert tried or name == "auditor"
    assert leaked(name, viewer.heard) == set()


def actions_of(kind: str) -> list[str]:
    """What can be done to things of a type."""
    fields = Source.known[kind].fields.values()
    return [guard.action for each in fields if isinstance(each, Acting) for guard in each.guards]


async def refused(viewer: Viewer, action: str, kind: str, id: UUID) -> object:
    """All that the refusal says; what is about no row is asked for the schema only."""
    given = viewer.schema._schema.mutation_type.fields[action].args["input"].type.of_type.name  # type: ignore[union-attr]
    about = About(viewer.scene, viewer.actor, kind, id)
    document = f"mutation ($input: {given}!) {{ {action}(input: $input) {{ {ERRORS} }} }}"
    answer = await viewer.ask(document, input=INPUTS[action](about))
    assert (answer["data"] or {action: {}})[action].get("errors"), (action, answer)
    return answer


async def medians(
    first: Callable[[], Awaitable[object]], second: Callable[[], Awaitable[object]]
) -> tuple[float, float]:
    """The median times of both, which take turns."""
    spent: tuple[list[float], list[float]] = ([], [])
    for turn in range(2 * TIMES):
        began = time.perf_counter()
        await (first, second)[turn % 2]()
        spent[turn % 2].append(time.perf_counter() - began)
    return statistics.median(spent[0]), statistics.median(spent[1])


def are_alike(times: tuple[float, float]) -> bool:
    """Whether nobody could tell one from the other by waiting."""
    return max(times) / min(times) < NOISE


@each_on(("participant",), ("participant",))
async def test_what_is_hidden_takes_as_long_as_what_isnt_there(name: str, scene: Scene, schema: Schema) -> None:
    viewer = await Viewer.of(name, scene, schema)
    hidden, absent = (global_id("Application", id) for id in (scene.made["draft"], new_id()))
    assert await viewer.ask(DOCUMENT, id=hidden) == await viewer.ask(DOCUMENT, id=absent)

    async def slowly() -> None:
        for _ in range(2):  # as if the row were read, looked at, and thrown away
            await viewer.ask(DOCUMENT, id=hidden)

    times = await medians(lambda: viewer.ask(DOCUMENT, id=hidden), lambda: viewer.ask(DOCUMENT, id=absent))
    betrayed = await medians(slowly, lambda: viewer.ask(DOCUMENT, id=absent))

    assert are_alike(times), times
    assert not are_alike(betrayed), betrayed
