"""What became of a request, in one word of a fixed few; and which kind of request it was."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import FieldNode, OperationDefinitionNode
from starlette.applications import Starlette
from starlette.types import Scope
from strawberry.extensions import SchemaExtension
from structlog.contextvars import bind_contextvars, get_contextvars

BUGS = {"INTERNAL_SERVER_ERROR"}
MISTAKES = {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "BAD_REQUEST", "UNAUTHENTICATED"}


def note(operation: OperationDefinitionNode) -> None:
    """Notes of a valid operation whether it is a query or a mutation, and its root fields by their names in the schema."""
    fields = [each.name.value for each in operation.selection_set.selections if isinstance(each, FieldNode)]
    bind_contextvars(kind=operation.operation.value, fields=fields[:10])


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
        note((named or operations)[0])


def place_of(scope: Scope) -> str:
    """The first part of the path where a route begins so, such as `documents`; `other` where none does."""
    app: Starlette = scope["app"]
    if not hasattr(app.state, "places"):
        app.state.places = frozenset(str(getattr(route, "path", "")).split("/")[1] for route in app.routes)
    known = app.state.places
    first = scope["path"].split("/")[1] if scope["path"].startswith("/") else ""
    return (first or "front") if first in known else "other"


def kind_of(scope: Scope) -> str:
    """Query, mutation, subscription or invalid of what was sent to the endpoint; otherwise the place."""
    place = place_of(scope)
    return str(get_contextvars().get("kind", "invalid")) if place == "graphql" else place


def outcome_of(answer: Mapping[str, Any] | None, status: int) -> str:
    """`done`, `refused` (a rule), `invalid` (the request itself) or `failed` (we)."""
    codes = {str(error.get("extensions", {}).get("code")) for error in (answer or {}).get("errors", ())}
    if status >= 500 or codes & BUGS:
        return "failed"
    if codes & MISTAKES:
        return "invalid"
    if codes or status >= 400 or any(_is_refusal(value) for value in ((answer or {}).get("data") or {}).values()):
        return "refused"
    return "done"


def _is_refusal(payload: Any) -> bool:
    return isinstance(payload, Mapping) and isinstance(payload.get("errors"), list) and bool(payload["errors"])
