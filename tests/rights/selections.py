"""Documents made of the schema itself, so that a new field or type is asked without a line in any test."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from avustin_schema.rights.words import is_narrower
from avustin_schema.sources import Source

OURS = "Piirit"  #: how the types of the tests' own programme begin
PAGE = "(first: 100)"


class Selections:
    """What can be asked of each type of a schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema

    def sourced(self) -> list[GraphQLObjectType]:
        """The types that are read from tables."""
        kinds = (self.schema.type_map.get(name) for name in Source.known)
        return [kind for kind in kinds if isinstance(kind, GraphQLObjectType)]

    def connections(self) -> Iterator[tuple[str, GraphQLField, Source]]:
        """The root fields that give pages."""
        yield from ((name, field, source) for name, field, source in self.roots() if _is_page(field))

    def roots(self) -> Iterator[tuple[str, GraphQLField, Source]]:
        """The root fields that give something read from a table."""
        assert self.schema.query_type
        for name, field in self.schema.query_type.fields.items():
            given = get_named_type(field.type).name.removesuffix("Connection")
            if given in Source.known:
                yield name, field, Source.known[given]

    def whole(self, kind: GraphQLObjectType) -> str:
        """All that a type has, and of the things that it leads to what not everybody sees."""
        fields = (self._asked(name, field) for name, field in kind.fields.items() if name != "id")
        return f"__typename id {' '.join(fields)}"

    def by_ids(self, kind: GraphQLObjectType) -> str:
        """A document that reads things of one type by their ids, with all that they have."""
        return f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind.name} {{ {self.whole(kind)} }} }} }}"

    def payload(self, mutation: GraphQLField) -> str:
        """All of the things that a mutation answers with."""
        payload: Any = get_named_type(mutation.type)
        things = ((name, get_named_type(field.type)) for name, field in payload.fields.items())
        return " ".join(f"{name} {{ {self.whole(kind)} }}" for name, kind in things if kind.name in Source.known)

    def _asked(self, name: str, field: GraphQLField, *, depth: int = 0) -> str:
        required = [each for each, argument in field.args.items() if is_required_argument(argument)]
        assert not required, f"{name} needs {required}: say how it is asked"
        given = get_named_type(field.type)
        if _is_page(field):
            return f"{name}{PAGE} {{ totalCount nodes {{ __typename id }} edges {{ cursor node {{ id }} }} }}"
        return f"{name}{self._of(given, depth)}"

    def _of(self, given: Any, depth: int) -> str:
        if is_leaf_type(given):
            return ""
        if given.name in Source.known:
            return f" {{ {self._narrower(given)} }}"
        if isinstance(given, GraphQLInterfaceType | GraphQLUnionType):
            ours = [kind for kind in self.schema.get_possible_types(given) if kind.name.startswith(OURS)]
            return f" {{ __typename {' '.join(f'... on {kind.name}{self._of(kind, depth)}' for kind in ours)} }}"
        fields = [self._asked(name, field, depth=depth + 1) for name, field in given.fields.items()]
        whole = depth == 0 or given.name.startswith(OURS)
        return f" {{ {' '.join(fields if whole else fields[:1])} }}"  # of a value within a value, one part will do

    def _narrower(self, given: GraphQLObjectType) -> str:
        """The id, and the plain fields that not everybody sees who sees the row."""
        rights = Source.known[given.name].rights
        names = (
            name
            for name, field in given.fields.items()
            if is_leaf_type(get_named_type(field.type)) and is_narrower(rights.fields[name], rights)
        )
        return f"__typename id {' '.join(names)}"


def _is_page(field: GraphQLField) -> bool:
    return get_named_type(field.type).name.endswith("Connection")
