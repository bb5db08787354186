"""Root fields: pages, lists and single objects, each read by one plan."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from avustin_core.access import Audience
from avustin_core.answers.storable import is_text
from avustin_core.storage import parse_id
from avustin_schema.context import Info
from avustin_schema.paging import paged_resolver
from avustin_schema.reading import read_many, read_one, read_page
from avustin_schema.rights.words import requiring
from avustin_schema.sources import Source


@dataclass(frozen=True)
class Root:
    """What a root field reads, for those who plan it: objects of a type, and by which column and argument."""

    kind: str
    way: str  #: "page", "all", "one"
    column: str = "id"
    argument: str = "id"
    order: tuple[str, ...] = ("id",)


def asked(audience: Audience, resolver: Callable[..., Any], description: str, root: Root | None = None) -> Any:
    """A root field: who may ask it is said here, and ends its description."""
    said = requiring(description, audience.requires)
    return strawberry.field(resolver=resolver, description=said, metadata={"audience": audience, "root": root})


def page(kind: type, description: str) -> Any:
    """A connection of all objects of a type that the viewer sees."""

    async def resolve(root: Any, info: Any) -> Any:
        return await read_page(info, kind.__name__)

    return asked(_rows(kind), paged_resolver(resolve, kind.__name__), description, Root(kind.__name__, "page"))


def everything(kind: type, description: str, *, order: tuple[str, ...]) -> Any:
    """All objects of a type that the viewer sees, for a short list."""

    async def resolve(info: Info) -> Any:
        return await read_many(info, kind.__name__, order=order)

    return _field(kind, resolve, description, list[kind], root=Root(kind.__name__, "all", order=order))  # type: ignore[valid-type]


def by_id(kind: type, description: str) -> Any:
    """One object by its global id; null when it isn't there or isn't seen, alike."""

    async def resolve(
        info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The global id.")]
    ) -> Any:
        found = parse_id(id)
        if found is None or found[0] != kind.__name__:
            return None
        return await read_one(info, kind.__name__, value=found[1])

    return _field(kind, resolve, description, kind | None, root=Root(kind.__name__, "one"))


def by_column(kind: type, column: str, argument: str, about: str, description: str) -> Any:
    """One object by another value that is its own."""

    async def resolve(info: Info, **given: str) -> Any:
        if not is_text(given[argument]):
            return None
        return await read_one(info, kind.__name__, by=column, value=given[argument])

    place = inspect.Parameter.POSITIONAL_OR_KEYWORD
    annotation = Annotated[str, strawberry.argument(description=about)]
    parameters = [
        inspect.Parameter("info", place, annotation=Info),
        inspect.Parameter(argument, place, annotation=annotation),
    ]
    return _field(kind, resolve, description, kind | None, parameters, Root(kind.__name__, "one", column, argument))


def _rows(kind: type) -> Audience:
    return Source.known[kind.__name__].rights.rows


def _field(
    kind: type,
    resolve: Callable[..., Any],
    description: str,
    returns: Any,
    parameters: Any = None,
    root: Root | None = None,
) -> Any:
    """Tells Strawberry what it can't see: the type that is returned, and arguments named at run time."""
    before = inspect.signature(resolve)
    after = before.replace(parameters=parameters or list(before.parameters.values()), return_annotation=returns)
    resolve.__annotations__ = {each.name: each.annotation for each in after.parameters.values()} | {"return": returns}
    resolve.__signature__ = after  # type: ignore[attr-defined]
    return asked(_rows(kind), resolve, description, root)
