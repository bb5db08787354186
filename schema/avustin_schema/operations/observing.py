"""Around every request: its id, its trace, one log line and its measures."""

import logging
import time
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars, clear_contextvars, get_contextvars

from avustin_schema.operations import metrics
from avustin_schema.operations.identifying import HEADER, id_from, trace_from
from avustin_schema.operations.outcomes import kind_of, outcome_of, place_of
from avustin_schema.operations.tracing import Tracing

log = logging.getLogger("avustin.requests")
PROBES = ("healthz", "readyz", "metrics")  #: asked every few seconds, and logged only when they go wrong


@dataclass
class Measured:
    """What is known of a request when it is over."""

    began: float
    status: int = 500

    def told(self, scope: Scope) -> dict[str, Any]:
        """For the log line."""
        if scope["type"] == "websocket":
            return {"method": "WEBSOCKET", "path": f"/{place_of(scope)}"}
        outcome = outcome_of(scope["state"].get("answer"), self.status)
        known = {"method": scope["method"], "path": f"/{place_of(scope)}", "kind": kind_of(scope)}
        return known | {"status": self.status, "outcome": outcome}


class Observing:
    """The middleware."""

    def __init__(self, app: ASGIApp, tracing: Tracing) -> None:
        self._app, self._tracing = app, tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves the request, and tells of it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scope.setdefault("state", {})
        clear_contextvars()
        id, trace = id_from(headers), trace_from(headers)
        with bound_contextvars(request_id=id, **({"trace_id": trace} if trace else {})):
            with self._tracing.request(scope, headers) as span, metrics.IN_PROGRESS.track_inprogress():
                measured = Measured(time.perf_counter())
                try:
                    await self._app(scope, receive, _noting(measured, send, id))
                finally:
                    self._tell(scope, measured)
                    span(get_contextvars(), measured.status)
        clear_contextvars()

    def _tell(self, scope: Scope, measured: Measured) -> None:
        seconds = time.perf_counter() - measured.began
        told = measured.told(scope)
        if scope["type"] == "http":
            metrics.REQUESTS.labels(told["kind"], told["outcome"]).inc()
            metrics.SECONDS.labels(told["kind"]).observe(seconds)
        if place_of(scope) not in PROBES or measured.status >= 500:
            log.info("request", extra={**told, "ms": round(seconds * 1000, 1)})


def _noting(measured: Measured, send: Send, id: str) -> Send:
    async def noting(message: Message) -> None:
        if message["type"] == "http.response.start":
            measured.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = id
        await send(message)

    return noting
