"""Pages by keyset: connections, cursors that lead to a place and not to a number, and orders."""

import base64
import binascii
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import strawberry
from strawberry.types import Info

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text

T = TypeVar("T")
SIZE, MOST = 20, 100


@dataclass(frozen=True)
class Order:
    """By a column that is never null, then by id."""

    column: str
    descending: bool = False
    field: str | None = None  #: the field that the column is of, where it isn't named so


@strawberry.type(description="Where a page stands among the others.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = strawberry.field(description="Whether there is more after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there is more before this page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first edge; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last edge; null on an empty page.")


def read(root: Any, info: Info) -> Any:
    """What was read for this field."""
    return root[info.path.key]


@strawberry.type(description="One place of a list.")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = strawberry.field(
        resolver=read, description="Leads to this place: give it as `after` or `before`. Opaque."
    )
    node: T = strawberry.field(resolver=read, description="The thing at this place.")


@strawberry.type(description="A page of a list, by Relay's conventions.")
class Connection(Generic[T]):
    """Relay's connection, with `nodes` for those who need no cursors."""

    edges: list[Edge[T]] = strawberry.field(resolver=read, description="The page's places, with their cursors.")
    nodes: list[T] = strawberry.field(resolver=read, description="The page's things, without cursors.")
    page_info: PageInfo = strawberry.field(resolver=read, description="Where the page stands.")
    total_count: int = strawberry.field(
        resolver=read,
        description="How many the viewer may see in all. Counted only when asked for, which costs a statement.",
    )


@dataclass(frozen=True)
class Page:
    """Which page is asked for."""

    size: int = SIZE
    backwards: bool = False
    cursor: tuple[Any, str] | None = None


DESCRIPTIONS = {
    "first": f"How many from the beginning: 0 to {MOST}. {SIZE} when neither `first` nor `last` is given.",
    "after": "Only what comes after this cursor.",
    "last": f"How many from the end: 0 to {MOST}. Not together with `first`.",
    "before": "Only what comes before this cursor.",
    "filter": "Only those that fit all of it.",
    "order_by": "In which order.",
}


def paged_resolver(
    resolve: Callable[[Any, Info], Any], filter: Any = None, order: Any = None, returns: Any = inspect.Signature.empty
) -> Callable[..., Any]:
    """The resolver with a page's arguments, documented. The reader takes them from the operation itself."""
    kinds: dict[str, Any] = {"first": int, "after": str, "last": int, "before": str}
    kinds |= ({"filter": filter} if filter else {}) | ({"order_by": order} if order else {})

    def paged(root: Any, info: Info, **arguments: Any) -> Any:
        return resolve(root, info)

    annotations = {
        name: Annotated[kind | None, strawberry.argument(description=DESCRIPTIONS[name])]
        for name, kind in kinds.items()
    }
    keyword = inspect.Parameter.KEYWORD_ONLY
    paged.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD),
            inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info),
            *(inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in annotations.items()),
        ],
        return_annotation=returns,
    )
    paged.__annotations__ = {"info": Info, **annotations}
    return paged


def info_of(page: Page, *, more: bool, first: str | None, last: str | None) -> PageInfo:
    """Where a page stands, from its outer cursors and whether there is more in its direction."""
    back = page.cursor is not None
    before, after = (more, back) if page.backwards else (back, more)
    return PageInfo(has_next_page=after, has_previous_page=before, start_cursor=first, end_cursor=last)


def page_of(arguments: dict[str, Any]) -> Page:
    """The page that the arguments ask for; refuses what makes no page."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise _wrong("last", "anna joko first tai last", "ange antingen first eller last", "give either first or last")
    for name, number in (("first", first), ("last", last)):
        if number is not None and not 0 <= number <= MOST:
            raise _wrong(
                name, f"luvun on oltava 0–{MOST}", f"talet ska vara 0–{MOST}", f"give a number from 0 to {MOST}"
            )
    backwards = last is not None or (first is None and arguments.get("before") is not None)
    name = "before" if backwards else "after"
    size = last if backwards else first
    return Page(SIZE if size is None else size, backwards, decode(arguments.get(name), name))


def encode(key: Any, id: UUID) -> str:
    """A cursor to the place of that order key and id."""
    told = f'"{_plain(key)}"' if isinstance(key, date | UUID) else json.dumps(_plain(key))
    return base64.urlsafe_b64encode(f'[{told}, "{id.hex}"]'.encode()).decode().rstrip("=")


def decode(cursor: str | None, argument: str) -> tuple[Any, str] | None:
    """The order key and id of a cursor; refuses what isn't one of ours."""
    if cursor is None:
        return None
    try:
        key, id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return key, UUID(id).hex
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise _no_cursor(argument) from None


def key_of(page: Page, kind: type) -> Any:
    """The order key of the page's cursor, as the column's own kind; refuses the cursor of another list."""
    assert page.cursor is not None
    try:
        return _read(page.cursor[0], kind)
    except (ValueError, TypeError, AttributeError):
        raise _no_cursor("before" if page.backwards else "after") from None


def _read(key: Any, kind: type) -> Any:
    if kind is object:  # what SQLModel's moments call themselves
        kind = datetime
    if kind is UUID:
        return UUID(key)
    if issubclass(kind, date):
        read = kind.fromisoformat(key)
        if isinstance(read, datetime) and read.tzinfo is None:
            raise ValueError(key)
        return read
    if not isinstance(key, kind) or (isinstance(key, str) and "\0" in key):
        raise TypeError(key)
    if isinstance(key, str):
        key.encode()
    return key


def _no_cursor(argument: str) -> InvalidInput:
    return _wrong(
        argument,
        "kohdistin ei kelpaa, käytä jonkin aiemman sivun kohdistinta",
        "markören duger inte, använd en markör från en tidigare sida",
        "this isn't a cursor: use one from an earlier page",
    )


def _plain(key: Any) -> Any:
    return key.isoformat() if isinstance(key, date | datetime) else str(key) if isinstance(key, UUID | Decimal) else key


def _wrong(path: str, fi: str, sv: str, en: str) -> InvalidInput:
    return InvalidInput(path, reason=Text(fi=f"{path}: {fi}.", sv=f"{path}: {sv}.", en=f"{path}: {en}."))
