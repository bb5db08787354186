"""Subscriptions as a road to a thing: the first event gives it, or is as if it weren't there; counts tell of what is seen."""

from typing import Any

from tests.rights.asking import Viewer
from tests.rights.people import FEW, SOME, each_on
from tests.rights.reference import Rows, seen_by
from tests.rights.scene import Scene
from tests.rights.sentinels import leaked

from avustin_core.storage import global_id
from avustin_schema.schema import Schema

ROADS = (
    ("applicationChanged", "application", "Application"), ("callChanged", "call", "Call"),
    ("rankingChanged", "call", "Call"), ("appropriationChanged", "appropriation", "Appropriation"),
    ("outboxChanged", "message", "OutboxMessage"),
)  # fmt: skip
SEVERAL = 6  #: things of each kind


@each_on(SOME, FEW)
async def test_the_first_event_gives_what_is_seen_and_nothing_else(
    name: str, scene: Scene, schema: Schema, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    seen = await seen_by(scene, viewer.actor)
    for root, field, kind in ROADS:
        for id in list(rows.by_id[kind])[:SEVERAL]:
            event = await viewer.first(
                f"subscription ($id: ID!) {{ {root}(id: $id) {{ {field} {{ id }} }} }}", kind, id
            )
            assert event == {field: {"id": global_id(kind, id)} if id in seen.rows[kind] else None}, (root, id)

    counts: Any = await viewer.first("subscription { outboxChanged { waiting failed } }")
    assert sum(counts.values()) <= len(seen.rows["OutboxMessage"])
    assert leaked(name, viewer.heard) == set()


async def test_every_subscription_is_tried(schema: Schema) -> None:
    declared = schema._schema.subscription_type

    assert declared is not None
    assert set(declared.fields) == {root for root, _, _ in ROADS}
