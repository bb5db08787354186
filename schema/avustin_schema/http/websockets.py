"""GraphQL over a websocket: for each operation it is asked anew who asks and when, and what is told is told as over HTTP."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing, suppress
from datetime import timedelta
from typing import Any

import orjson
from cross_web import HTTPException
from graphql import GraphQLError
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocketDisconnect
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.schema.base import BaseSchema
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from avustin_core.plugin import Language
from avustin_schema.context import Context, preferred
from avustin_schema.http.errors import BUG, shown
from avustin_schema.http.introducing import credential_of, introduced
from avustin_schema.http.limits.telling import extensions_of
from avustin_schema.http.limits.timing import in_time
from avustin_schema.http.messages import MANY, TooLarge, is_message
from avustin_schema.http.refusing import told_of
from avustin_schema.http.statuses import UNAUTHENTICATED, row_of
from avustin_schema.live.asking import Refused
from avustin_schema.live.groups import Ended
from avustin_schema.live.hub import Begun
from avustin_schema.operations.identifying import request_id
from avustin_schema.secrets import told

log = logging.getLogger("avustin.live")
WAIT = timedelta(seconds=10)  #: for the first message
AT_ONCE = 100  #: operations of one socket
PATIENCE = 10.0  #: seconds that a message may take to be taken; then the socket is closed
LAST_WORD = 30.0  #: seconds that the code has to get there
GOING, TOO_LARGE, TOO_SLOW, BAD, FORBIDDEN = 1001, 1009, 1013, 4400, 4403  #: codes that sockets are closed with


class Adapter(ASGIWebSocketAdapter):
    """Messages are JSON as text, none larger than a request."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.is_slow = asyncio.Event()

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncIterator[object]:  # type: ignore[override]
        """The client's messages."""
        try:
            while (text := await self._received()) is not None:
                if len(text.encode()) > self.view.largest:  # type: ignore[attr-defined]
                    raise TooLarge
                try:
                    yield self.view.decode_json(text)
                except HTTPException as error:
                    raise NonJsonMessageReceived from error
        except KeyError as error:
            raise NonTextMessageReceived from error
        except (WebSocketDisconnect, RuntimeError):
            return

    async def _received(self) -> str | None:
        """The next message; None when the client is too slow to be waited for."""
        slow, receiving = asyncio.ensure_future(self.is_slow.wait()), asyncio.ensure_future(self.ws.receive_text())
        try:
            await asyncio.wait({slow, receiving}, return_when=asyncio.FIRST_COMPLETED)
            return receiving.result() if receiving.done() else None
        finally:
            slow.cancel()
            receiving.cancel()

    async def send_json(self, message: Mapping[str, object]) -> None:
        """One of ours."""
        await self.send(self.view.encode_json(message))  # type: ignore[arg-type]

    async def send(self, text: bytes) -> None:
        """One of ours, as it was written; one who doesn't take it in time is let go."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.ws.send_text(text.decode())
        except TimeoutError:
            self.is_slow.set()
            raise WebSocketDisconnected from None
        except (WebSocketDisconnect, RuntimeError) as error:
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        """No more of it; one who doesn't read learns of it late, or never."""
        with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(LAST_WORD):
                await self.ws.close(code=code, reason=reason)


