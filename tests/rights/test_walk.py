"""The whole schema, walked by everybody on every road: what is answered is what the declarations give, and nothing else."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from tests.rights.asking import Json, Viewer
from tests.rights.people import VIEWERS
from tests.rights.reference import Rows, Seen, related, seen_by
from tests.rights.scene import Scene
from tests.rights.selections import Selections

from avustin_core.storage import row_of
from avustin_schema.schema import Schema
from avustin_schema.sources import Computed, Many, One, Paged, Source, camel


@pytest.fixture
async def rows(scene: Scene) -> Rows:
    """Every row there is."""
    found = Rows()
    await found.load(scene)
    return found


@pytest.fixture(scope="session")
def selections(schema: Schema) -> Selections:
    """What can be asked."""
    return Selections(schema._schema)


def key(thing: Json) -> UUID:
    """The row of a thing that was answered."""
    found = row_of(thing["id"], thing["__typename"])
    assert found
    return found


def things(value: Any) -> Iterator[Json]:
    """Everything within an answer that is read from a table."""
    if isinstance(value, dict):
        if value.get("__typename") in Source.known:
            yield value
        for each in value.values():
            yield from things(each)
    elif isinstance(value, list):
        for each in value:
            yield from things(each)


def leaks(answer: Any, seen: Seen) -> Iterator[str]:
    """What an answer holds that isn't for the viewer: rows, and fields of rows."""
    for thing in things(answer):
        kind, id = thing["__typename"], key(thing)
        if id not in seen.rows[kind]:
            yield f"{kind} {id}"
        for name, value in thing.items():
            if value is not None and name in Source.known[kind].fields and not seen.may(kind, name, id):
                yield f"{kind}.{name} of {id}: {value!r}"


def lacks(thing: Json, rows: Rows, seen: Seen) -> Iterator[str]:
    """What a thing should hold for the viewer and doesn't, or of something else."""
    kind, id = thing["__typename"], key(thing)
    source = Source.known[kind]
    for name, declared in source.fields.items():
        if not seen.may(kind, name, id):
            continue
        if isinstance(declared, One | Many | Paged):
            if (given := led_to(thing[name])) != related(rows, seen, source, name, id):
                yield f"{kind}.{name} of {id}: {given} isn't {related(rows, seen, source, name, id)}"
        elif isinstance(declared, Computed) and thing[name] is None and _is_there(rows.by_id[kind][id], name, declared):
            yield f"{kind}.{name} of {id} is null"


def _is_there(row: Any, name: str, declared: Computed) -> bool:
    """A column that holds something, and is shown as it is."""
    return [camel(need) for need in declared.needs] == [name] and row.get(declared.needs[0]) is not None


def led_to(value: Any) -> frozenset[UUID]:
    """The things that a field leads to; a page counts them as it shows them."""
    if isinstance(value, dict) and "totalCount" in value:
        edges = [each["node"]["id"] for each in value["edges"]]
        assert (len(value["nodes"]), edges) == (value["totalCount"], [each["id"] for each in value["nodes"]])
        value = value["nodes"]
    several = value if isinstance(value, list) else [value] if value else []
    return frozenset(map(key, several))


@pytest.mark.parametrize("name", VIEWERS)
async def test_things_are_read_by_their_ids_as_their_rights_say(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    seen = await seen_by(scene, viewer.actor)

    wrong: list[str] = []
    for kind in selections.sourced():
        ids = list(rows.by_id[kind.name])
        answered = await viewer.nodes(selections.by_ids(kind), kind.name, ids)
        given = {key(each) for each in answered if each}
        if given != seen.rows[kind.name]:
            wrong.append(f"{kind.name}: {given ^ seen.rows[kind.name]}")
        wrong += leaks(answered, seen)
        wrong += [fault for each in answered if each for fault in lacks(each, rows, seen)]

    assert wrong == []
