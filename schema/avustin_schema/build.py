"""Builds the schema: the core's types, and those of every programme that is installed."""

from functools import lru_cache
from threading import Lock
from typing import Any

import strawberry

from avustin_core import slices as core
from avustin_core.registry import Registry
from avustin_schema.form_lists import VERSIONS
from avustin_schema.forms import programme_types
from avustin_schema.http.limits.extension import LetIn
from avustin_schema.lists.asked import plug
from avustin_schema.lists.inputs import make_inputs
from avustin_schema.mutations import all_mutations, build_mutation
from avustin_schema.operations.outcomes import KindAndFields
from avustin_schema.reading.executor.executor import Executor, make_ready
from avustin_schema.rights.closed import refuse_undeclared
from avustin_schema.scalars import CONFIG
from avustin_schema.schema import Schema
from avustin_schema.sources import Source
from avustin_schema.types import slices

BUILDING = Lock()
assert core.REACTIONS  # the whole core, with what its slices do when a lower one acts


@lru_cache(maxsize=4)
def build(registry: Registry) -> Schema:
    """The schema of these plugins, built once. A part that nobody declared a right to stops the build."""
    with BUILDING:
        built = _built(registry)
    refuse_undeclared(built)
    make_ready(built._schema)
    return built


def _built(registry: Registry) -> Schema:
    """The inputs of lists stand under names that all schemas share, and so only for as long as one is made."""
    programmes = programme_types(registry)
    plug(registry, programmes.listed)
    for name in VERSIONS:
        make_inputs(Source.known[name].asked.where(registry))
    queries = {name: field for part in slices() for name, field in getattr(part, "QUERIES", {}).items()}
    subscriptions = {name: field for part in slices() for name, field in getattr(part, "SUBSCRIPTIONS", {}).items()}
    mutations = {mutation.name: build_mutation(mutation) for mutation in all_mutations(programmes)}
    return Schema(
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


def _root(name: str, description: str, fields: dict[str, Any]) -> Any:
    return strawberry.type(type(name, (), {"__annotations__": {}, **fields}), name=name, description=description)
