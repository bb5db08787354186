"""The GraphQL endpoint: who asks, when the request arrived, in which language; and how errors are told."""

import json
from typing import Any

import orjson
from cross_web import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult

from avustin_core.work import Avustin
from avustin_schema.context import Context, preferred
from avustin_schema.http import events
from avustin_schema.http.errors import shown
from avustin_schema.http.identity.people import People
from avustin_schema.http.limits.admission import Limits
from avustin_schema.http.limits.telling import THROTTLED, cost_of, headers_of, is_throttled
from avustin_schema.http.limits.timing import in_time
from avustin_schema.http.limits.viewers import address_of
from avustin_schema.http.multipart import is_multipart, let_go, read_multipart, refuse_unguarded
from avustin_schema.http.negotiation import CHARSET, LEGACY, media_type, status_of, without_data
from avustin_schema.http.refusing import refused
from avustin_schema.http.turns import Turns
from avustin_schema.http.websockets import WAIT, Adapter, Handler
from avustin_schema.json import written
from avustin_schema.live.hub import Hub
from avustin_schema.reading.cache import Plans
from avustin_schema.reading.comparing import compare
from avustin_schema.schema import Schema
from avustin_schema.secrets import told


async def read_body(request: Request, most: int) -> None:
    """Reads the body, counted on the stream; refuses one that is too large before all of it has come."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, "too large")
    request._body = bytes(body)


def decoded_json(data: str | bytes) -> object:
    """The body as JSON allows it: half a surrogate pair too, so that it is refused with its place and not as a whole."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(data, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise HTTPException(400, "not JSON") from error


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


PLANS = "x-avustin-plans"  #: a request with `off` in it is run by the executor
GUARDS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "vary": "Accept, Accept-Language, Authorization, Cookie",
}


class Endpoint(GraphQL[Context, None]):
    """`/graphql`; who asks is for `people` to say."""

    graphql_transport_ws_handler_class = Handler
    websocket_adapter_class = Adapter

    def __init__(
        self, schema: Schema, avustin: Avustin, people: People, hub: Hub, limits: Limits, plans: Plans | None = None
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=True,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            multipart_uploads_enabled=True,
            connection_init_wait_timeout=WAIT,
        )
        self._avustin, self._people, self._plans = avustin, people, plans
        self.limits = limits
        self.hub, self.largest = hub, avustin.settings.largest_request
        self.turns = Turns(avustin.engine.dialect.name)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """The request's context; `arrived` is when its last byte was read."""
        if isinstance(request, Request):
            await self._read(request)
            request.state.arrived = self._avustin.clock.now()
            await self.turns.take(request)
        request.state.context = await self.context_of(request)
        return request.state.context  # type: ignore[no-any-return]

    async def _read(self, request: Request) -> None:
        """Reads the body to its last byte, by its kind."""
        settings = self._avustin.settings
        if is_multipart(request):
            refuse_unguarded(request)
            request.state.operation = await read_multipart(request, settings, self.decode_json)
        else:
            await read_body(request, settings.largest_request)

    async def parse_multipart(self, request: Any) -> dict[str, Any]:
        """The operation of a request with a file, as it was read."""
        return request._request.state.operation  # type: ignore[no-any-return]

    async def context_of(self, request: HTTPConnection) -> Context:
        """Who asks, when and in which language. What is looked up meanwhile makes nobody late."""
        arrived = getattr(request.state, "arrived", None) or self._avustin.clock.now()
        language = preferred(request.headers.get("accept-language"))
        actor = await self._people.actor_of(request)
        return Context(
            avustin=self._avustin, actor=actor, language=language, arrived=arrived, limits=self.limits,
            address=address_of(request),
        )  # fmt: skip

    async def execute_single(self, *given: Any, **named: Any) -> Any:
        """The result of what is let in, in time."""
        context, asked = named["context"], named["request_data"]
        admitted = context.admit(asked.query, asked.variables, asked.operation_name)
        if admitted and admitted.errors:
            return ExecutionResult(data=None, errors=admitted.errors)
        return await in_time(self._run(*given, **named), admitted, self._avustin.settings.limit_seconds)

    async def _run(self, *given: Any, **named: Any) -> Any:
        """By a plan where there is one, and else by Strawberry's executor."""
        request, context, asked = named["request"], named["context"], named["request_data"]
        planned = None
        if self._plans and request.method == "POST" and request.headers.get(PLANS) != "off":
            planned = await self._plans.answer(context, asked.query, asked.variables, asked.operation_name)
        if planned is not None and self._avustin.settings.plans == "on":
            return ExecutionResult(data=planned, errors=None)
        context.secrets.read = []
        result = await super().execute_single(*given, **named)
        if planned is not None:
            compare(planned, result, asked.query)
        return result

    async def planned(self, context: Context, query: str | None, variables: Any, name: str | None) -> Any:
        """The data of an operation of a socket, where it has a plan."""
        if not self._plans or self._avustin.settings.plans != "on":
            return None
        return await self._plans.answer(context, query, variables, name)

    async def process_result(self, request: Request, result: Any, strict: bool = False) -> GraphQLHTTPResponse:
        """The answer, its errors with codes and in the reader's language; its secrets only when the trail tells of them."""
        context: Context = request.state.context
        result = await told(result, context)
        answer: dict[str, Any] = {"data": result.data}
        if result.errors:
            answer["errors"] = [shown(error, context) for error in result.errors]
        request.state.answer = without_data(answer)
        if context.admitted:
            request.state.answer["extensions"] = {"cost": cost_of(context.admitted, self.limits.settings.limit_cost)}
        return request.state.answer  # type: ignore[no-any-return]

    async def run(self, request: Any, context: Any = UNSET, root_value: Any = UNSET) -> Any:
        """The answer in the type that the client asks for; what isn't a GraphQL request is refused in the shape of one."""
        if not isinstance(request, Request):
            return await self._over_websocket(request, root_value)
        media = media_type(request.headers.get("accept"))
        try:
            if media is None and events.are_acceptable(request.headers.get("accept")):
                return await events.answer(self, request)
            if media is None:
                raise HTTPException(406, "nothing acceptable")
            is_json = request.headers.get("content-type", "").startswith("application/json")
            if request.method == "POST" and not is_json and not is_multipart(request):
                raise HTTPException(415, "not JSON")
            response = await super().run(request, context, root_value)
            admitted = request.state.context.admitted
            response.status_code = THROTTLED if is_throttled(admitted) else status_of(request.state.answer, media)
            response.headers.update(headers_of(admitted))
        except HTTPException as error:
            response = refused(error, request)
        finally:
            self.turns.give_back(request)
            await let_go(request)
        response.headers.update({**GUARDS, "content-type": (media or LEGACY) + CHARSET})
        return response

    async def _over_websocket(self, request: WebSocket, root_value: Any) -> Any:
        """The same over a websocket; one who isn't let in is refused in the handshake, before anything is accepted."""
        try:
            context = await self.context_of(request)
        except HTTPException:
            return await self.reject_websocket(request)
        return await super().run(request, context, root_value)

    def decode_json(self, data: str | bytes) -> object:
        """A JSON object; anything else is no request."""
        decoded = decoded_json(data)
        if not isinstance(decoded, dict):
            raise HTTPException(400, "not an object")
        return decoded

    def encode_json(self, data: object) -> bytes:
        """The answer as JSON."""
        return written(data)
