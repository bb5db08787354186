"""GraphQL over a websocket: for each operation it is asked anew who asks and when, and what is told is told as over HTTP."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from cross_web import HTTPException
from graphql import GraphQLError
from strawberry.schema.base import BaseSchema
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from strawberry.types.execution import PreExecutionError

from avustin_core.plugin import Language
from avustin_schema.context import Context, preferred
from avustin_schema.http.errors import shown
from avustin_schema.http.refusing import CODES, NO_REQUEST, SAYS
from avustin_schema.secrets import told

AT_ONCE = 8  #: operations of one socket


class Handler(BaseGraphQLTransportWSHandler[Context, None]):
    """One open socket. A token that expired or a role that was taken meanwhile counts no more."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "max_subscriptions_per_connection": AT_ONCE})
        self.schema: BaseSchema = Streaming(self.view, self.websocket.ws)  # type: ignore[attr-defined,assignment]


class Streaming:
    """The view's schema, as the operations of that socket run it."""

    def __init__(self, view: Any, socket: Any) -> None:
        self._view, self._socket = view, socket

    async def stream(self, query: str | None, *, context_value: object = None, **how: Any) -> AsyncIterator[Any]:
        """The results, as of now and for whoever asks now."""
        try:
            context = await self._view.context_of(self._socket)
        except HTTPException as error:
            return _refused(error.status_code, preferred(self._socket.headers.get("accept-language")))
        return self._each(await self._view.schema.stream(query, context_value=context, **how), context)

    async def _each(self, results: Any, context: Context) -> AsyncIterator[Any]:
        async with self._view.turns.one(), aclosing(results):
            async for result in results:
                answer = await told(result, context)
                answer.errors = [_as_shown(each, context) for each in answer.errors or ()] or None
                yield answer


async def _refused(status: int, language: Language) -> AsyncIterator[Any]:
    code, message = CODES.get(status, "BAD_REQUEST"), SAYS.get(status, NO_REQUEST).get(language)
    yield PreExecutionError(data=None, errors=[GraphQLError(message, extensions={"code": code})])


def _as_shown(error: GraphQLError, context: Context) -> GraphQLError:
    """The same, with the code and the words of an answer over HTTP, and nothing of what went wrong inside."""
    said = shown(error, context)
    return GraphQLError(
        said["message"], error.nodes, error.source, error.positions, error.path, extensions=said["extensions"]
    )
