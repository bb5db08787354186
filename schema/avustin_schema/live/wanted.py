"""What a subscriber asks: the operation, the feed that it follows, and the parts of an event that are of the event itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from graphql import GraphQLError, OperationType, get_named_type
from graphql.execution.values import VariableValues, get_variable_values

from avustin_core.storage import parse_id
from avustin_schema.http.trusted.manifests import Trusted
from avustin_schema.live.feeds import Feed
from avustin_schema.reading.running.cache import Plans
from avustin_schema.reading.shared.asking import Asking
from avustin_schema.schema import Schema


@dataclass(frozen=True)
class Wanted:
    """A valid subscription."""

    query: str
    variables: dict[str, Any]
    name: str | None
    feed: Feed
    key: str  #: of the event in the answer
    at: tuple[str, ...]  #: keys of the event's own fields
    changed: tuple[str, ...]
    id: UUID | None
    most: int | None  #: so many events, and it ends


def wanted_of(
    schema: Schema, plans: Plans, query: object, given: dict[str, Any] | None, name: str | None
) -> Wanted | None:
    """The subscription; None of anything else, and of what Strawberry is to refuse."""
    if not isinstance(query, str):
        return None
    known = plans.known(query, name, trusted=isinstance(query, Trusted))
    if (
        known.operation is None
        or known.fragments is None
        or known.operation.operation is not OperationType.SUBSCRIPTION
    ):
        return None
    variables = get_variable_values(schema._schema, known.operation.variable_definitions or (), given or {})
    if not isinstance(variables, VariableValues):
        return None
    asking = Asking(schema, known.operation, known.fragments, variables)
    roots = asking.roots()
    if len(roots) != 1 or roots[0][1][0].name.value.startswith("__"):
        return None
    key, nodes = roots[0]
    definition = asking.root.fields[nodes[0].name.value]
    try:
        arguments = asking.arguments(asking.root, nodes[0])
    except GraphQLError:
        return None
    parts = asking.fields(asking.object_type(get_named_type(definition.type).name), nodes)
    feed: Feed = definition.extensions["strawberry-definition"].metadata["feed"]
    found = parse_id(arguments["id"]) if arguments.get("id") else None
    return Wanted(
        query, given or {}, name, feed, key,
        tuple(each.key for each in parts if each.name == "at"), tuple(each.key for each in parts if each.name == "changed"),
        found[1] if found and found[0] == feed.kind else None, arguments.get("at_most"),
    )  # fmt: skip
