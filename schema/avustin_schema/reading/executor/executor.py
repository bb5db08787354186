"""Strawberry's executor with a shorter way to values that are there already: no `info` and no wrapper for each of them."""

from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from avustin_schema import paging, sources

READY = "avustin-ready"


@dataclass(frozen=True, slots=True)
class Ready:
    """A field whose value was read with its object: by its response key, or as an attribute; a leaf, or more."""

    attribute: str | None
    leaf: GraphQLLeafType | None
    nullable: bool

    def value(self, source: Any, key: Any) -> Any:
        """The value, as it was read."""
        return source[key] if self.attribute is None else getattr(source, self.attribute)

    def answer(self, source: Any, key: Any) -> Any:
        """What the answer says, if all goes well."""
        assert self.leaf is not None
        try:
            value = self.value(source, key)
            if value is None:
                return None if self.nullable else Undefined
            answer = self.leaf.coerce_output_value(value)
        except Exception:
            return Undefined
        return Undefined if answer is None else answer

    def resolve(self, source: Any, info: Any, **arguments: Any) -> Any:
        """The same for the executor."""
        return self.value(source, info.path.key)


class Executor(StrawberryGraphQLCoreExecutionContext):
    """Completes leaves that are ready at once; whatever goes wrong is told by the long way."""

    def execute_field(
        self, parent_type: GraphQLObjectType, source: Any, field_details_list: Any, path: Any, position_context: Any
    ) -> Any:
        """The field's value in the answer."""
        definition = parent_type.fields.get(field_details_list[0].node.name.value)
        ready: Ready | None = definition.extensions.get(READY) if definition else None
        if ready is not None and ready.leaf is not None:
            answer = ready.answer(source, path.key)
            if answer is not Undefined:
                return answer
        return super().execute_field(parent_type, source, field_details_list, path, position_context)


def make_ready(schema: GraphQLSchema) -> None:
    """Finds the fields whose values are ready."""
    for type_ in schema.type_map.values():
        if not isinstance(type_, GraphQLObjectType):
            continue
        for field in type_.fields.values():
            declared = field.extensions.get("strawberry-definition")
            if declared is None or not (declared.is_basic_field or _is_read(declared)):
                continue
            inner = get_nullable_type(field.type)
            ready = Ready(
                declared.python_name if declared.is_basic_field else None,
                inner if is_leaf_type(inner) else None,
                not is_non_null_type(field.type),
            )
            field.extensions[READY] = ready
            field.resolve = ready.resolve


def _is_read(declared: Any) -> bool:
    resolver = declared.base_resolver
    return resolver is not None and resolver.wrapped_func in (sources.read, paging.read)
