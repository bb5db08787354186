"""Deprecations: each tells why, what to use instead, and the day until which it stays."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

STAYS = re.compile(r"Stays until \d{4}-\d\d-\d\d\.$|Stays as long as an answer to it is kept\.$")


def deprecated(reason: str, *, until: date) -> str:
    """A deprecation's reason: a sentence that names what to use instead, and the last day on which it is there."""
    return f"{reason} Stays until {until.isoformat()}."


def dateless(schema: GraphQLSchema) -> list[str]:
    """What is deprecated by a reason that doesn't say how long it stays, by schema coordinate."""
    return [place for place, reason in _reasons(schema) if not STAYS.search(reason)]


def _reasons(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    for kind in schema.type_map.values():
        for place, each in members(kind):
            if each.deprecation_reason is not None:
                yield place, each.deprecation_reason


def members(kind: object) -> Iterator[tuple[str, Any]]:
    """Everything within a type that has a description and may be deprecated, by schema coordinate."""
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in kind.fields.items():
            yield f"{kind.name}.{name}", field
            yield from ((f"{kind.name}.{name}({each}:)", argument) for each, argument in field.args.items())
    elif isinstance(kind, GraphQLInputObjectType):
        yield from ((f"{kind.name}.{name}", each) for name, each in kind.fields.items())
    elif isinstance(kind, GraphQLEnumType):
        yield from ((f"{kind.name}.{name}", each) for name, each in kind.values.items())
