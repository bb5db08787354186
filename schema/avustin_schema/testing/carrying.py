"""Answers as the typed inputs carry them: coerced by GraphQL and read as a mutation reads them."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import Undefined
from graphql.utilities import coerce_input_value
from strawberry.types.arguments import convert_argument

from avustin_core.registry import Registry
from avustin_schema.build import build
from avustin_schema.form_inputs import answers_of
from avustin_schema.types.answers import type_name

Carry = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]


def carrier(registry: Registry, code: str, form: str | None) -> Carry:
    """How a form's typed input takes answers: as the core is given them, or None where GraphQL refuses the value.

    `form` names a report form; None is the application form.
    """
    schema = build(registry)
    converter, name = schema.schema_converter, type_name(code, f"{form or 'Application'}Input")
    graphql_type: Any = converter.type_map[name].implementation
    declared: Any = converter.type_map[name].definition

    def carry(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        coerced = coerce_input_value(values, graphql_type)
        if coerced is Undefined:
            return None
        given = convert_argument(coerced, declared.origin, converter.scalar_registry, schema.config)
        typed: Mapping[str, Any] = answers_of(given)
        return typed

    return carry
