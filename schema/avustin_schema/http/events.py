"""Server-sent events: one operation a request (distinct connections), where the client accepts no JSON."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from typing import Any

from cross_web import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response, StreamingResponse

from avustin_schema.context import preferred
from avustin_schema.http.errors import shown
from avustin_schema.http.introducing import credential_of, introduced
from avustin_schema.http.limits.telling import extensions_of
from avustin_schema.http.limits.timing import in_time
from avustin_schema.http.refusing import told_of
from avustin_schema.http.statuses import UNAUTHENTICATED, row_of
from avustin_schema.json import written
from avustin_schema.live.asking import Refused
from avustin_schema.live.groups import Ended
from avustin_schema.live.hub import Begun
from avustin_schema.secrets import told

MEDIA = "text/event-stream"
QUIET = 12.0  #: seconds after which a line of nothing keeps the connection open
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no", "x-content-type-options": "nosniff"}
COMPLETE = b"event: complete\ndata: \n\n"


async def answer(view: Any, request: Request) -> Response:
    """The events of the request's operation. What isn't a request is refused as JSON, like any other."""
    context = await view.get_context(request, request)
    view.turns.give_back(request)
    asked = await view.parse_http_body(view.request_adapter_class(request))
    asks = introduced(request, {})
    try:
        begun = await view.hub.begun(
            asked.query, asked.variables, asked.operation_name, lambda query: view.context_for(asks, query)
        )
    except Refused as refused:
        return StreamingResponse(_refused(refused), media_type=MEDIA, headers=HEADERS)
    if begun is None:
        view.refuse_other_method(request, context.admit(asked.query, asked.variables, asked.operation_name))
    events = _once(view, context, asked) if begun is None else _following(view, asks, begun)
    return StreamingResponse(events, media_type=MEDIA, headers=HEADERS)


def _next(text: bytes) -> bytes:
    return b"event: next\ndata: " + text + b"\n\n"


async def _once(view: Any, context: Any, asked: Any) -> AsyncIterator[bytes]:
    """A query or a mutation, or what can't be run at all."""
    settings = view.limits.settings
    async with view.turns.one():
        admitted = context.admit(asked.query, asked.variables, asked.operation_name)
        results = await view.schema.stream(
            asked.query, variable_values=asked.variables, context_value=context, operation_name=asked.operation_name
        )  # fmt: skip
        async with aclosing(results):
            result = await told(await in_time(anext(results), admitted, settings.limit_seconds), context)
    errors = [shown(error, context) for error in result.errors or ()]
    extensions = extensions_of(admitted, settings.limit_cost)
    more = {name: value for name, value in (("errors", errors), ("extensions", extensions)) if value}
    yield _next(written({"data": result.data, **more}))
    yield COMPLETE


async def _refused(refused: Refused) -> AsyncIterator[bytes]:
    yield _next(written({"errors": refused.errors}))
    yield COMPLETE


async def _following(view: Any, asks: HTTPConnection, begun: Begun) -> AsyncIterator[bytes]:
    """A subscription, until it ends, the client goes, or the process does: then the client comes again by itself."""
    gone = asyncio.Event()

    async def leave() -> None:
        gone.set()

    view.hub.leaving.add(leave)
    try:
        async with view.hub.following(begun, credential_of(asks)) as member, aclosing(member.texts()) as texts:
            async for text in _kept_open(texts, gone):
                yield text
        if not gone.is_set():
            yield COMPLETE
    except Refused as refused:
        yield _next(written({"errors": refused.errors}))
        yield COMPLETE
    except (Ended, HTTPException) as error:
        row = row_of(error) if isinstance(error, HTTPException) else UNAUTHENTICATED
        yield _next(written({"errors": [told_of(row, preferred(asks.headers.get("accept-language")))]}))
        yield COMPLETE
    finally:
        view.hub.leaving.discard(leave)


async def _kept_open(texts: AsyncIterator[bytes], gone: asyncio.Event) -> AsyncIterator[bytes]:
    going = asyncio.ensure_future(gone.wait())
    following = asyncio.ensure_future(anext(texts, None))
    try:
        while True:
            done, _ = await asyncio.wait({going, following}, timeout=QUIET, return_when=asyncio.FIRST_COMPLETED)
            if going in done:
                return
            if not done:
                yield b":\n\n"
            elif (text := following.result()) is None:
                return
            else:
                yield _next(text)
                following = asyncio.ensure_future(anext(texts, None))
    finally:
        for each in (going, following):
            each.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await each
