"""Pages by keyset: connections, cursors that lead to a place and not to a number, and orders."""

import base64
import binascii
import inspect
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
import strawberry
from strawberry import UNSET
from strawberry.types import Info
from strawberry.types.fields.resolver import StrawberryResolver

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_schema.lists.made import later

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


READ: Any = StrawberryResolver(read)  #: one for all fields


@dataclass(frozen=True)
class Page:
    """Which page is asked for."""

    size: int = SIZE
    backwards: bool = False
    cursor: tuple[str, list[Any]] | None = None  #: the sign of its order, and the keys of its place


DESCRIPTIONS = {
    "first": f"How many from the beginning: 0 to {MOST}. {SIZE} when neither `first` nor `last` is given.",
    "after": "Only what comes after this cursor.",
    "last": f"How many from the end: 0 to {MOST}. Not together with `first`.",
    "before": "Only what comes before this cursor.",
    "filter": "Only those that fit all of it.",
    "order_by": "In which order: at most five steps; what is equal in all of them goes by its id.",
}


def paged_resolver(resolve: Callable[[Any, Info], Any], kind: str, *, or_none: bool = False) -> Callable[..., Any]:
    """The resolver of a connection of that type, with its arguments. The reader takes them from the operation itself."""
    kinds: dict[str, Any] = {"first": int, "after": str, "last": int, "before": str}
    kinds |= {"filter": later(f"{kind}Filter"), "order_by": list[later(f"{kind}Order")]}  # type: ignore[misc]
    returns = later(f"{kind}Connection")

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
            *(inspect.Parameter(name, keyword, default=UNSET, annotation=kind) for name, kind in annotations.items()),
        ],
        return_annotation=returns | None if or_none else returns,
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


def encode(sign: str, keys: Sequence[Any]) -> str:
    """A cursor to the place of those keys in the order of that sign."""
    return base64.urlsafe_b64encode(orjson.dumps([sign, *keys], default=str)).decode().rstrip("=")


def decode(cursor: str | None, argument: str) -> tuple[str, list[Any]] | None:
    """The sign and the keys of a cursor; refuses what isn't one of ours."""
    if cursor is None:
        return None
    try:
        sign, *keys = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise _no_cursor(argument) from None
    if not isinstance(sign, str) or not keys:
        raise _no_cursor(argument)
    return sign, keys


def read_key(page: Page, key: Any, kind: type, *, bits: int = 64) -> Any:
    """A key of the page's cursor, as the column's own kind; a number of so many bits."""
    try:
        return None if key is None else _read(key, kind, bits)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise refuse_cursor(page) from None


def refuse_cursor(page: Page) -> InvalidInput:
    """That the page's cursor is of another list or order."""
    return _no_cursor("before" if page.backwards else "after")


def _read(key: Any, kind: type, bits: int) -> Any:
    if kind is UUID:
        return UUID(key)
    if issubclass(kind, date):
        read = kind.fromisoformat(key)
        if isinstance(read, datetime) and read.tzinfo is None:
            raise ValueError(key)
        return read.astimezone(UTC) if isinstance(read, datetime) else read
    if type(key) is not kind or (isinstance(key, str) and "\0" in key):
        raise TypeError(key)
    if isinstance(key, str):
        key.encode()
    if isinstance(key, int):
        key.to_bytes(bits // 8, signed=True)
    return key


def _no_cursor(argument: str) -> InvalidInput:
    return _wrong(
        argument,
        "kohdistin ei kelpaa, käytä saman luettelon ja saman järjestyksen aiemman sivun kohdistinta",
        "markören är ogiltig, använd en markör från en tidigare sida av samma lista i samma ordning",
        "this isn't a cursor of this list in this order: use one from an earlier page of it",
    )


def _wrong(path: str, fi: str, sv: str, en: str) -> InvalidInput:
    return InvalidInput(path, reason=Text(fi=f"{path}: {fi}.", sv=f"{path}: {sv}.", en=f"{path}: {en}."))
