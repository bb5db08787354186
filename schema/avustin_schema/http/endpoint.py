"""The GraphQL endpoint: who asks, when the request arrived, in which language; and how errors are told."""

from typing import Any

from cross_web import HTTPException
from graphql import OperationType
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult

from avustin_core.trail.telling import Teller
from avustin_core.work import Avustin
from avustin_schema.context import Context, preferred
from avustin_schema.http import events
from avustin_schema.http.answering import GUARDS, Answer
from avustin_schema.http.asked import Asked, asked_by, decoded_object
from avustin_schema.http.errors import shown
from avustin_schema.http.identity.people import People
from avustin_schema.http.limits.admission import Admitted, Limits
from avustin_schema.http.limits.telling import extensions_of, headers_of
from avustin_schema.http.limits.timing import in_time
from avustin_schema.http.limits.viewers import address_of
from avustin_schema.http.multipart import let_go
from avustin_schema.http.negotiation import (
    CHARSET,
    EVENTS,
    LEGACY,
    RESPONSE,
    media_type,
    status_of_answer,
    without_data,
)
from avustin_schema.http.origins import refuse_foreign
from avustin_schema.http.refusing import refused
from avustin_schema.http.statuses import METHOD, NO_STREAM, NOT_ACCEPTABLE, NOT_MODIFIED, NotServed
from avustin_schema.http.trusted.caching import may_be_stored, stored
from avustin_schema.http.trusted.documents import Documents
from avustin_schema.http.trusted.manifests import Trusted
from avustin_schema.http.turns import Turns
from avustin_schema.http.websockets import WAIT, Adapter, Handler
from avustin_schema.json import written
from avustin_schema.live.hub import Hub
from avustin_schema.reading.executor.comparing import compare
from avustin_schema.reading.running.cache import Plans
from avustin_schema.schema import Schema
from avustin_schema.secrets import told

PLANS = "x-avustin-plans"  #: a request with `off` in it is run by the executor
METHODS = ("GET", "POST")


