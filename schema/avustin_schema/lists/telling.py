"""What a type's fields say of how lists are asked by them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import NoneType
from typing import Any, get_args

from avustin_schema.lists.asked import Ask, Asked
from avustin_schema.lists.asks import Asks, Condition, plainly
from avustin_schema.lists.kinds import id_of_a
from avustin_schema.paging import Order


def asked_of(
    model: Any, cls: type, fields: Mapping[str, Any], joins: Mapping[str, Any], conditions: Mapping[str, Condition],
    default_order: Order,
) -> Asked:  # fmt: skip
    """What lists of a type are asked by, from its fields' sources and their annotations."""
    ways = dict(_ways(model, fields))
    asked = {
        name: Ask(name, _sorted(asks, name, default_order), is_nullable(cls, fields[key].python_name), said)
        for key, (name, asks, said) in ways.items()
    }
    links = {
        _camel(key): (source.join, joins[source.join].target)
        for key, field in fields.items()
        if (source := field.metadata.get("source")) is not None
        and (join := joins.get(getattr(source, "join", "")))
        and join.via is None
    }
    return Asked(cls.__name__, asked, links, conditions)


def _ways(model: Any, fields: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, Asks, str]]]:
    for key, field in fields.items():
        if asks := _asks_of(model, field.metadata.get("source")):
            yield key, (_camel(key), asks, (field.description or "").partition(" Requires: ")[0])


def _asks_of(model: Any, source: Any) -> Asks | None:
    if source is None or not hasattr(source, "needs") or not hasattr(source, "plain"):
        return None
    if source.asks or not source.plain:
        found: Asks | None = source.asks
        return found
    if source.id_of:
        return Asks(id_of_a(source.id_of), lambda table, reading: table.id, sort="id")
    return plainly(model, source.needs[0], source.convert, source.sort)


def _sorted(asks: Asks, name: str, default: Order) -> Asks:
    """Lists by the field that they go by anyway go by the same column."""
    return replace(asks, sort=default.column) if not asks.sort and default.field == name else asks


def is_nullable(cls: type, name: str) -> bool:
    """Whether the field may be null for somebody."""
    annotation = next(
        each.__annotations__[name] for each in cls.__mro__ if name in getattr(each, "__annotations__", {})
    )
    return NoneType in get_args(annotation)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
