"""Operations by hypothesis-graphql, about what is there: ids, cursors, codes and names of the installation."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLFieldKwargs,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    print_ast,
    visit,
)
from graphql.utilities.map_schema_config import map_schema_config
from hypothesis import strategies as st
from hypothesis_graphql import queries
from hypothesis_graphql._strategies import sampler
from hypothesis_graphql._strategies.strategy import GraphQLStrategy
from sqlalchemy import select
from tests.reading.dressing import Dresser

from avustin_core.applications.models import Application
from avustin_core.organisations.models import Organisation
from avustin_core.storage import global_id
from avustin_core.work import Avustin
from avustin_schema.context import Context
from avustin_schema.paging import encode
from avustin_schema.reading.shared.orders import ordering_of
from avustin_schema.sources import Source

OF_EACH = 40
LONG = 8  #: each so-many-eth operation is long, and costs ten times as much
FILTERED = 3  #: of as many; filters are most of what is drawn, and each is a plan of its own
GROUPS = 2  #: of root fields that are asked together; what their fields weigh takes a second to work out for each
WRONG = ("", "x", "\0", "Application:x", "ÅÄÖ 'a' %_", base64.b64encode(b"[1]").decode())
KINDS = {"callId": "Call", "organisationId": "Organisation", "actor": "Person", "object": "Application"}
ABSTRACT = ("node", "nodes")
for worked_out in ("min_depths", "build_oracle", "weighted_boolean"):  # once: it would be for each root field, or draw
    setattr(sampler, worked_out, cache(getattr(sampler, worked_out)))
_ARGUMENTS = GraphQLStrategy.list_of_arguments


def _arguments(strategy: GraphQLStrategy, of: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What a field's arguments may be, worked out once and not for each draw; the schema holds what they are of."""
    known = strategy._cache.setdefault(_ARGUMENTS, {})
    if id(of) not in known:
        known[id(of)] = _ARGUMENTS(strategy, of)
    found: st.SearchStrategy[Any] = known[id(of)]
    return found


GraphQLStrategy.list_of_arguments = _arguments  # type: ignore[method-assign,assignment]


@dataclass(frozen=True)
class Pool:
    """What arguments may be, by what they are of."""

    ids: Mapping[str, Sequence[str]]
    cursors: Mapping[str, Sequence[str]]
    texts: Mapping[str, Sequence[str]]

    def id(self, number: int, kind: str) -> str:
        """An id of that kind of thing, or of another."""
        if number % 32 == 31:
            return WRONG[number % len(WRONG)]
        kinds = sorted(self.ids)
        known = (
            self.ids.get(kind if number % 32 < 30 else kinds[number % len(kinds)])
            or self.ids[kinds[number % len(kinds)]]
        )
        return known[number % len(known)]

    def text(self, number: int, name: str, kind: str) -> str:
        """A text for the argument of that name; a cursor of a list of that kind."""
        known = self.cursors.get(kind, ()) if name in ("after", "before") else self.texts.get(name, ())
        if not known or number % 32 == 31:
            return WRONG[number % len(WRONG)]
        return known[number % len(known)]


