"""The matrix of rights: every type, field, mutation and action by role, asked of the declarations themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLObjectType, get_named_type

from avustin_core.access import ROW, Guard
from avustin_schema.rights.answers import circle_cells, name_of
from avustin_schema.rights.cells import Cells, of_audience, of_guards, within
from avustin_schema.rights.words import requires_of
from avustin_schema.sources import Source, camel
from avustin_schema.types.common import Acting

ROOTS = ("Query", "Mutation", "Subscription")


@dataclass(frozen=True)
class Line:
    """One right: of what, in whose words, and what each role has of it."""

    names: tuple[str, ...]
    requires: str
    cells: Cells


@dataclass(frozen=True)
class Part:
    """Some lines under a heading; what has one and the same right stands in one line."""

    title: str
    about: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, title: str, about: str, lines: Iterable[Line]) -> "Part":
        """The lines, those with one right made one."""
        named: dict[Any, list[Line]] = {}
        for line in lines:
            named.setdefault((line.requires, tuple(line.cells.items())), []).append(line)
        merged = (
            Line(tuple(name for each in several for name in each.names), several[0].requires, several[0].cells)
            for several in named.values()
        )
        return cls(title, about, tuple(merged))


@dataclass(frozen=True)
class Given:
    """A type of values: whoever sees one of the fields that give it sees its fields."""

    name: str
    fields: tuple[str, ...]
    givers: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """All rights of an installation."""

    parts: tuple[Part, ...]
    values: tuple[Given, ...]


def matrix(schema: strawberry.Schema) -> Matrix:
    """Asks the declarations that a schema was built from."""
    kinds = _ours(schema)
    by_name = {kind.name: kind for kind in kinds}
    sourced = [by_name[name] for name in Source.known if name in by_name]
    generated = [kind for kind in kinds if any("visible" in each.metadata for each in _fields(kind))]
    counted = {*ROOTS, *Source.known}
    return Matrix(
        parts=(
            _roots(by_name["Query"], "Root fields", "What can be asked: of a list, the rows that the role sees."),
            _roots(by_name["Subscription"], "Subscriptions", "What can be followed: asked anew at each event."),
            *(_object(Source.known[kind.name], kind) for kind in sourced),
            _mutations(by_name["Mutation"]),
            _actions(sourced),
            _circles(generated),
        ),
        values=tuple(_given(kind, kinds) for kind in kinds if kind.name not in counted),
    )


def _ours(schema: strawberry.Schema) -> list[GraphQLObjectType]:
    kinds = schema._schema.type_map.values()
    objects = (kind for kind in kinds if isinstance(kind, GraphQLObjectType))
    return [kind for kind in objects if "strawberry-definition" in (kind.extensions or {})]


def _fields(kind: Any) -> list[Any]:
    fields: list[Any] = kind.extensions["strawberry-definition"].fields
    return fields


def _called(field: Any) -> str:
    return field.graphql_name or camel(field.python_name)


def _roots(root: GraphQLObjectType, title: str, about: str) -> Part:
    lines = []
    for field in _fields(root):
        audience, feed = field.metadata["audience"], field.metadata.get("feed")
        given = feed.kind if feed else get_named_type(root.fields[_called(field)].type).name
        source = Source.known.get(given.removesuffix("Connection"))
        cells = of_audience(audience, source.model if source else None)
        lines.append(Line((_called(field),), audience.requires, cells))
    return Part.of(title, about, lines)


def _object(source: Source, kind: GraphQLObjectType) -> Part:
    """A type's rows, and its fields by who sees them of the rows that they see."""
    rows = source.rights.rows
    lines = [Line(("(rows)",), rows.requires, of_audience(rows, source.model))]
    of_all = [name for name in source.fields if source.rights.fields[name] in (ROW, rows)]
    lines.append(Line(tuple(of_all), ROW.requires, lines[0].cells))
    narrower = [name for name in source.fields if name not in of_all]
    for audience in dict.fromkeys(source.rights.fields[name] for name in narrower):
        names = tuple(name for name in narrower if source.rights.fields[name] is audience)
        cells = within(lines[0].cells, of_audience(audience, source.model))
        lines.append(Line(names, audience.requires, cells))
    return Part.of(source.name, kind.description or "", lines)


def _mutations(mutation: GraphQLObjectType) -> Part:
    lines = [_doing(_called(field), field.metadata["guards"]) for field in _fields(mutation)]
    return Part.of("Mutations", "Who may, whatever the state: when, is told by each object's `actions`.", lines)


def _doing(name: str, guards: Iterable[Guard[Any]]) -> Line:
    several = tuple(guards)
    return Line((name,), "; ".join(dict.fromkeys(requires_of(several))), of_guards(several))


def _actions(sourced: Iterable[GraphQLObjectType]) -> Part:
    """What each type's `actions` offer, by the guards of that very field."""
    lines = [
        _doing(f"{kind.name}: {guard.action}", (guard,))
        for kind in sourced
        for field in Source.known[kind.name].fields.values()
        if isinstance(field, Acting)
        for guard in field.guards
    ]
    return Part.of("Actions", "What `actions` tells of each object to whoever sees it.", lines)


def _circles(generated: Iterable[GraphQLObjectType]) -> Part:
    """The answers of forms, by their circles of readers; of a row or a section, whoever sees something in it."""
    named: dict[Any, list[str]] = {}
    for kind in generated:
        for field in _fields(kind):
            if circles := field.metadata.get("visible"):
                named.setdefault(circles, []).append(f"{kind.name}.{_called(field)}")
    lines = (
        Line(tuple(names), "; ".join(map(name_of, circles)), circle_cells(circles)) for circles, names in named.items()
    )
    return Part(
        "Answers", "Fields of the programmes' own types, by the circle of readers that each field names.", tuple(lines)
    )


def _given(kind: GraphQLObjectType, kinds: Iterable[GraphQLObjectType]) -> Given:
    fields = (_called(field) for field in _fields(kind) if not field.metadata.get("visible"))
    names = {kind.name, *(each.name for each in kind.interfaces)}
    return Given(kind.name, tuple(fields), tuple(_givers(names, kinds)))


def _givers(names: set[str], kinds: Iterable[GraphQLObjectType]) -> Iterator[str]:
    """The fields whose value is of a type of that name, or of a union of them."""
    for kind in kinds:
        for field_name, field in kind.fields.items():
            given = get_named_type(field.type)
            if names & {given.name, *(each.name for each in getattr(given, "types", ()))}:
                yield f"{kind.name}.{field_name}"
