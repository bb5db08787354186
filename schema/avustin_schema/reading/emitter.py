"""From a value to what stands in the answer: one function for each type and selection, made once for a plan."""

import inspect
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLUnionType,
    get_nullable_type,
)

from avustin_schema.reading.asking import Asked, Asking
from avustin_schema.reading.marks import NotPlanned
from avustin_schema.sources import Link

Emit = Callable[[Any, Any], Any]  #: (value, environment) to what stands in the answer
AS_IT_IS = {"String": str, "ID": str, "Boolean": bool}


class Anomaly(Exception):
    """What the executor would make an error of: the whole operation is run by it instead."""


@dataclass(eq=False)
class Later:
    """Stands where such an object will stand, when all of them are read."""

    plan: Any
    key: UUID


@dataclass(eq=False)
class Awaited:
    """Stands where a value will stand that is waited for."""

    value: Awaitable[Any]
    emit: "Emit"


Linked = Callable[[str, tuple[FieldNode, ...]], Any]  #: (type, nodes) to the plan that reads such objects


class Emitter:
    """Makes emitters for a schema and an operation."""

    def __init__(self, asking: Asking, linked: Linked) -> None:
        self.asking, self._linked = asking, linked

    def of(self, type_: Any, nodes: Iterable[FieldNode]) -> Emit:
        """The emitter of a value of that type, of which the nodes select."""
        if isinstance(type_, GraphQLNonNull):
            return _needed(self._of(type_.of_type, tuple(nodes)))
        return _nullable(self._of(type_, tuple(nodes)))

    def _of(self, type_: Any, nodes: tuple[FieldNode, ...]) -> Emit:
        if isinstance(type_, GraphQLList):
            return _each(self.of(type_.of_type, nodes))
        if isinstance(type_, GraphQLScalarType):
            return _scalar(type_)
        if isinstance(type_, GraphQLEnumType):
            return _enum(type_)
        if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            return self._abstract(type_, nodes)
        assert isinstance(type_, GraphQLObjectType)
        return self.object(type_, nodes)

    def _abstract(self, type_: Any, nodes: tuple[FieldNode, ...]) -> Emit:
        emitters: dict[str, Emit] = {}

        def emit(value: Any, env: Any) -> Any:
            name = _type_name(value)
            if name not in emitters:
                emitters[name] = self.object(self.asking.object_type(name), nodes)
            return emitters[name](value, env)

        return emit

    def object(self, type_: GraphQLObjectType, nodes: Iterable[FieldNode]) -> Emit:
        """The emitter of a value object: its attributes, and what its own functions give."""
        names: dict[str, Any] = {}
        parts = [f"{each.key!r}: {self._field(type_, each, names)}" for each in self.asking.fields(type_, nodes)]
        emit: Emit = eval(f"lambda v, E: {{{', '.join(parts)}}}", names)
        return emit

    def _field(self, type_: GraphQLObjectType, asked: Asked, names: dict[str, Any]) -> str:
        """The expression of a field of the value `v`."""
        if asked.name == "__typename":
            return repr(type_.name)
        definition = type_.fields[asked.name]
        declared = definition.extensions.get("strawberry-definition")
        if declared is None:
            raise NotPlanned(f"{type_.name}.{asked.name} isn't Strawberry's")
        name = f"e{len(names)}"
        if link := declared.metadata.get("link"):
            names[name] = self._link(link, asked)
            return f"{name}(v, E)"
        emit = self.of(definition.type, asked.nodes)
        if declared.base_resolver is None:
            names[name] = emit
            return _plain(definition.type, f"v.{declared.python_name}", name)
        names[name] = _resolved(asked, declared.base_resolver.wrapped_func, emit)
        return f"{name}(v, E)"

    def _link(self, link: Link, asked: Asked) -> Emit:
        plan = self._linked(link.target, asked.nodes)

        def emit(value: Any, env: Any) -> Any:
            key = link.key(value)
            return None if key is None else env.later(Later(plan, key))

        return emit


def _plain(type_: Any, value: str, emit: str) -> str:
    """The expression of an attribute: what is of its scalar's own class is as it is."""
    known = AS_IT_IS.get(getattr(get_nullable_type(type_), "name", ""))
    if known is None:
        return f"{emit}({value}, E)"
    return f"(x if (x := {value}).__class__ is {known.__name__} else {emit}(x, E))"


def _resolved(asked: Asked, resolver: Any, emit: Emit) -> Emit:
    """The value that a function of the type gives."""
    function = getattr(resolver, "__func__", resolver)
    names = list(inspect.signature(function).parameters)
    arguments = asked.arguments
    with_info = "info" in names
    with_root = bool(names) and names[0] in ("self", "root")

    def value_of(value: Any, env: Any) -> Any:
        given = dict(arguments)
        if with_info:
            given["info"] = env.info(asked.key)
        made = function(value, **given) if with_root else function(**given)
        return env.later(Awaited(made, emit)) if inspect.isawaitable(made) else emit(made, env)

    return value_of


def _type_name(value: Any) -> str:
    name = getattr(value, "type", None)
    if isinstance(name, str):
        return name
    definition = getattr(type(value), "__strawberry_definition__", None)
    if definition is None:
        raise NotPlanned(f"the type of a {type(value).__name__}")
    told: str = definition.name
    return told


def _needed(emit: Emit) -> Emit:
    def of(value: Any, env: Any) -> Any:
        if value is None:
            raise Anomaly("null where there must be something")
        return emit(value, env)

    return of


def _nullable(emit: Emit) -> Emit:
    return lambda value, env: None if value is None else emit(value, env)


def _each(emit: Emit) -> Emit:
    return lambda value, env: [emit(each, env) for each in value]


def _enum(type_: GraphQLEnumType) -> Emit:
    known: dict[Any, Any] = {}

    def emit(value: Any, env: Any) -> Any:
        if value not in known:
            known[value] = type_.serialize(value)
        return known[value]

    return emit


def _scalar(type_: GraphQLScalarType) -> Emit:
    serialize = type_.serialize
    known = AS_IT_IS.get(type_.name)
    if known is None:
        return lambda value, env: serialize(value)
    return lambda value, env: value if value.__class__ is known else serialize(value)
