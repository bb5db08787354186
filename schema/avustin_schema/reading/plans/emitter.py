"""From a value to what stands in the answer: one function for each type and selection, made once for a plan."""

import inspect
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from itertools import count
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
    GraphQLString,
    GraphQLUnionType,
    get_named_type,
)

from avustin_schema.reading.shared.asking import Asked, Asking
from avustin_schema.reading.shared.marks import NotPlanned
from avustin_schema.sources import Link
from avustin_schema.stored import Several, Shape, Stored, Written

Emit = Callable[[Any, Any], Any]  #: (value, environment) to what stands in the answer
AS_IT_IS = {"String": str, "ID": str, "Boolean": bool}


class Anomaly(Exception):
    """What the executor would make an error of: the whole operation is run by it instead."""


class NeedsObject(Exception):
    """A function of the type is asked for, which needs the object itself."""


def nothing(value: None) -> None:
    """Where there must be something, there is nothing."""
    raise Anomaly("null where there must be something")


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

    def stored(self, type_: Any, nodes: Iterable[FieldNode], shape: Shape, value: str, body: "Body") -> str | None:
        """The expression of what is stored in that shape; None where a function of the type is asked for."""
        try:
            return self._value(type_, tuple(nodes), value, body, shape)
        except NeedsObject:
            return None

    def of_stored(self, type_: Any, nodes: Iterable[FieldNode], shape: Shape) -> Emit | None:
        """The emitter of what is stored in that shape; None where a function of the type is asked for."""
        body = Body()
        expression = self.stored(type_, nodes, shape, "v", body)
        return None if expression is None else body.emit(expression)

    def arranged(self, type_: Any, nodes: Iterable[FieldNode], shape: Shape, body: "Body") -> str | None:
        """The expression of an object of values that are at hand; None where a function of the type is asked for."""
        try:
            return self._object(type_, tuple(nodes), "", body, shape)
        except NeedsObject:
            return None

    def of(self, type_: Any, nodes: Iterable[FieldNode]) -> Emit:
        """The emitter of a value of that type, of which the nodes select."""
        body = Body()
        return body.emit(self._value(type_, tuple(nodes), "v", body))

    def object(self, type_: GraphQLObjectType, nodes: Iterable[FieldNode]) -> Emit:
        """The emitter of a value object: its attributes, and what its own functions give."""
        body = Body()
        return body.emit(self._object(type_, tuple(nodes), "v", body))

    def _value(
        self, type_: Any, nodes: tuple[FieldNode, ...], value: str, body: "Body", shape: Shape | None = None
    ) -> str:
        """The expression of a value that the expression `value` gives; what is stored, where there is a shape."""
        needed = isinstance(type_, GraphQLNonNull)
        inner = type_.of_type if needed else type_
        name = value if value.isidentifier() else body.variable()
        taken = value if name == value else f"({name} := {value})"
        missing = f"({'nothing(None)' if needed else 'None'} if {name if body.knows(inner) else taken} is None else "
        if isinstance(inner, GraphQLList):
            each = body.variable()
            of_each = shape.each if isinstance(shape, Several) else None
            return f"{missing}[{self._value(inner.of_type, nodes, each, body, of_each)} for {each} in {name}])"
        if isinstance(inner, GraphQLObjectType):
            return f"{missing}{self._object(inner, nodes, name, body, shape)})"
        if known := body.knows(inner):
            return f"({name} if {taken}.__class__ is {known.__name__} else {missing}{body.constant(inner.serialize)}({name})))"
        return f"{missing}{body.constant(self._other(inner, nodes))}({name}, E))"

    def _other(self, type_: Any, nodes: tuple[FieldNode, ...]) -> Emit:
        if isinstance(type_, GraphQLScalarType):
            return _scalar(type_)
        if isinstance(type_, GraphQLEnumType):
            return _enum(type_)
        assert isinstance(type_, GraphQLInterfaceType | GraphQLUnionType)
        return self._abstract(type_, nodes)

    def _abstract(self, type_: Any, nodes: tuple[FieldNode, ...]) -> Emit:
        emitters: dict[str, Emit] = {}

        def emit(value: Any, env: Any) -> Any:
            name = _type_name(value)
            if name not in emitters:
                emitters[name] = self.object(self.asking.object_type(name), nodes)
            return emitters[name](value, env)

        return emit

    def _object(
        self, type_: GraphQLObjectType, nodes: tuple[FieldNode, ...], of: str, body: "Body", shape: Shape | None = None
    ) -> str:
        fields = self.asking.fields(type_, nodes)
        parts = [f"{each.key!r}: {self._field(type_, each, of, body, shape)}" for each in fields]
        return "{" + ", ".join(parts) + "}"

    def _field(self, type_: GraphQLObjectType, asked: Asked, of: str, body: "Body", shape: Shape | None = None) -> str:
        """The expression of a field of the value `of`."""
        if asked.name == "__typename":
            return repr(type_.name)
        definition = type_.fields[asked.name]
        declared = definition.extensions.get("strawberry-definition")
        if declared is None:
            raise NotPlanned(f"{type_.name}.{asked.name} isn't Strawberry's")
        if shape is not None:
            return self._stored(definition.type, asked, declared, of, body, shape)
        if link := declared.metadata.get("link"):
            return f"{body.constant(self._link(link, asked))}({of}, E)"
        if declared.base_resolver is None:
            return self._value(definition.type, asked.nodes, f"{of}.{declared.python_name}", body)
        emit = self.of(definition.type, asked.nodes)
        return f"{body.constant(_resolved(asked, declared.base_resolver.wrapped_func, emit))}({of}, E)"

    def _stored(self, type_: Any, asked: Asked, declared: Any, of: str, body: "Body", shape: Shape) -> str:
        """The expression of a field of what is stored as `of`, or of columns."""
        part = None if isinstance(shape, Several) else shape.parts.get(declared.python_name)
        if part is None or declared.base_resolver is not None or "link" in declared.metadata:
            raise NeedsObject(asked.name)
        if isinstance(part, Stored):
            return self._value(type_, asked.nodes, of, body, part)
        if isinstance(part, Written) and part.is_text and get_named_type(type_) is GraphQLString:
            return part.text
        return self._value(type_, asked.nodes, part.expression(of), body)

    def _link(self, link: Link, asked: Asked) -> Emit:
        plan = self._linked(link.target, asked.nodes)

        def emit(value: Any, env: Any) -> Any:
            key = link.key(value)
            return None if key is None else env.later(Later(plan, key))

        return emit


class Body:
    """The body of a function as an expression of `v` and `E`: the names that it uses."""

    def __init__(self, names: dict[str, Any] | None = None) -> None:
        self._names = {"nothing": nothing} if names is None else names
        self._numbers = count()

    def variable(self) -> str:
        """A name for a part of the value."""
        return f"x{next(self._numbers)}"

    def constant(self, value: Any) -> str:
        """The name under which the function knows it."""
        name = f"e{next(self._numbers)}"
        self._names[name] = value
        return name

    def knows(self, type_: Any) -> type | None:
        """The class whose values stand in the answer as they are."""
        return AS_IT_IS.get(type_.name) if isinstance(type_, GraphQLScalarType) else None

    def emit(self, expression: str) -> Emit:
        """The function."""
        emit: Emit = eval(f"lambda v, E: {expression}", self._names)
        return emit


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


def _enum(type_: GraphQLEnumType) -> Emit:
    known: dict[Any, Any] = {}

    def emit(value: Any, env: Any) -> Any:
        if value not in known:
            known[value] = type_.serialize(value)
        return known[value]

    return emit


def _scalar(type_: GraphQLScalarType) -> Emit:
    serialize = type_.serialize
    return lambda value, env: serialize(value)
