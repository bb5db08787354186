"""What `actions` tells of every thing to everybody, and what the mutations then do: the same."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

import pytest
from graphql import get_named_type
from tests.rights.answering import leaks
from tests.rights.asking import Json, Viewer
from tests.rights.inputs import INPUTS, About
from tests.rights.people import FEW, SOME, VIEWERS, each_on
from tests.rights.reference import Rows
from tests.rights.scene import Scene
from tests.rights.selections import Selections
from tests.rights.sentinels import leaked

from avustin_core.once import Once
from avustin_core.work import Work
from avustin_schema.context import Context
from avustin_schema.schema import Schema
from avustin_schema.sources import Source
from avustin_schema.types.common import Acting

T = TypeVar("T")
ERRORS = "errors { ... on UserError { code path message } }"
#: may publish in the call, and is kept from each of its matters; may draw in others, of which none has a matter
NOTHING_LEFT = {
    ("relative", "publishDecisions"), ("relative", "drawAssignments"), ("disqualified", "drawAssignments"),
}  # fmt: skip
ACTED_ON = [
    name for name, source in Source.known.items() if any(isinstance(each, Acting) for each in source.fields.values())
]


class Undone(Exception):
    """It was done, and is taken back."""


class Trying(Context):
    """A request whose operations are done and taken back."""

    async def run(self, act: Callable[[Work], Awaitable[T]], *, once: Once | None = None) -> T:
        """Does it, and takes it back; what it gave is given on."""
        made: list[T] = []

        async def undone(work: Work) -> None:
            made.append(await act(work))
            await work.session.flush()
            work.session.expunge_all()  # so that what it gave can still be read
            raise Undone

        with pytest.raises(Undone):
            await self.avustin.run(self.actor, undone, arrived=self.now)
        return made[0]


async def tried(viewer: Viewer, name: str, about: About, selections: Selections) -> list[str]:
    """The codes of what refuses a mutation; none when it is done. Its payload holds nothing that isn't for the viewer."""
    field = selections.schema.mutation_type.fields[name]  # type: ignore[union-attr]
    given = get_named_type(field.args["input"].type).name
    document = f"mutation ($input: {given}!) {{ {name}(input: $input) {{ {ERRORS} {selections.payload(field)} }} }}"
    variables = {"input": INPUTS[name](about)}
    context = Trying(viewer.scene.avustin, viewer.actor)
    result = await viewer.schema.execute(document, variable_values=variables, context_value=context)
    assert not result.errors, (name, result.errors)
    assert result.data
    assert list(leaks(result.data, viewer.seen)) == []
    viewer.heard.append(str(result.data))
    return [error["code"] for error in result.data[name]["errors"]]


async def told(viewer: Viewer, kind: str, ids: list[UUID]) -> list[Json]:
    """The actions of things."""
    document = (
        f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} "
        "{ __typename id actions { name allowed blockedBy { code } } } } }"
    )
    return [each for each in await viewer.nodes(document, kind, ids) if each]


@each_on(VIEWERS, FEW)
async def test_what_is_allowed_is_done_and_what_is_blocked_is_refused_with_that_code(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    """Of every kind of thing and action, one in each state that the viewer is told; of the allowed ones, one is done."""
    viewer = await Viewer.of(name, scene, schema)
    wrong: list[Any] = []
    allowed: dict[tuple[str, str], list[list[str]]] = {}
    for kind in ACTED_ON:
        cases: dict[tuple[str, str], list[UUID]] = {}
        found = [id for id in rows.by_id[kind] if id in viewer.seen.rows[kind]]
        for id, thing in zip(found, await told(viewer, kind, found), strict=True):
            for action in thing["actions"]:
                assert action["allowed"] == (not action["blockedBy"])
                code = "" if action["allowed"] else action["blockedBy"][0]["code"]
                cases.setdefault((action["name"], code), []).append(id)
        for (action, code), ids in cases.items():
            ours = [id for id in ids if _is_about(action, kind, rows.by_id[kind][id], viewer)]
            for id in ours if not code else ours[:1]:
                about = About(scene, viewer.actor, kind, id, rows.by_id[kind][id].get("revision") or 0)
                codes = await tried(viewer, action, about, selections)
                if code and codes != [code]:
                    wrong.append((kind, action, code, codes))
                if not code:
                    allowed.setdefault((kind, action), []).append(codes)
                    if not codes:
                        break

    assert wrong == []
    assert {
        (kind, action): codes
        for (kind, action), codes in allowed.items()
        if [] not in codes and (name, action) not in NOTHING_LEFT
    } == {}
    assert leaked(name, viewer.heard) == set()


def _is_about(action: str, kind: str, row: Any, viewer: Viewer) -> bool:
    """Whether the mutation is about this very thing: a completion is answered by its own id, one's own assessment saved."""
    if action == "answerCompletion":
        return kind == "Completion"
    return kind != "Assessment" or row["assessor_id"] == viewer.actor.user_id


@each_on(SOME, FEW)
async def test_descriptors_give_the_access_that_actions_and_answers_give(
    name: str, scene: Scene, schema: Schema, rows: Rows
) -> None:
    """Hidden is what the answers hide; to write is what saveApplication is allowed for; computed is never written."""
    viewer = await Viewer.of(name, scene, schema)
    ids = [id for id in rows.by_id["Application"] if id in viewer.seen.rows["Application"]]
    for thing in await viewer.nodes(DESCRIBED, "Application", ids):
        assert thing
        fields = [each for each in thing["fields"] if len(each["path"]) == 1]
        hidden = {tuple(path) for path in (thing["answers"] or {"hidden": []})["hidden"] if len(path) == 1}
        writes = any(each["allowed"] for each in thing["actions"] if each["name"] == "saveApplication")
        assert {tuple(each["path"]) for each in fields if each["access"] == "HIDDEN"} == hidden
        assert ("WRITE" in {each["access"] for each in fields}) == writes
        assert [each for each in fields if each["computed"] and each["access"] == "WRITE"] == []


DESCRIBED = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Application {
  fields { path access computed } answers { hidden } actions { name allowed }
} } }"""
