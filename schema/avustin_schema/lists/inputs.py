"""The inputs that are made of a type: its filter, its orders and its facets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, EnumType
from functools import cache
from typing import Any

import strawberry
from strawberry.types.enum import EnumValueDefinition

from avustin_core.plugin import Choice, option
from avustin_schema.lists.asks import Asks, Condition
from avustin_schema.lists.kinds import BOOLEAN, SAID, Kind
from avustin_schema.lists.made import keep, later

PYTHON = {"in": "in_", "from": "from_", "isNull": "is_null", "and": "and_", "or": "or_", "not": "not_"}
Member = tuple[Any, str]  #: of an input: its type and its description


@dataclass(frozen=True)
class Ask:
    """A field that lists are asked by: its name in the API, and whether it may be null there."""

    name: str
    asks: Asks
    is_nullable: bool
    description: str


@dataclass(frozen=True)
class Asked:
    """What of a type lists can be asked by."""

    name: str
    fields: Mapping[str, Ask]  #: by their names in the API
    links: Mapping[str, tuple[str, str]]  #: to other objects: the join and the type, by the field
    conditions: Mapping[str, Condition]

    @property
    def orders(self) -> list[Ask]:
        """The fields that lists are sorted by."""
        return [each for each in self.fields.values() if each.asks.kind.is_ordered or each.asks.sort]

    @property
    def facets(self) -> list[str]:
        """The fields whose values are few: choices, yes and no, and other objects."""
        few = [
            name
            for name, each in self.fields.items()
            if each.asks.kind is BOOLEAN or isinstance(each.asks.kind.type, EnumType)
        ]
        return [*few, *self.links]


def _input(name: str, description: str, members: Mapping[str, Member]) -> Any:
    space: dict[str, Any] = {"__annotations__": {}}
    for api, (kind, said) in members.items():
        python = PYTHON.get(api, api)
        space["__annotations__"][python] = kind | None if isinstance(kind, type) else _or_none(kind)
        space[python] = strawberry.field(name=api, description=said, default=None)
    return keep(strawberry.input(type(name, (), space), name=name, description=description), name)


def _or_none(kind: Any) -> Any:
    return kind | None


@cache
def conditions_on(kind: Kind, is_nullable: bool) -> Any:
    """The input of conditions on a value of that kind."""
    name = f"{'Nullable' if is_nullable else ''}{kind.name}Filter"
    members: dict[str, Member] = {
        each: (list[kind.type] if each == "in" else kind.type, SAID[each])  # type: ignore[name-defined]
        for each in kind.conditions
    }
    if is_nullable:
        members["isNull"] = (bool, SAID["isNull"])
    return _input(name, "Conditions on a value, of which all hold. One that is null isn't asked.", members)


def make_filter(asked: Asked) -> None:
    """The filter of a type: its fields and conditions, and their combinations."""
    name = f"{asked.name}Filter"
    members: dict[str, Member] = {
        "and": (list[later(name)], "All of these fit; an empty list fits everything."),  # type: ignore[misc]
        "or": (list[later(name)], "At least one of these fits; of an empty list nothing does."),  # type: ignore[misc]
        "not": (later(name), "This doesn't fit. What has no value fits no condition on it, and so fits this."),
    }
    for field, ask in asked.fields.items():
        members[field] = (later(_filter_name(ask)), f"By `{field}`: {ask.description}")
    for field, (_, target) in asked.links.items():
        members[field] = (
            later(f"{target}Filter"),
            f"By the `{field}` that you see: it is there, and fits all of this.",
        )
    for field, condition in asked.conditions.items():
        members[field] = (condition.kind.type, condition.description)
    _input(name, "Fits when all that is given fits. What is null isn't asked.", members)


def _filter_name(ask: Ask) -> str:
    made = conditions_on(ask.asks.kind, ask.is_nullable)
    name: str = made.__name__
    return name


class Direction(Choice):
    """From the least to the greatest, or the other way; what has no value comes last both ways."""

    ASC = option(fi="Nouseva", sv="Stigande", en="Ascending")
    DESC = option(fi="Laskeva", sv="Fallande", en="Descending")


DIRECTION = strawberry.enum(Direction, name="OrderDirection", description=Direction.__doc__)
SAID_OF = {"ASC": "The least first: earlier before later, A before Ö.", "DESC": "The greatest first."}
for _value in DIRECTION.__strawberry_definition__.values:  # type: ignore[attr-defined]
    _value.description = SAID_OF[_value.name]


def _choice(name: str, description: str, values: Iterable[tuple[str, str]]) -> Any:
    """An enum of fields: each value's own value is the field's name in the API."""
    said = dict(values)
    make: Any = Enum
    named: Any = make(name, {_constant(each): each for each in said})
    made: Any = strawberry.enum(
        named,
        name=name, description=description,
    )  # fmt: skip
    value: EnumValueDefinition
    for value in made.__strawberry_definition__.values:
        value.description = said[value.value]
    return keep(made, name)


def _constant(name: str) -> str:
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name)


def make_orders(asked: Asked) -> None:
    """The orders of a type: a field, and the direction."""
    fields = f"{asked.name}OrderField"
    _choice(fields, "By what lists are sorted.", ((each.name, f"By `{each.name}`.") for each in asked.orders))
    name = f"{asked.name}Order"
    space = {
        "__annotations__": {"field": later(fields), "direction": Direction},
        "field": strawberry.field(description="By what."),
        "direction": strawberry.field(description="Which way.", default=Direction.ASC),
    }
    said = "One step of an order; what is equal in it is sorted by the next, and at last by the id."
    keep(strawberry.input(type(name, (), space), name=name, description=said), name)


def make_facets(asked: Asked) -> bool:
    """The fields of a type that facets are counted by, if there are any."""
    if asked.facets:
        said = ((each, f"By `{each}`, as you see it.") for each in asked.facets)
        _choice(f"{asked.name}FacetField", "By what facets are counted.", said)
    return bool(asked.facets)
