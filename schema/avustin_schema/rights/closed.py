"""Default closed: what no one declared a right to doesn't get into the schema."""

from collections.abc import Iterator
from typing import Any

import strawberry

from avustin_schema import paging
from avustin_schema.sources import Source, UndeclaredRight, camel

ROOTS = {
    "Query": ("audience", "give the root field an audience: avustin_schema.roots has page, by_id and asked"),
    "Mutation": ("guards", "give the mutation the guards that its operation asks"),
    "Subscription": ("audience", "give the root field an audience: avustin_schema.roots has asked"),
}
ROW = ("source", "declare where it comes from, and who sees it in the Rights of its slice")
VALUE = ("audience", "a value is seen by whoever sees the field that gives it, unless a resolver asks: then say whom")


def refuse_undeclared(schema: strawberry.Schema) -> None:
    """Stops the build with the names of all that has no declared right."""
    if faults := [fault for kind in schema._schema.type_map.values() for fault in _faults(kind)]:
        raise UndeclaredRight("; ".join(faults))


def _faults(kind: Any) -> Iterator[str]:
    definition = (getattr(kind, "extensions", None) or {}).get("strawberry-definition")
    if definition is None or not hasattr(definition, "fields") or definition.is_input or definition.is_interface:
        return
    if kind.name not in Source.known and any(each.name == "Node" for each in definition.interfaces):
        yield f"{kind.name}: a Node of which no slice says who sees it"
    for field in definition.fields:
        name, (mark, remedy) = field.graphql_name or camel(field.python_name), _wanted(kind.name)
        if not _is_declared(field, mark):
            yield f"{kind.name}.{name}: nobody says who may; {remedy}"


def _wanted(name: str) -> tuple[str, str]:
    return ROOTS.get(name) or (ROW if name in Source.known else VALUE)


def _is_declared(field: Any, mark: str) -> bool:
    if field.metadata.get(mark):
        return True
    if mark != VALUE[0]:
        return False
    resolver = field.base_resolver
    return resolver is None or resolver.wrapped_func is paging.read or bool(field.metadata.get("visible"))
