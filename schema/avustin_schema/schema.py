"""The schema as it runs: errors carry a code, bugs are masked and logged, clients' mistakes are neither."""

import logging
from functools import cached_property

import strawberry
from graphql import GraphQLError
from strawberry.types import ExecutionContext

from avustin_core.errors import Refusal

log = logging.getLogger("avustin.graphql")


INPUT = ("Argument ", "Variable ", "Expected ")  #: how graphql-core begins to tell of a client's mistake


def is_bug(error: GraphQLError) -> bool:
    """Ours, not the client's: something that was raised, or an answer that the schema doesn't allow."""
    original = error.original_error
    if original is not None:
        return not isinstance(original, Refusal | GraphQLError)
    return error.path is not None and not error.message.startswith(INPUT)


class Schema(strawberry.Schema):
    """Strawberry's schema with our errors."""

    @cached_property
    def sdl(self) -> str:
        """All of it in GraphQL's own language."""
        return self.as_str()

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Logs bugs with their places in the code and in the answer, and nothing else: their texts may quote somebody."""
        for error in errors:
            if is_bug(error):
                log.error("a bug at %s", error.path, exc_info=error.original_error)
