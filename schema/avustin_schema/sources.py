"""Where an object type's fields come from: said once, where the field is defined; plans, filters and docs read it."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from strawberry.types import Info
from strawberry.types.fields.resolver import StrawberryResolver

from avustin_core.access import Rights
from avustin_schema.assembled import assemble, interface_of, written_in
from avustin_schema.lists.asked import Asked
from avustin_schema.lists.asks import Asks, Condition
from avustin_schema.lists.connections import make_lists
from avustin_schema.lists.telling import asked_of
from avustin_schema.paging import Order, paged_resolver
from avustin_schema.reading.shared.rows import Reading, Row
from avustin_schema.rights.words import end_descriptions, is_narrower, requiring
from avustin_schema.stored import Arranged

Cls = TypeVar("Cls", bound=type)
Make = Callable[[Any, Reading], Any]


@dataclass(frozen=True)
class Computed:
    """A plain function of named columns: `make(values, reading)`; a path such as "call.opens_at" goes through a join."""

    needs: tuple[str, ...]
    make: Make
    convert: Callable[[Any], Any] | None = None
    plain: bool = False  #: one column as it is, or converted: `make` says the same more slowly
    id_of: str | None = None  #: a column that is the global id of that type
    asks: Asks | None = None  #: how lists are asked by it, where its column doesn't say so
    sort: str | None = None  #: the column that lists by it are sorted by, where it isn't the shown one
    arranged: Arranged | None = None  #: an object of columns as they are: `make` says the same more slowly


@dataclass(frozen=True)
class One:
    """Another object that this row points to; its own row policy may hide it."""

    join: str


@dataclass(frozen=True)
class Many:
    """The objects whose column `by` holds this row's `key`."""

    target: str
    by: str
    key: str = "id"
    order: tuple[str, ...] = ("id",)


@dataclass(frozen=True)
class Paged:
    """The same, a page at a time."""

    target: str
    by: str | None = None
    key: str = "id"


@dataclass(frozen=True)
class Batched:
    """What needs the database once for all rows of a level: `load(session, reading, values)` gives a value for each."""

    needs: tuple[str, ...]
    load: "Load"


@dataclass(frozen=True)
class Link:
    """A value's field that is an object of the database: of which type, and the key by which the value knows it."""

    target: str
    key: Callable[[Any], UUID | None]


FieldSource = Computed | One | Many | Paged | Batched
Values = Callable[[str], Any]
Load = Callable[[AsyncSession, Reading, list[Values]], Awaitable[list[Any]]]


@dataclass(frozen=True)
class Join:
    """A to-one relation: the column here (or in the join `via`), the model there, and the object type it is read as."""

    here: str
    model: type
    target: str
    there: str = "id"
    via: str | None = None


BY_ID = Order("id")


@dataclass(frozen=True)
class Source:
    """An object type's table, rights, joins, fields, and what lists of it are asked by."""

    name: str
    type: Any  #: the object type's class
    rights: Rights
    joins: Mapping[str, Join]
    fields: Mapping[str, FieldSource]
    asked: Asked
    default_order: Order = BY_ID
    known: ClassVar[dict[str, "Source"]] = {}

    @property
    def model(self) -> Any:
        """The table's model."""
        return self.rights.model


class UndeclaredRight(TypeError):
    """A field that no slice's rights mention: it would be nobody's."""


def read(root: Row, info: Info) -> Any:
    """What was read for this field: every field with a source is resolved by this."""
    return root[str(info.path.key)]


READ: Any = StrawberryResolver(read)  #: one for all fields: Strawberry inspects the function of each


def sourced_by(source: FieldSource, description: str, resolver: Any = READ, **more: Any) -> Any:
    """A field with its source."""
    return strawberry.field(resolver=resolver, description=description, metadata={"source": source}, **more)


