"""Reading anything again by its global id."""

from typing import Annotated, Any
from uuid import UUID

import strawberry

from avustin_core.access import Audience
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.storage import parse_id
from avustin_schema.context import Info
from avustin_schema.paging import MOST
from avustin_schema.reading import read_ids, read_one
from avustin_schema.roots import asked
from avustin_schema.sources import Source
from avustin_schema.types.common import Node


async def node(
    info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
) -> Node | None:
    """One thing."""
    found = parse_id(id)
    if found is None or found[0] not in Source.known:
        return None
    row: Any = await read_one(info, found[0], value=found[1])
    thing: Node | None = row
    return thing


async def nodes(
    info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description=f"Global ids, {MOST} at most.")]
) -> list[Node | None]:
    """Several things."""
    if len(ids) > MOST:
        reason = Text(fi=f"ids: enintään {MOST}.", sv=f"ids: högst {MOST}.", en=f"ids: {MOST} at most.")
        raise InvalidInput("ids", reason=reason)
    parsed = [parse_id(id) for id in ids]
    wanted: dict[str, list[UUID]] = {}
    for found in parsed:
        if found and found[0] in Source.known:
            wanted.setdefault(found[0], []).append(found[1])
    rows: dict[tuple[str, UUID], Any] = {}
    for name, keys in wanted.items():
        rows |= {(name, key): row for key, row in (await read_ids(info, name, keys)).items()}
    return [rows.get(found) if found else None for found in parsed]


THING = Audience("whoever sees the thing", lambda row, actor, now: True)
QUERIES = {
    "node": asked(THING, node, "A thing by its global id; null when it isn't there or may not be seen, alike."),
    "nodes": asked(
        THING,
        nodes,
        "Things by their global ids, in the same order; null for each that isn't there or may not be seen, alike.",
    ),
}
