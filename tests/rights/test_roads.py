"""The other roads to a thing: lists, counts, cursors, filters, single things, and what refuses a mutation."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from graphql import GraphQLEnumType, GraphQLField, get_named_type
from tests.rights.answering import holds, led_to
from tests.rights.asking import Viewer
from tests.rights.making import BEGINS
from tests.rights.people import FEW, SOME, VIEWERS, each_on
from tests.rights.programme import CODE
from tests.rights.reference import Rows, matched, seen_by
from tests.rights.scene import Scene
from tests.rights.selections import Selections
from tests.rights.sentinels import leaked

from avustin_core.storage import global_id
from avustin_schema.paging import decode
from avustin_schema.schema import Schema
from avustin_schema.sources import Source, asked_by, camel

PAGED = "(first: 100%s) { totalCount nodes { __typename id } edges { cursor node { id } } }"
OF_TYPE = {
    "call": "Call", "organisation": "Organisation", "document": "Document", "matter": "Matter", "person": "Person",
    "actor": "Person", "object": "Application",
}  # fmt: skip
VALUES: dict[str, list[Any]] = {
    "Boolean": [True, False],
    "String": ["TUNTU", CODE],
    "DateTime": [BEGINS.isoformat()],
    "Date": [BEGINS.date().isoformat()],
}


@each_on(VIEWERS, FEW)
async def test_lists_hold_and_count_what_is_seen_and_cursors_tell_no_more(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    paged = list(selections.connections())
    plain = [(field, source) for field, given, source in selections.roots() if not given.args]
    asked = [f"{field}{PAGED % ''}" for field, _, _ in paged] + [f"{field} {{ __typename id }}" for field, _ in plain]

    answer = await viewer.told(f"{{ {' '.join(asked)} }}")

    seen = await seen_by(scene, viewer.actor)  # now: what reads of secrets have added to the trail, too
    for field, source in plain:
        assert led_to(answer[field]) == seen.rows[source.name], field
    for field, _, source in paged:
        assert holds(answer[field], seen.rows[source.name]), field
        assert {place(edge["cursor"]) for edge in answer[field]["edges"]} <= seen.rows[source.name]


def place(cursor: str) -> UUID:
    """The row that a cursor leads to."""
    found = decode(cursor, "after")
    assert found
    return UUID(found[1])


def filters_of(field: GraphQLField, source: Source, rows: Rows) -> list[tuple[str, Any, Any]]:
    """Each filter of a list with some values: as it is given in the document, and as Python has it."""
    found = []
    kind_of_filter: Any = get_named_type(field.args["filter"].type)
    for name, given in kind_of_filter.fields.items():
        kind = get_named_type(given.type)
        key = next(each for each in source.filters if camel(each) == name)
        for value in values_of(name, kind, rows):
            found.append((f"{name}: {spelled(value, kind)}", key, python(value, kind)))
    return found


def values_of(name: str, kind: Any, rows: Rows) -> list[Any]:
    """Values to filter by: two of those that there are."""
    if isinstance(kind, GraphQLEnumType):
        return list(kind.values)[:3]
    if kind.name == "ID":
        target = OF_TYPE[name]  # a new filter by an id says here of what
        return [global_id(target, id) for id in list(rows.by_id[target])[:2]]
    return VALUES[kind.name]


def spelled(value: Any, kind: Any) -> str:
    """As a document has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(kind, GraphQLEnumType) else f'"{value}"'


def python(value: Any, kind: Any) -> Any:
    """As a resolver gets it."""
    if isinstance(kind, GraphQLEnumType):
        return kind.extensions["strawberry-definition"].wrapped_cls[value]
    if kind.name in ("Date", "DateTime"):
        return (date if kind.name == "Date" else datetime).fromisoformat(value)
    return value


@each_on(SOME, FEW)
async def test_filters_fit_what_is_seen_and_find_nothing_by_what_isnt(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    viewer = await Viewer.of(name, scene, schema)
    seen = await seen_by(scene, viewer.actor)
    asked: list[str] = []
    wanted: dict[str, Collection[UUID]] = {}
    for field, given, source in selections.connections():
        if "filter" not in given.args:
            continue
        for said, key, value in filters_of(given, source, rows):
            alias = f"f{len(asked)}"
            asked.append(f"{alias}: {field}{PAGED % f', filter: {{ {said} }}'}")
            fits = await matched(scene, viewer.actor, source, key, value)
            about = asked_by(key, source.filters[key])
            wanted[alias] = {id for id in fits if seen.may(source.name, about, id)}

    answer = await viewer.told(f"{{ {' '.join(asked)} }}")

    assert [asked[int(alias[1:])] for alias, value in answer.items() if not holds(value, wanted[alias])] == []
    assert leaked(name, viewer.heard) == set()


@each_on(SOME, FEW)
async def test_one_thing_is_given_or_it_is_as_if_it_werent_there(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    """By id, by another value that is its own, and as a node: hidden, absent and of another type are alike."""
    viewer = await Viewer.of(name, scene, schema)
    asked: list[str] = []
    wanted: dict[str, Collection[UUID]] = {}

    def ask(said: str, id: UUID | None) -> None:
        alias = f"o{len(asked)}"
        asked.append(f"{alias}: {said} {{ __typename id }}")
        wanted[alias] = frozenset({id} if id else ())

    for field, given, source in selections.roots():
        seen, there = viewer.seen.rows[source.name], rows.by_id[source.name]
        picked = [*[id for id in there if id in seen][:1], *[id for id in there if id not in seen][:2], uuid4()]
        for id in picked if "id" in given.args else ():
            for said in (f'{field}(id: "{global_id(source.name, id)}")', f'node(id: "{global_id(source.name, id)}")'):
                ask(said, id if id in seen else None)
        for argument in set(given.args) & set(source.model.model_fields) - {"id"}:
            for row in (each for each in there.values() if each[argument] is not None):
                ask(f'{field}({argument}: "{row[argument]}")', row["id"] if row["id"] in seen else None)

    answer = await viewer.told(f"{{ {' '.join(asked)} }}")

    assert {alias: led_to(value) for alias, value in answer.items()} == wanted
    assert leaked(name, viewer.heard) == set()
