"""The inputs that are made of a type: its filter, its orders and its facets."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.types.enum import EnumValueDefinition

from avustin_core.plugin import Choice, option
from avustin_schema.assembled import assemble
from avustin_schema.lists.asked import Ask, Asked, OfAnswers
from avustin_schema.lists.kinds import SAID, Kind
from avustin_schema.lists.made import keep, later

Member = tuple[Any, str]  #: of an input: its type and its description


def _input(name: str, description: str, members: Mapping[str, Member]) -> Any:
    fields = {
        api: (_or_none(kind), strawberry.field(name=api, description=said, default=UNSET))
        for api, (kind, said) in members.items()
    }
    return keep(assemble(name, description, fields, is_input=True, from_input=_as_it_is), name)


def _as_it_is(made: type, value: Any, context: Any) -> Any:
    """What was given, by the names of the API: which questions there are depends on the plugins of the schema."""
    return value


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


def make_inputs(asked: Asked) -> None:
    """The filter, the orders and the facets of a type."""
    _make_filter(asked)
    _make_orders(asked)
    _make_facets(asked)


def _make_filter(asked: Asked) -> None:
    name = f"{asked.name}Filter"
    members = _combining(name)
    members |= _by_fields(asked.fields)
    for field, (_, target) in asked.links.items():
        members[field] = (
            later(f"{target}Filter"),
            f"By the `{field}` that you see: it is there, and fits all of this.",
        )
    for field, condition in asked.conditions.items():
        members[field] = (condition.kind.type, condition.description)
    for field, of in asked.answers.items():
        _make_filter_of_answers(of)
        members[field] = (
            later(f"{of.type_name}Filter"),
            "By the answers that `data` shows: they are there, of this form, and fit all of this.",
        )
    _input(name, "Fits when all that is given fits. What is null isn't asked.", members)


def _make_filter_of_answers(of: OfAnswers) -> None:
    name = f"{of.type_name}Filter"
    _input(
        name, "Fits when all that is given fits. What is null isn't asked.", _combining(name) | _by_fields(of.fields)
    )


def _combining(name: str) -> dict[str, Member]:
    return {
        "and": (list[later(name)], "All of these fit; an empty list fits everything."),  # type: ignore[misc]
        "or": (list[later(name)], "At least one of these fits; of an empty list nothing does."),  # type: ignore[misc]
        "not": (later(name), "This doesn't fit. What has no value fits no condition on it, and so fits this."),
    }


def _by_fields(fields: Mapping[str, Ask]) -> dict[str, Member]:
    return {name: (later(_filter_name(ask)), f"By `{name}`: {ask.description}") for name, ask in fields.items()}


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
for _value in DIRECTION.__strawberry_definition__.values:
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
    return "".join(f"_{letter}" if letter.isupper() else "_" if letter == "." else letter.upper() for letter in name)


def _make_orders(asked: Asked) -> None:
    fields = f"{asked.name}OrderField"
    _choice(fields, "By what lists are sorted.", ((each.name, f"By `{each.name}`.") for each in asked.orders))
    name = f"{asked.name}Order"
    steps = {
        "field": (later(fields), strawberry.field(description="By what.")),
        "direction": (Direction, strawberry.field(description="Which way.", default=Direction.ASC)),
    }
    said = "One step of an order; what is equal in it is sorted by the next, and at last by the id."
    keep(assemble(name, said, steps, is_input=True), name)


def _make_facets(asked: Asked) -> None:
    if asked.facets:
        said = ((each, f"By `{each}`, as you see it.") for each in asked.facets)
        _choice(f"{asked.name}FacetField", "By what facets are counted.", said)
