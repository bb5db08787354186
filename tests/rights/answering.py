"""What to look for in an answer: things that aren't for the viewer, and what should be there and isn't."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from tests.rights.asking import Json
from tests.rights.reference import Rows, Seen, related

from avustin_core.storage import row_of
from avustin_schema.paging import MOST
from avustin_schema.sources import Computed, Many, One, Paged, Source, camel


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
            wanted, given = related(rows, seen, source, name, id), thing[name]
            if led_to(given) != wanted or (isinstance(declared, Paged) and not holds(given, wanted)):
                yield f"{kind}.{name} of {id}: {given} isn't {wanted}"
        elif isinstance(declared, Computed) and thing[name] is None and _is_there(rows.by_id[kind][id], name, declared):
            yield f"{kind}.{name} of {id} is null"


def _is_there(row: Any, name: str, declared: Computed) -> bool:
    """A column that holds something, and is shown as it is."""
    return [camel(need) for need in declared.needs] == [name] and row.get(declared.needs[0]) is not None


def holds(page: Json, wanted: Collection[UUID]) -> bool:
    """Whether a page shows these and no others, and counts them; of more than fit on it, whether they are of these."""
    nodes = frozenset(map(key, page["nodes"]))
    same = [each["node"]["id"] for each in page["edges"]] == [each["id"] for each in page["nodes"]]
    return same and page["totalCount"] == len(wanted) and nodes <= set(wanted) and len(nodes) == min(len(wanted), MOST)


def led_to(value: Any) -> frozenset[UUID]:
    """The things that a field leads to."""
    if isinstance(value, dict) and "nodes" in value:
        value = value["nodes"]
    several = value if isinstance(value, list) else [value] if value else []
    return frozenset(map(key, several))
