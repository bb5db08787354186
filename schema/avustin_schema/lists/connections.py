"""The connection of a type: a page, and facets where the type has fields with few values."""

from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from avustin_core.access import ROW
from avustin_schema.assembled import assemble
from avustin_schema.lists.asked import Asked
from avustin_schema.lists.inputs import make_inputs
from avustin_schema.lists.made import keep, later
from avustin_schema.paging import READ, PageInfo, read


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
    fields = _connection(kind, f"{asked.name}Edge")
    if asked.facets:
        fields["facets"] = (list[Facet], _facets(f"{asked.name}FacetField"))
    keep(assemble(name, "A page of a list, by Relay's conventions.", fields), name)


def _connection(kind: Any, name: str) -> dict[str, tuple[Any, Any]]:
    """Relay's connection, with `nodes` for those who need no cursors."""
    place = {
        "cursor": (str, _read("Leads to this place: give it as `after` or `before`. Opaque.")),
        "node": (kind, _read("The thing at this place.")),
    }
    edge = assemble(name, "One place of a list.", place)
    return {
        "edges": (list[edge], _read("The page's places, with their cursors.")),  # type: ignore[valid-type]
        "nodes": (list[kind], _read("The page's things, without cursors.")),
        "page_info": (PageInfo, _read("Where the page stands.")),
        "total_count": (
            int, _read("How many the viewer may see in all. Counted only when asked for, which costs a statement.")
        ),
    }  # fmt: skip


def _read(description: str) -> Any:
    return strawberry.field(resolver=READ, description=description)


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
