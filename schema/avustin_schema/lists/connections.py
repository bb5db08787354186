"""The connection of a type: a page, and facets where the type has fields with few values."""

from types import new_class
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from avustin_core.access import ROW
from avustin_schema.lists.asked import Asked
from avustin_schema.lists.inputs import make_inputs
from avustin_schema.lists.made import keep, later
from avustin_schema.paging import Connection, read


@strawberry.type(description="How many there are with one value.")
class FacetValue:
    """One line of a facet."""

    value: str | None = strawberry.field(
        description="The value: a choice by its name, `true` or `false`, or a global id; null of those where you see none."
    )
    label: str | None = strawberry.field(description="A choice's label in the reader's language; null of others.")
    count: int = strawberry.field(description="How many of those that you see and that fit the filter.")


@strawberry.type(description="The values of one field in a filtered list, with how many have each.")
class Facet:
    """A facet."""

    field: str = strawberry.field(description="The field.")
    values: list[FacetValue] = strawberry.field(description="The most frequent first; a hundred at most.")


def make_lists(kind: Any, asked: Asked) -> None:
    """All that lists of a type take: filter, orders, facets, and the connection itself."""
    make_inputs(asked)
    name = f"{asked.name}Connection"
    space: dict[str, Any] = {"__annotations__": {}}
    if asked.facets:
        space["facets"] = _facets(f"{asked.name}FacetField")
    made = new_class(name, (Connection[kind],), exec_body=lambda body: body.update(space))
    keep(strawberry.type(made, name=name, description="A page of a list, by Relay's conventions."), name)


def _facets(fields: str) -> Any:
    def facets(root: Any, info: Info, by: Any) -> Any:
        return read(root, info)

    by = Annotated[list[later(fields)], strawberry.argument(description="Which fields; each once.")]  # type: ignore[misc, valid-type]
    facets.__annotations__ = {"info": Info, "by": by, "return": list[Facet]}
    return strawberry.field(
        resolver=facets,
        description="For each of these fields its values in the whole list, under the same filter, with how many have each.",
        metadata={"audience": ROW},
    )
