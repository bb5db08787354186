"""The other roads to a thing: lists, counts, cursors, filters, single things, and what refuses a mutation."""

import json
from collections.abc import AsyncIterator, Callable, Collection
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from tests.rights.answering import holds, led_to
from tests.rights.asking import Viewer
from tests.rights.making import BEGINS
from tests.rights.people import FEW, SOME, VIEWERS, each_on
from tests.rights.reference import Rows, Seen, matched, seen_by, values_in
from tests.rights.scene import Scene
from tests.rights.selections import Selections
from tests.rights.sentinels import leaked

from avustin_core.matters.models import AssignedRole
from avustin_core.storage import global_id
from avustin_core.worklists.blocks import WorkBlock
from avustin_core.worklists.following import DecisionStep
from avustin_schema.lists.kinds import MONEY, Kind
from avustin_schema.paging import decode
from avustin_schema.reading.shared.filters import LONGEST
from avustin_schema.rights.words import is_narrower
from avustin_schema.schema import Schema
from avustin_schema.sources import Source

PAGED = "(first: 100%s) { totalCount nodes { __typename id } edges { cursor node { id } } }"
AT_ONCE = 40


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
    return UUID(found[1][-1])


Wanted = tuple[str, Collection[UUID]]  #: a filter as a document has it, and what it finds


async def filters_of(scene: Scene, viewer: Viewer, source: Source, seen: Seen, rows: Rows) -> AsyncIterator[Wanted]:
    """Filters of a list by each of its fields, links and conditions, with values that there are."""
    for name, ask in source.asked.fields.items():
        for value in (await values_in(scene, viewer.actor, source, name))[: 2 if is_masked(source, f"{name}:") else 1]:
            if not isinstance(value, str) or len(value) <= LONGEST:
                told = spelled(ask.asks.kind, "Matter" if name == "matterId" else source.name, value)
                fits = await matched(scene, viewer.actor, source, name, value)
                yield f"{name}: {{ equals: {told} }}", seen_of(seen, source, fits, name)
    for name, (join, target) in source.asked.links.items():
        by = source.joins[join]
        for id, row in list(rows.by_id[target].items())[:2]:
            ours = {other for other, each in rows.by_id[source.name].items() if each[by.here] == row[by.there]}
            found = seen_of(seen, source, ours, name) if id in seen.rows[target] else set()
            yield f'{name}: {{ id: {{ equals: "{global_id(target, id)}" }} }}', found
    for of in source.asked.where(scene.avustin.registry).answers.values():
        for name in of.fields:
            answers = answers_in(source, rows, of.programme, name)
            for value in list(dict.fromkeys(answers.values()))[:1]:
                fits = frozenset(id for id, answer in answers.items() if answer == value)
                yield f"{of.name}: {{ {name}: {{ equals: {json.dumps(value)} }} }}", seen_of(seen, source, fits, "data")
    for name, condition in source.asked.conditions.items():
        for given, value in CONDITIONS[condition.kind.name](rows):
            fits = await matched(scene, viewer.actor, source, name, condition.kind.write("equals", value))
            yield f"{name}: {given}", seen_of(seen, source, fits, *condition.about)


def answers_in(source: Source, rows: Rows, programme: str, name: str) -> dict[UUID, Any]:
    """What was answered in what was handed in."""
    versions = rows.by_id[source.joins["submitted"].target] if "submitted" in source.joins else {}
    forms = {id for id, form in rows.by_id["Form"].items() if form["programme_code"] == programme}
    found = {id: versions.get(row.get("submitted_id")) for id, row in rows.by_id[source.name].items()}
    return {
        id: version["answers"][name]
        for id, version in found.items()
        if version and version["form_release_id"] in forms and name in version["answers"]
    }


def is_masked(source: Source, said: str) -> bool:
    """Whether a filter is about what not everybody sees of the row, or about another thing."""
    name = said.partition(":")[0]
    return name not in source.asked.fields or is_narrower(source.rights.fields[name], source.rights)


def seen_of(seen: Seen, source: Source, fits: Collection[UUID], *fields: str) -> set[UUID]:
    """Those of the rows whose fields the viewer may see."""
    return {id for id in fits if all(seen.may(source.name, field, id) for field in fields)}


def spelled(kind: Kind, target: str, value: Any) -> str:
    """A column's value as a document has it."""
    if kind.name == "ID":
        return json.dumps(global_id(target, value))
    if kind is MONEY:
        return f'"{Decimal(value).scaleb(-2)}"'
    if isinstance(value, Enum):
        return value.name
    return json.dumps(value.isoformat() if isinstance(value, date) else value)


def things(rows: Rows) -> list[tuple[str, Any]]:
    """The ids of two applications."""
    return [(f'"{id}"', id) for id in (global_id("Application", each) for each in list(rows.by_id["Application"])[:2])]


CONDITIONS: dict[str, Callable[[Rows], list[tuple[str, Any]]]] = {
    "AssignedRole": lambda rows: [("PREPARER", AssignedRole.PREPARER)],
    "DecisionStep": lambda rows: [("RELEASE", DecisionStep.RELEASE)],
    "WorkBlock": lambda rows: [("COMPLETION_OPEN", WorkBlock.COMPLETION_OPEN)],
    "Boolean": lambda rows: [("true", True)],
    "DateTime": lambda rows: [(f'"{BEGINS.isoformat()}"', BEGINS)],
    "Date": lambda rows: [(f'"{BEGINS.date()}"', BEGINS.date())],
    "ID": things,
    "String": lambda rows: [('"hanke"', "hanke")],
}


@each_on(("signatory", "participant", "disqualified"), ("public", "assessor"))
async def test_filters_fit_what_is_seen_and_find_nothing_by_what_isnt(
    name: str, scene: Scene, schema: Schema, selections: Selections, rows: Rows
) -> None:
    """And their contrary finds the rest, so that it tells no more."""
    viewer = await Viewer.of(name, scene, schema)
    seen = await seen_by(scene, viewer.actor)
    asked: list[str] = []
    wanted: dict[str, Collection[UUID]] = {}
    for field, _, source in selections.connections():
        async for said, found in filters_of(scene, viewer, source, seen, rows):
            contrary = (f"not: {{ {said} }}", seen.rows[source.name] - set(found))
            for given, ids in ((said, found), *([contrary] if is_masked(source, said) else [])):
                alias = f"f{len(asked)}"
                asked.append(f"{alias}: {field}{PAGED % f', filter: {{ {given} }}'}")
                wanted[alias] = ids

    answer: dict[str, Any] = {}
    for place in range(0, len(asked), AT_ONCE):
        answer |= await viewer.told(f"{{ {' '.join(asked[place : place + AT_ONCE])} }}")

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