async def pool_of(avustin: Avustin) -> Pool:
    """What is there."""
    ids, cursors = {}, {}
    async with avustin.reading() as connection:
        for name, source in Source.known.items():
            order = ordering_of(source, None, Context(avustin).reading())
            keys = [each.of(source.model) for each in order.keys]
            rows = (await connection.execute(select(source.model.id, *keys).order_by(source.model.id))).all()
            some = rows[:: max(1, len(rows) // OF_EACH)]
            if some:
                ids[name] = [global_id(name, row[0]) for row in some]
                cursors[name] = [encode(order.sign, row[1:]) for row in some]
        references = (await connection.scalars(select(Application.reference).limit(OF_EACH))).all()  # type: ignore[call-overload]
        towns = (await connection.execute(select(Organisation.business_id, Organisation.municipality_code))).all()  # type: ignore[call-overload]
    codes = sorted(avustin.registry.programmes)
    return Pool(ids, cursors, {
        "code": codes, "programme": codes, "reference": [each for each in references if each],
        "businessId": [each[0] for each in towns if each[0]][:OF_EACH],
        "municipalityCode": [each[1] for each in towns if each[1]][:OF_EACH],
        "contains": ("a", "kunta", "Å", "_", "%"),
    })  # fmt: skip


@dataclass(frozen=True)
class Operation:
    """What is asked."""

    text: str
    variables: dict[str, Any]


def operations(schema: GraphQLSchema, pool: Pool) -> st.SearchStrategy[Operation]:
    """Queries: most short, of one root field; some long, of several. What `node` may be is so much that it comes by itself."""
    assert schema.query_type
    names = sorted(set(schema.query_type.fields) - set(ABSTRACT))
    unfiltered = _unfiltered(schema)
    groups = [*(names[place::GROUPS] for place in range(GROUPS)), list(ABSTRACT)]
    long = st.one_of([_asked(_only(unfiltered, group)) for group in groups])
    short = st.one_of([_asked(unfiltered, fields=(name,)) for name in names])
    filtered = st.one_of([_asked(schema, fields=(name,)) for name in names])
    kinds = {LONG: long} | dict.fromkeys(range(1, FILTERED + 1), filtered)
    documents = st.integers(1, LONG).flatmap(lambda number: kinds.get(number, short))
    return st.builds(lambda document, seed: _dressed(schema, pool, document, seed), documents, st.integers(0, 2**32))


def _unfiltered(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with all its lists, none of which takes a filter."""

    def without(field: GraphQLFieldKwargs, name: str) -> GraphQLFieldKwargs:
        return {**field, "args": {name: each for name, each in (field["args"] or {}).items() if name != "filter"}}

    return GraphQLSchema(**map_schema_config(schema.to_kwargs(), lambda context: {"FIELD": without}))


def _asked(schema: GraphQLSchema, **how: Any) -> st.SearchStrategy[DocumentNode]:
    return queries(schema, custom_scalars=SCALARS, print_ast=_same, **how)


def _only(schema: GraphQLSchema, names: Sequence[str]) -> GraphQLSchema:
    """The schema with these root fields and no others, so that there is more asked below them."""
    assert schema.query_type
    fields = {name: schema.query_type.fields[name] for name in names}
    others = [each for name, each in schema.type_map.items() if not name.startswith(("__", "Query", "Mutation"))]
    return GraphQLSchema(GraphQLObjectType("Query", fields), types=others)


def _same(document: DocumentNode) -> DocumentNode:
    return document


def _numbered(kind: str) -> st.SearchStrategy[StringValueNode]:
    return st.integers(0, 999).map(lambda number: StringValueNode(value=f"{kind}:{number}"))


def _one_of(*texts: str) -> st.SearchStrategy[StringValueNode]:
    return st.sampled_from(texts).map(lambda text: StringValueNode(value=text))


SCALARS = {
    "ID": _numbered("id"),
    "String": _numbered("text"),
    "Int": st.sampled_from((*range(1, 30), 0, 100, -1, 101)).map(lambda number: IntValueNode(value=str(number))),
    "DateTime": _one_of("2019-09-19T16:15:00+03:00", "2026-01-01T00:00:00Z", "2019-12-01T00:00:00Z"),
    "Date": _one_of("2019-12-01", "2020-01-01", "2026-03-01"),
    "Decimal": _one_of("1.00", "100000"),
    "JSON": st.just(ObjectValueNode(fields=())),
}


def _dressed(schema: GraphQLSchema, pool: Pool, document: DocumentNode, seed: int) -> Operation:
    random = Random(seed)
    types = TypeInfo(schema)
    filled = visit(document, TypeInfoVisitor(types, _Filling(types, pool, random)))
    dresser = Dresser(schema, random)
    return Operation(print_ast(dresser.document(filled.definitions[0])), dresser.variables)


class _Filling(Visitor):
    """Puts what is there into arguments, and lets a page be from one end."""

    def __init__(self, types: TypeInfo, pool: Pool, random: Random) -> None:
        super().__init__()
        self._types, self._pool, self._random = types, pool, random

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        definition = self._types.get_field_def()
        if definition is None or not node.arguments:
            return None
        kind = get_named_type(definition.type).name.removesuffix("Connection")
        arguments = [
            ArgumentNode(name=each.name, value=self._filled(each.value, each.name.value, kind))
            for each in self._of_one_end(list(node.arguments))
        ]
        return FieldNode(
            alias=node.alias, name=node.name, arguments=tuple(arguments), directives=node.directives,
            selection_set=node.selection_set,
        )  # fmt: skip

    def _of_one_end(self, given: list[ArgumentNode]) -> list[ArgumentNode]:
        """Not both `first` and `last`, except seldom."""
        known = {each.name.value: each for each in given}
        if "first" not in known or self._random.random() < 0.03:
            return given
        unwanted = self._random.choice((("last", "before"), ("first", "after"), ("last", "before", "after")))
        kept = [each for each in given if each.name.value not in unwanted]
        return [each for each in kept if each.name.value not in ("after", "before") or self._random.random() < 0.7]

    def _filled(self, value: Any, name: str, kind: str) -> Any:
        match value:
            case ListValueNode():
                return ListValueNode(values=tuple(self._filled(each, name, kind) for each in value.values))
            case ObjectValueNode():
                return ObjectValueNode(fields=tuple(self._part(each, kind) for each in value.fields))
            case StringValueNode() if value.value.startswith("id:"):
                wanted = kind if name in ("id", "ids") else KINDS.get(name, name.title())
                return StringValueNode(value=self._pool.id(int(value.value[3:]), wanted))
            case StringValueNode() if value.value.startswith("text:"):
                return StringValueNode(value=self._pool.text(int(value.value[5:]), name, kind))
            case NullValueNode() | _:
                return value

    def _part(self, given: ObjectFieldNode, kind: str) -> ObjectFieldNode:
        return ObjectFieldNode(name=given.name, value=self._filled(given.value, given.name.value, kind))
