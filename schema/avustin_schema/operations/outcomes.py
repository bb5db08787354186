"""What became of a request, in one word of a fixed few; and which kind of request it was."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from graphql import FieldNode, OperationDefinitionNode
from starlette.applications import Starlette
from starlette.types import Scope
from strawberry.extensions import SchemaExtension
from structlog.contextvars import bind_contextvars

BUGS = {"INTERNAL_SERVER_ERROR"}
MISTAKES = {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "BAD_REQUEST", "UNAUTHENTICATED"}
NONE: frozenset[str] = frozenset()


def note(noted: Mapping[str, Any]) -> None:
    """Notes of a valid operation what is noted of it."""
    bind_contextvars(**noted)


def noted_of(operation: OperationDefinitionNode) -> dict[str, Any]:
    """Whether it is a query or a mutation, and its root fields by their names in the schema."""
    fields = [each.name.value for each in operation.selection_set.selections if isinstance(each, FieldNode)]
    return {"kind": operation.operation.value, "fields": fields[:10]}


class KindAndFields(SchemaExtension):
    """Notes that of operations that Strawberry runs."""

    def on_operation(self) -> Iterator[None]:
        """After it was done: an operation that isn't valid isn't noted, since its words are the client's."""
        yield
        context = self.execution_context
        if context.graphql_document is None or context.pre_execution_errors:
            return
        operations = [
            each for each in context.graphql_document.definitions if isinstance(each, OperationDefinitionNode)
        ]
        named = [each for each in operations if each.name and each.name.value == context.operation_name]
        note(noted_of((named or operations)[0]))


def place_of(scope: Scope) -> str:
    """The first part of the path where a route begins so, such as `documents`; `other` where none does."""
    first = scope["path"].split("/")[1] if scope["path"].startswith("/") else ""
    return (first or "front") if first in _places(scope["app"]) else "other"


@lru_cache(maxsize=4)
def _places(app: Starlette) -> frozenset[str]:
    return frozenset(str(getattr(route, "path", "")).split("/")[1] for route in app.routes)


def kind_of(place: str, known: Mapping[str, Any]) -> str:
    """Query, mutation, subscription or invalid of what was sent to the endpoint; otherwise the place."""
    return str(known.get("kind", "invalid")) if place == "graphql" else place


def outcome_of(answer: Mapping[str, Any] | None, status: int) -> str:
    """`done`, `refused` (a rule), `invalid` (the request itself) or `failed` (we)."""
    answer = answer or {}
    codes = {str(error.get("extensions", {}).get("code")) for error in answer["errors"]} if "errors" in answer else NONE
    if status >= 500 or codes & BUGS:
        return "failed"
    if codes & MISTAKES:
        return "invalid"
    if codes or status >= 400 or any(_is_refusal(value) for value in (answer.get("data") or {}).values()):
        return "refused"
    return "done"


def _is_refusal(payload: Any) -> bool:
    return isinstance(payload, Mapping) and isinstance(payload.get("errors"), list) and bool(payload["errors"])