def column(
    path: str,
    description: str,
    convert: Callable[[Any], Any] | None = None,
    *,
    asks: Asks | None = None,
    sort: str | None = None,
    **more: Any,
) -> Any:
    """A column's value, as it is or converted; None stays None. Lists by it are sorted by the column `sort`."""

    def make(values: Any, reading: Reading) -> Any:
        value = values(path)
        return convert(value) if convert and value is not None else value

    return sourced_by(Computed((path,), make, convert, plain=True, asks=asks, sort=sort), description, **more)


def computed(needs: tuple[str, ...], make: Make, description: str, *, asks: Asks | None = None, **more: Any) -> Any:
    """A function of columns; `values("call.opens_at")` gives one of those in `needs`. `asks` says the same in SQL."""
    return sourced_by(Computed(needs, make, asks=asks), description, **more)


def arranged(make: Arranged, description: str, *, asks: Asks | None = None) -> Any:
    """An object of columns as they are."""
    return sourced_by(Computed(make.needs, make, asks=asks, arranged=make), description)


def batched(needs: tuple[str, ...], load: Load, description: str, **more: Any) -> Any:
    """What one visit to the database gives for all rows of a level."""
    return sourced_by(Batched(needs, load), description, **more)


def one(join: str, description: str) -> Any:
    """The object that a join leads to, or null."""
    return sourced_by(One(join), description)


def many(target: str, by: str, description: str, *, key: str = "id", order: tuple[str, ...] = ("id",)) -> Any:
    """All objects that point here."""
    return sourced_by(Many(target, by, key, order), description)


def paged(target: str, by: str | None, description: str, *, key: str = "id", or_none: bool = False) -> Any:
    """A connection of the objects that point here; it may be null where not everyone sees it."""
    return sourced_by(Paged(target, by, key), description, paged_resolver(read, target, or_none=or_none))


def sourced(
    rights: Rights,
    *,
    joins: Mapping[str, Join] | None = None,
    conditions: Mapping[str, Condition] | None = None,
    default_order: Order = BY_ID,
) -> Callable[[Cls], Cls]:
    """Makes a class an object type that is read from a table. Its docstring is its description, and the rights end it.

    Lists of it are asked by every field whose column says how, or that says so itself, and by these `conditions`.
    """

    def make(cls: Cls) -> Cls:
        name: str = cls.__name__
        said = " ".join((cls.__doc__ or "").split())
        made = assemble(
            name, requiring(said, rights.rows.requires),
            written_in(cls),
            interface=interface_of(cls), namespace=vars(sys.modules[cls.__module__]),
            is_type_of=lambda value, info: isinstance(value, Row) and value.type == name,
        )  # fmt: skip
        fields = {
            info.name if info.graphql_name is None else info.graphql_name: info
            for info in made.__strawberry_definition__.fields
        }
        sources = {camel(key): value.metadata["source"] for key, value in fields.items() if "source" in value.metadata}
        if unknown := set(sources) - set(rights.fields):
            raise UndeclaredRight(f"{name}: no slice says who sees {', '.join(sorted(unknown))}")
        end_descriptions({camel(key): value for key, value in fields.items()}, rights)
        asked = asked_of(rights.model, cls, fields, joins or {}, conditions or {}, default_order)
        _refuse_telling(name, rights, asked, default_order)
        Source.known[name] = Source(name, made, rights, joins or {}, sources, asked, default_order)
        make_lists(made, asked)
        return made  # type: ignore[no-any-return]

    return make


def _refuse_telling(name: str, rights: Rights, asked: Asked, default_order: Order) -> None:
    """A condition is about fields that somebody sees; the order of all lists, which cursors tell, about what all see of the row."""
    about = {field for condition in asked.conditions.values() for field in condition.about}
    if unknown := about - set(rights.fields):
        raise UndeclaredRight(f"{name}: no slice says who sees {', '.join(sorted(unknown))}, which a filter asks about")
    told = default_order.field or camel(default_order.column)
    if told not in rights.fields or is_narrower(rights.fields[told], rights):
        raise UndeclaredRight(f"{name}: an order by {told} would tell it to whoever sees the row")


def camel(name: str) -> str:
    """A field's name in the API."""
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
