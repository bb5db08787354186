"""The whole schema, walked by everybody on every road: what is answered is what the declarations give, and nothing else."""

from tests.rights.answering import key, lacks, leaks
from tests.rights.asking import Viewer
from tests.rights.people import FEW, VIEWERS, each_on
from tests.rights.reference import Rows
from tests.rights.scene import Scene
from tests.rights.selections import Selections
from tests.rights.sentinels import leaked, missed

from avustin_schema.schema import Schema


@each_on(VIEWERS, FEW)
async def test_things_are_read_by_their_ids_as_their_rights_say(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    seen = viewer.seen

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
    assert leaked(name, viewer.heard) == set()
    assert missed(name, viewer.heard) == set()
