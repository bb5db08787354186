"""The matrix is what the declarations answer: whole, as the page of the reference has it, and as the scene shows it."""

import pytest
from graphql import GraphQLObjectType
from tests.architecture.house import ROOT
from tests.rights.asking import Viewer
from tests.rights.people import FEW, VIEWERS, each_on
from tests.rights.reference import Rows
from tests.rights.scene import Scene

from avustin_core.registry import Registry
from avustin_schema.build import build
from avustin_schema.rights.cells import Extent
from avustin_schema.rights.markdown import page
from avustin_schema.rights.matrix import Matrix, matrix
from avustin_schema.rights.roles import SEATS
from avustin_schema.schema import Schema
from avustin_schema.sources import Source


@pytest.fixture(scope="session")
def found(schema: Schema) -> Matrix:
    """The matrix of what is installed here."""
    return matrix(schema)


def test_the_page_is_what_the_declarations_say(registry: Registry) -> None:
    written = (ROOT / "docs/reference/rights.md").read_text(encoding="utf-8")

    assert written == page(matrix(build(registry))), "run `avustin rights --markdown`"


def test_every_type_and_field_is_in_it(schema: Schema, found: Matrix) -> None:
    """Nothing is left out: neither a root field, nor a field of a type, nor a value."""
    said = {(part.title, name) for part in found.parts for line in part.lines for name in line.names}
    answers = {tuple(name.split(".")) for title, name in said if title == "Answers"}
    values = {(given.name, name) for given in found.values for name in given.fields}
    titles = {"Query": "Root fields", "Mutation": "Mutations", "Subscription": "Subscriptions"}
    kinds = [kind for kind in schema._schema.type_map.values() if isinstance(kind, GraphQLObjectType)]

    missing = [
        f"{kind.name}.{name}"
        for kind in kinds
        if not kind.name.startswith("__")
        for name in kind.fields
        if (titles.get(kind.name, kind.name), name) not in said | answers | values
    ]

    assert missing == []


def test_what_is_in_part_says_in_which(found: Matrix) -> None:
    cells = [cell for part in found.parts for line in part.lines for cell in line.cells.values()]

    assert {cell.extent for cell in cells} == set(Extent)
    assert [cell for cell in cells if (cell.extent is Extent.PART) != bool(cell.words)] == []


@each_on(VIEWERS, FEW)
async def test_it_says_of_every_role_what_the_scene_shows(
    name: str, scene: Scene, schema: Schema, found: Matrix, rows: Rows
) -> None:
    """Never is never; and what an official or anybody always may is all that there is."""
    seat = next((seat for seat in SEATS if seat.name == name), None)
    if seat is None:
        return  # somebody beside the matrix
    viewer = await Viewer.of(name, scene, schema)
    sees_all = seat.name == "public" or (seat.actor.roles and not seat.actor.disqualified)

    partner = name == "participant"  # in a project of others, that is
    wrong = []
    for part in (part for part in found.parts if part.title in Source.known):
        there = rows.by_id[part.title].keys()
        shown = viewer.seen.rows[part.title] - (
            scene.of_application("of partner", part.title, rows) if partner else set()
        )
        if name == "disqualified":
            shown &= scene.of_application("kept", part.title, rows)
        for line in part.lines:
            for field in line.names:
                ids = {id for id in shown if viewer.seen.may(part.title, field, id)}
                extent = line.cells[name].extent
                if (extent is Extent.NO and ids) or (extent is Extent.YES and sees_all and ids != there):
                    wrong.append(f"{part.title}.{field}: {extent} of {len(there)}, and sees {len(ids)}")

    assert wrong == []