class Handler(BaseGraphQLTransportWSHandler[Context, None]):
    """One open socket. A token that expired or a role that was taken meanwhile counts no more."""

    websocket: Adapter

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "max_subscriptions_per_connection": AT_ONCE})
        self.asks: HTTPConnection = self.websocket.ws  #: with what the first message says of who asks
        self.schema: BaseSchema = Streaming(self.view, lambda: self.asks)  # type: ignore[assignment]

    async def handle(self) -> None:
        """Until either side closes it."""
        leaving = self.view.hub.leaving  # type: ignore[attr-defined]
        leaving.add(self._leave)
        try:
            await super().handle()
            if self.websocket.is_slow.is_set():
                await self.websocket.close(TOO_SLOW, "Too slow: subscribe again")
        except TooLarge:
            await self.websocket.close(TOO_LARGE, "Message too large")
        finally:
            leaving.discard(self._leave)

    async def _leave(self) -> None:
        await self.websocket.close(GOING, "Going away")

    async def handle_message(self, message: Any) -> None:
        """One message; one that has no shape of the protocol closes the socket."""
        if not is_message(message):
            await self.handle_invalid_message("Invalid message")
            return
        try:
            await super().handle_message(message)
        except WebSocketDisconnected:
            return

    async def handle_connection_init(self, message: Any) -> None:
        """Who asks, and in which language, as the first message says; one who isn't let in is told so."""
        payload = message.get("payload") or {}
        if isinstance(payload, dict) and not self.connection_init_received:
            self.asks = introduced(self.websocket.ws, payload)
            try:
                await self.view.context_of(self.asks)  # type: ignore[attr-defined]
            except HTTPException:
                await self.websocket.close(FORBIDDEN, "Forbidden")
                return
        await super().handle_connection_init({"type": "connection_init", "payload": payload})

    async def handle_subscribe(self, message: Any) -> None:
        """Begins an operation, unless there are too many."""
        if self.connection_acknowledged and message["id"] not in self.operations and len(self.operations) >= AT_ONCE:
            await self.send_message(_error(message["id"], _coded("TOO_MANY_OPERATIONS", MANY.get(self.language))))
            return
        payload = message["payload"]
        if not self.connection_acknowledged:
            await super().handle_subscribe(message)
            return
        try:
            found = self.view.documents.find(payload.get("query"), payload.get("documentId"), payload.get("extensions"))  # type: ignore[attr-defined]
        except HTTPException as error:
            await self.send_message(_error(message["id"], [told_of(row_of(error), self.language)]))
            return
        begun: Any = {**message, "payload": {**payload, "query": found.text}}
        await super().handle_subscribe(begun)

    @property
    def language(self) -> Language:
        """In which what is refused is told."""
        return _language(self.asks)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        """An operation that can't be read ends alone."""
        return None

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Runs it to its end: a subscription by the hub, anything else as over HTTP."""
        with suppress(WebSocketDisconnected):
            try:
                begun = await self.view.hub.begun(  # type: ignore[attr-defined]
                    operation.query, operation.variables, operation.operation_name, self._who
                )
                if begun is not None:
                    await self._follow(operation, begun)
                    return
            except Refused as refused:
                await operation.send_operation_message(_error(operation.id, refused.errors))
                return
            except (Ended, HTTPException) as error:
                row = row_of(error) if isinstance(error, HTTPException) else UNAUTHENTICATED
                await operation.send_operation_message(_error(operation.id, [told_of(row, self.language)]))
                return
            except WebSocketDisconnected:
                raise
            except Exception:
                id = request_id()
                log.exception("a subscription failed", extra={"request_id": id})
                said = _coded("INTERNAL_SERVER_ERROR", BUG.get(self.language).format(id=id))
                await operation.send_operation_message(_error(operation.id, said))
                return
            await super().run_operation(operation)

    async def _follow(self, operation: Operation[Context, None], begun: Begun) -> None:
        head = b'{"id":' + orjson.dumps(operation.id) + b',"type":"next","payload":'
        async with self.view.hub.following(begun, credential_of(self.asks)) as member:  # type: ignore[attr-defined]
            async with aclosing(member.texts()) as texts:
                async for text in texts:
                    await self.websocket.send(head + text + b"}")
        await operation.send_operation_message({"id": operation.id, "type": "complete"})

    async def _who(self, query: str) -> Context:
        context: Context = await self.view.context_for(self.asks, query)  # type: ignore[attr-defined]
        return context


def _language(asks: HTTPConnection) -> Language:
    return preferred(asks.headers.get("accept-language"))


def _error(id: str, errors: list[dict[str, Any]]) -> Any:
    return {"id": id, "type": "error", "payload": errors}


def _coded(code: str, message: str) -> list[dict[str, Any]]:
    return [{"message": message, "extensions": {"code": code}}]


class Streaming:
    """The view's schema, as the operations of that socket run it."""

    def __init__(self, view: Any, asks: Callable[[], HTTPConnection]) -> None:
        self._view, self._asks = view, asks

    async def stream(self, query: str | None, *, context_value: object = None, **how: Any) -> AsyncIterator[Any]:
        """The results, as of now and for whoever asks now."""
        try:
            context = await self._view.context_for(self._asks(), query)
        except HTTPException as error:
            return _refused(error, _language(self._asks()))
        return self._results(query, context, how)

    async def _results(self, query: str | None, context: Context, how: dict[str, Any]) -> AsyncIterator[Any]:
        settings = self._view.limits.settings
        admitted = context.admit(query, how.get("variable_values"), how.get("operation_name"))
        async with self._view.turns.one():
            result = await in_time(self._result(query, context, how), admitted, settings.limit_seconds)
            answer = await told(result, context)
        answer.errors = [_as_shown(each, context) for each in answer.errors or ()] or None
        answer.extensions = extensions_of(admitted, settings.limit_cost) or None
        yield answer

    async def _result(self, query: str | None, context: Context, how: dict[str, Any]) -> Any:
        """The one result: subscriptions are the hub's."""
        planned = await self._view.planned(context, query, how.get("variable_values"), how.get("operation_name"))
        if planned is not None:
            return ExecutionResult(data=planned, errors=None)
        context.secrets.read = []
        results = await self._view.schema.stream(query, context_value=context, **how)
        async with aclosing(results):
            return await anext(results)


async def _refused(error: HTTPException, language: Language) -> AsyncIterator[Any]:
    told = told_of(row_of(error), language)
    yield PreExecutionError(data=None, errors=[GraphQLError(told["message"], extensions=told["extensions"])])


def _as_shown(error: GraphQLError, context: Context) -> GraphQLError:
    """The same, with the code and the words of an answer over HTTP, and nothing of what went wrong inside."""
    said = shown(error, context)
    return GraphQLError(
        said["message"], error.nodes, error.source, error.positions, error.path, extensions=said["extensions"]
    )
