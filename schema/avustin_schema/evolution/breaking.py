"""Breaking changes: found by graphql-core, and refused unless the changelog names them."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    resolve_schema_coordinate,
)
from graphql.error import GraphQLError

COORDINATE = re.compile(r"@?[_A-Za-z]\w*(?:\.\w+)?(?:\(\w+:\))?")


@dataclass(frozen=True)
class Change:
    """A change by the schema coordinate of what changed, such as `Query.calls(first:)`."""

    coordinate: str
    description: str


def breaking(old: str, new: str) -> list[Change]:
    """What a client of the old schema may rely on and the new one doesn't give."""
    return _changes(find_breaking_changes, old, new)


def dangerous(old: str, new: str) -> list[Change]:
    """What clients should be ready for, and may not be: new enum values, members of unions, implementers."""
    return _changes(find_dangerous_changes, old, new)


def unnamed(changes: Collection[Change], named: Collection[str]) -> list[Change]:
    """The changes that nobody was told of."""
    return [change for change in changes if change.coordinate not in named]


def _changes(find: Callable[[GraphQLSchema, GraphQLSchema], Sequence[Any]], old: str, new: str) -> list[Change]:
    before, after = build_schema(old), build_schema(new)
    found = find(before, after)
    return [Change(_coordinate(each.description, before, after), each.description) for each in found]


def _coordinate(description: str, *schemas: GraphQLSchema) -> str:
    words: list[str] = COORDINATE.findall(description)
    return next(word for word in words if any(_there(word, schema) for schema in schemas))


def _there(word: str, schema: GraphQLSchema) -> bool:
    try:
        return resolve_schema_coordinate(schema, word) is not None
    except (GraphQLError, ValueError):
        return False