class Endpoint(GraphQL[Context, None]):
    """`/graphql`; who asks is for `people` to say."""

    graphql_transport_ws_handler_class = Handler
    websocket_adapter_class = Adapter  # type: ignore[assignment]

    def __init__(
        self,
        schema: Schema,
        avustin: Avustin,
        people: People,
        hub: Hub,
        limits: Limits,
        plans: Plans | None = None,
        teller: Teller | None = None,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=True,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            allowed_origins=avustin.settings.allowed_origins,
            connection_init_wait_timeout=WAIT,
        )
        self._avustin, self._people, self._plans, self._teller = avustin, people, plans, teller
        self.limits = limits
        self.hub, self.largest = hub, avustin.settings.largest_request
        self.documents = Documents(avustin.settings)
        self._origins = frozenset(avustin.settings.allowed_origins)
        self._kept = avustin.settings.trusted_max_age
        self._draft = avustin.settings.statuses == "draft"
        self.turns = Turns(avustin.engine.dialect.name)

    async def get_context(
        self, request: Request | WebSocket, response: Any = None, *, presuming: bool = False
    ) -> Context:
        """The request's context; `arrived` is when its last byte was read."""
        if isinstance(request, Request):
            request.state.asked = asked = await asked_by(request, self._avustin.settings)
            request.state.found = self.documents.find(asked.query, asked.document_id, asked.extensions)
            request.state.arrived = self._avustin.clock.now()
            await self.turns.take(request)
        request.state.context = await self.context_of(request, presuming=presuming)
        return request.state.context  # type: ignore[no-any-return]

    async def parse_http_body(self, request: Any) -> Asked:
        """What was asked, with the document that may be run."""
        return self._let_in_of(request._request)

    def _let_in_of(self, request: Request) -> Asked:
        state = request.state
        asked: Asked = state.asked
        asked.query = state.found.text
        self._let_in(asked.query, state.context)
        return asked

    async def context_of(self, request: HTTPConnection, *, presuming: bool = False) -> Context:
        """Who asks, when and in which language. What is looked up meanwhile makes nobody late."""
        arrived = getattr(request.state, "arrived", None) or self._avustin.clock.now()
        language = preferred(request.headers.get("accept-language"))
        presumed = await self._people.presumed(request) if presuming and self.documents.are_for_all else None
        actor = presumed.standing.actor if presumed else await self._people.actor_of(request)
        return Context(
            avustin=self._avustin, actor=actor, language=language, arrived=arrived, limits=self.limits,
            address=address_of(request), teller=self._teller, presumed=presumed,
        )  # fmt: skip

    async def context_for(self, request: HTTPConnection, text: str) -> Context:
        """The same for an operation of an open connection; refuses a document that may not be run, or no longer."""
        context = await self.context_of(request)
        self._let_in(text, context)
        return context

    def _let_in(self, text: str, context: Context) -> None:
        self.documents.admit(text, context.actor)
        context.trusted = isinstance(text, Trusted)

    async def execute_single(self, request: Request, context: Context, asked: Asked) -> Any:  # type: ignore[override]
        """The result of what is let in, in time."""
        admitted = context.admit(asked.query, asked.variables, asked.operation_name)
        assert admitted
        if admitted.errors:
            return ExecutionResult(data=None, errors=admitted.errors)
        assert admitted.operation
        if admitted.operation.node.operation is OperationType.SUBSCRIPTION:
            raise NotServed(NO_STREAM)
        if admitted.operation.node.operation is not OperationType.QUERY:
            await context.settle()
        self.refuse_other_method(request, admitted)
        return await in_time(self._run(request, context, asked), admitted, self._avustin.settings.limit_seconds)

    def refuse_other_method(self, request: Request, admitted: Admitted | None) -> None:
        """Mutations go by POST."""
        operation = admitted.operation if admitted else None
        if operation and operation.node.operation is OperationType.MUTATION and request.method != "POST":
            raise NotServed(METHOD)

    async def _run(self, request: Request, context: Context, asked: Asked) -> Any:
        """By a plan where there is one, and else by Strawberry's executor."""
        planned = None
        if self._plans and request.headers.get(PLANS) != "off":
            planned = await self._plans.answer(context, asked.query, asked.variables, asked.operation_name)
        if planned is not None and self._avustin.settings.plans == "on":
            return ExecutionResult(data=planned, errors=None)
        context.secrets.read = []
        await context.settle()
        result = await self._executed(context, asked)
        if planned is not None:
            compare(planned, result, asked.query)
        return result

    async def planned(self, context: Context, query: str | None, variables: Any, name: str | None) -> Any:
        """The data of an operation of a socket, where it has a plan."""
        if not self._plans or self._avustin.settings.plans != "on":
            return None
        return await self._plans.answer(context, query, variables, name)

    async def _executed(self, context: Context, asked: Asked) -> ExecutionResult:
        """By Strawberry's executor."""
        return await self.schema.execute(
            asked.query, variable_values=asked.variables, context_value=context, operation_name=asked.operation_name,
            operation_extensions=asked.extensions,
        )  # fmt: skip

    async def process_result(self, request: Request, result: Any, strict: bool = False) -> GraphQLHTTPResponse:
        """The answer, its errors with codes and in the reader's language; its secrets only when the trail tells of them."""
        context: Context = request.state.context
        result = await told(result, context)
        answer: dict[str, Any] = {"data": result.data}
        if result.errors:
            answer["errors"] = [shown(error, context) for error in result.errors]
        request.state.answer = without_data(answer)
        if extensions := extensions_of(context.admitted, self.limits.settings.limit_cost):
            request.state.answer["extensions"] = extensions
        return request.state.answer  # type: ignore[no-any-return]

    async def run(self, request: Any, context: Any = UNSET, root_value: Any = UNSET) -> Any:
        """The answer in the type that the client asks for; what isn't a GraphQL request is refused in the shape of one."""
        if not isinstance(request, Request):
            return await self._over_websocket(request, root_value)
        media = media_type(request.headers.get("accept"), RESPONSE if self._draft else LEGACY)
        try:
            refuse_foreign(request, self._origins)
            if request.method not in METHODS:
                raise NotServed(METHOD)
            if media is None:
                raise NotServed(NOT_ACCEPTABLE)
            if media == EVENTS:
                return await events.answer(self, request)
            return await self._answered(request, media)
        except HTTPException as error:
            media = LEGACY if media in (None, EVENTS) else media
            response = refused(error, request, media, draft=self._draft)
        finally:
            self.turns.give_back(request)
            await let_go(request)
        return _guarded(response, media)

    async def _answered(self, request: Request, media: str) -> Response:
        """What was asked, read, run and told; Strawberry's view makes two responses and an adapter for it."""
        context = await self.get_context(request, presuming=True)
        asked = self._let_in_of(request)
        await self.process_result(request, await self.execute_single(request, context, asked))
        return self._told(request, media)

    def _told(self, request: Request, media: str) -> Response:
        """The answer with its status; or as one that may be stored."""
        state = request.state
        if "data" in state.answer:
            self.documents.ran(state.found, state.context.actor)
        if self._kept and may_be_stored(request, state.asked.query, state.answer):
            return _guarded(stored(request, state.answer, media, self._kept), media)
        status = status_of_answer(state.answer, media, draft=self._draft)
        return Answer(self.encode_json(state.answer), status, media, headers_of(state.context.admitted))

    async def _over_websocket(self, request: WebSocket, root_value: Any) -> Any:
        """The same over a websocket; one who isn't let in is refused in the handshake, before anything is accepted."""
        try:
            context = await self.context_of(request)
        except HTTPException:
            return await self.reject_websocket(request)
        return await super().run(request, context, root_value)

    def should_render_graphql_ide(self, request: Any) -> bool:
        """Never: a GET without a query asks for a document by its id."""
        return False

    def decode_json(self, data: str | bytes) -> object:
        """A JSON object; anything else is no request."""
        return decoded_object(data)

    def encode_json(self, data: object) -> bytes:
        """The answer as JSON."""
        return written(data)


def _guarded(response: Response, media: str) -> Response:
    """A response with the headers that all have, where it has none of its own."""
    for name, value in GUARDS:
        response.headers.setdefault(name, value)
    if response.status_code != NOT_MODIFIED.status:
        response.headers["content-type"] = media + CHARSET
    return response
