"""The schema as it runs: errors carry a code, bugs are masked and logged, clients' mistakes are neither."""

import logging

import strawberry
from graphql import GraphQLError
from strawberry.types import ExecutionContext

from avustin_core.errors import Refusal

log = logging.getLogger("avustin.graphql")


class Schema(strawberry.Schema):
    """Strawberry's schema with our errors."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Logs bugs with their trace, and nothing else."""
        for error in errors:
            if error.original_error is not None and not isinstance(error.original_error, Refusal | GraphQLError):
                log.error("a bug at %s", error.path, exc_info=error.original_error)
