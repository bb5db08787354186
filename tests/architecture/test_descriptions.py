"""Everything that a client sees in the schema has a description, and what is read from a table says who may."""

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLSchema,
    is_introspection_type,
    is_specified_scalar_type,
)

from avustin_core.registry import Registry
from avustin_schema.build import build
from avustin_schema.evolution.deprecations import members
from avustin_schema.sources import Source


@pytest.fixture(scope="module")
def schema(registry: Registry) -> GraphQLSchema:
    """The schema of the installed programmes."""
    built: GraphQLSchema = build(registry)._schema
    return built


def types(schema: GraphQLSchema) -> list[GraphQLNamedType]:
    """The types that are ours."""
    every = schema.type_map.values()
    return [each for each in every if not is_introspection_type(each) and not is_specified_scalar_type(each)]


def test_every_type_is_described(schema: GraphQLSchema) -> None:
    assert [kind.name for kind in types(schema) if not (kind.description or "").strip()] == []


def test_every_field_argument_and_value_is_described(schema: GraphQLSchema) -> None:
    silent = [place for kind in types(schema) for place, each in members(kind) if not (each.description or "").strip()]

    assert silent == []


def test_what_is_read_from_a_table_says_who_may_read_it(schema: GraphQLSchema) -> None:
    described = {name: schema.type_map[name].description or "" for name in Source.known if name in schema.type_map}

    assert len(described) > 10
    assert [name for name, text in described.items() if "Requires:" not in text] == []


def test_every_mutation_says_who_may_do_it(schema: GraphQLSchema) -> None:
    assert schema.mutation_type is not None
    fields = schema.mutation_type.fields.items()

    assert [name for name, field in fields if "Requires:" not in (field.description or "")] == []
