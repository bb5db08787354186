"""Default closed: what nobody declared a right to stops the build, and is named."""

from dataclasses import replace
from typing import Any

import pytest
import strawberry

from avustin_core.access import ROW, Audience, Rights, everyone
from avustin_core.applications import rights as applications
from avustin_core.calls import rights as calls
from avustin_schema.lists.asks import Condition
from avustin_schema.lists.kinds import STRING
from avustin_schema.mutations import build_mutation
from avustin_schema.mutations.calls import MUTATIONS
from avustin_schema.paging import Order
from avustin_schema.rights.closed import refuse_undeclared
from avustin_schema.roots import asked
from avustin_schema.sources import Source, UndeclaredRight, column, sourced
from avustin_schema.types.common import Node

NOBODY = Audience("nobody", lambda row, actor, now: False)


class Drawer:
    """What these tests read, as a table would be."""


RIGHTS = Rights(Drawer, rows=everyone, fields={"id": ROW, "label": ROW, "secret": NOBODY})


@pytest.fixture(autouse=True)
def forgotten() -> Any:
    """What these tests declare isn't known to others."""
    known = dict(Source.known)
    yield
    Source.known.clear()
    Source.known.update(known)


def labelled(**more: Any) -> Any:
    """A type that is read from the table."""

    class Drawers:
        label: str = column("label", "The label.")

    return sourced(RIGHTS, **more)(Drawers)


def schema_with(**fields: Any) -> strawberry.Schema:
    """A schema with these root fields."""
    return strawberry.Schema(query=strawberry.type(type("Query", (), {"__annotations__": {}, **fields})))


def test_a_root_field_without_an_audience_stops_the_build() -> None:
    def hello() -> str:
        return ""

    refuse_undeclared(schema_with(hello=asked(everyone, hello, "Hello")))
    with pytest.raises(UndeclaredRight, match=r"Query\.hello: nobody says who may; give the root field an audience"):
        refuse_undeclared(schema_with(hello=strawberry.field(resolver=hello)))


def test_a_field_of_a_table_without_a_line_in_the_rights_stops_the_import() -> None:
    class Drawers:
        size: str = column("size", "The size.")

    with pytest.raises(UndeclaredRight, match="Drawers: no slice says who sees size"):
        sourced(RIGHTS)(Drawers)


def test_a_field_of_a_table_with_a_resolver_of_its_own_stops_the_build() -> None:
    class Drawers:
        label: str = column("label", "The label.")

        @strawberry.field(metadata={"audience": everyone})
        def inside(self) -> str:
            return ""

    made: Any = sourced(RIGHTS)(Drawers)

    def drawer() -> made:
        return None

    with pytest.raises(UndeclaredRight, match=r"Drawers\.inside: nobody says who may; declare where it comes from"):
        refuse_undeclared(schema_with(drawer=asked(everyone, drawer, "A drawer")))


def test_a_value_that_asks_for_itself_stops_the_build_unless_it_says_for_whom() -> None:
    @strawberry.type
    class Given:
        plain: str = ""

        @strawberry.field
        def found(self) -> str:
            return ""

    def given() -> Given:
        return Given()

    with pytest.raises(UndeclaredRight, match=r"^Given\.found: nobody says who may; a value is seen by whoever sees"):
        refuse_undeclared(schema_with(given=asked(everyone, given, "A value")))


def test_a_node_that_isnt_read_from_a_table_stops_the_build() -> None:
    @strawberry.type
    class Thing(Node):
        id: strawberry.ID

    def thing() -> Thing:
        return Thing(id=strawberry.ID(""))

    with pytest.raises(UndeclaredRight, match="Thing: a Node of which no slice says who sees it"):
        refuse_undeclared(schema_with(thing=asked(everyone, thing, "A thing")))


@pytest.mark.parametrize(
    ("guard", "fault"),
    [((), "it has no guard"), (calls.CANCEL, "its guards are those of cancelCall")],
)
def test_a_mutation_without_a_guard_of_its_own_stops_the_build(guard: Any, fault: str) -> None:
    publish = next(each for each in MUTATIONS if each.name == "publishCall")
    with pytest.raises(UndeclaredRight, match=f"publishCall: nobody says who may do it: {fault}"):
        build_mutation(replace(publish, guard=guard))


def test_a_condition_must_name_fields_that_somebody_sees() -> None:
    def like(*about: str) -> Condition:
        return Condition(STRING, "With this in it.", lambda table, part, reading: table.label.contains(part), about)

    with pytest.raises(UndeclaredRight, match="Drawers: no slice says who sees labelContains, which a filter asks"):
        labelled(conditions={"labelContains": like("labelContains")})

    labelled(conditions={"labelContains": like("label")})


def test_an_order_by_what_isnt_for_everybody_stops_the_import() -> None:
    with pytest.raises(UndeclaredRight, match="Drawers: an order by secret would tell it to whoever sees the row"):
        labelled(default_order=Order("secret"))


def test_descriptions_end_with_the_words_of_the_declaration() -> None:
    said = Source.known["Application"].type.__strawberry_definition__.description

    assert said.endswith(f" Requires: {applications.RIGHTS.rows.requires}.")
