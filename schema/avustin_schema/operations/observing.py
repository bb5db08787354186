"""Around every request: its id, its trace, one log line and its measures."""

import logging
import time
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

from avustin_schema.operations import metrics
from avustin_schema.operations.identifying import HEADER, ids_from
from avustin_schema.operations.outcomes import kind_of, outcome_of, place_of
from avustin_schema.operations.tracing import Tracing

log = logging.getLogger("avustin.requests")
PROBES = ("healthz", "readyz", "metrics")  #: asked every few seconds, and logged only when they go wrong


class Observing:
    """The middleware."""

    def __init__(self, app: ASGIApp, tracing: Tracing) -> None:
        self._app, self._tracing = app, tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves the request, and tells of it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        ids = ids_from(dict(scope["headers"]))
        clear_contextvars()
        bind_contextvars(**ids)
        noted = _Noted(send, ids["request_id"])
        try:
            with self._tracing.request(scope) as span, metrics.IN_PROGRESS.track_inprogress():
                began = time.perf_counter()
                try:
                    await self._app(scope, receive, noted)
                finally:
                    known = get_contextvars()
                    self._tell(scope, known, noted.status, time.perf_counter() - began)
                    span(known, noted.status)
        finally:
            clear_contextvars()

    def _tell(self, scope: Scope, known: Mapping[str, Any], status: int, seconds: float) -> None:
        place = place_of(scope)
        if scope["type"] == "http":
            kind, outcome = kind_of(place, known), outcome_of(scope["state"].get("answer"), status)
            metrics.tell(kind, outcome, seconds)
            told = {"method": scope["method"], "path": f"/{place}", "kind": kind, "status": status, "outcome": outcome}
        else:
            told = {"method": "WEBSOCKET", "path": f"/{place}"}
        if place not in PROBES or status >= 500:
            log.info("request", extra={**told, "ms": round(seconds * 1000, 1)})


class _Noted:
    """What is sent, with the request's id; its status is noted."""

    def __init__(self, send: Send, id: str) -> None:
        self._send, self._id, self.status = send, id.encode("latin-1"), 500

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": [*message["headers"], (HEADER, self._id)]}
        await self._send(message)
