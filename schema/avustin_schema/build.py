"""Builds the schema: the core's types, and those of every programme that is installed."""

from functools import lru_cache
from typing import Any

import strawberry

from avustin_core import slices as core
from avustin_core.registry import Registry
from avustin_schema.forms import programme_types
from avustin_schema.http.limits.extension import LetIn
from avustin_schema.mutations import all_mutations, build_mutation
from avustin_schema.operations.outcomes import KindAndFields
from avustin_schema.reading.executor import Executor, make_ready
from avustin_schema.rights.closed import refuse_undeclared
from avustin_schema.scalars import CONFIG
from avustin_schema.schema import Schema
from avustin_schema.types import slices

assert core.REACTIONS  # the whole core, with what its slices do when a lower one acts


@lru_cache(maxsize=4)
def build(registry: Registry) -> Schema:
    """The schema of these plugins, built once. A part that nobody declared a right to stops the build."""
    programmes = programme_types(registry)
    queries = {name: field for part in slices() for name, field in getattr(part, "QUERIES", {}).items()}
    subscriptions = {name: field for part in slices() for name, field in getattr(part, "SUBSCRIPTIONS", {}).items()}
    mutations = {mutation.name: build_mutation(mutation) for mutation in all_mutations(programmes)}
    built = Schema(
        query=_root("Query", "What can be asked.", queries),
        mutation=_root(
            "Mutation", "What can be done. Each takes one `input`, and answers what was made or the errors.", mutations
        ),
        subscription=_root(
            "Subscription", "What can be followed, over graphql-transport-ws or server-sent events.", subscriptions
        ),
        types=programmes.outputs,
        config=CONFIG,
        extensions=(LetIn, KindAndFields),
        execution_context_class=Executor,
    )
    refuse_undeclared(built)
    make_ready(built._schema)
    return built


def _root(name: str, description: str, fields: dict[str, Any]) -> Any:
    return strawberry.type(type(name, (), {"__annotations__": {}, **fields}), name=name, description=description)
