"""OpenTelemetry where the environment asks for it by its own OTEL_ variables; otherwise nothing of it is imported.

Spans hold no text of a query and no address with its parameters: both may quote what somebody wrote.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from starlette.datastructures import Headers
from starlette.types import Scope
from structlog.contextvars import bind_contextvars

from avustin_core.work import Avustin
from avustin_schema.operations.outcomes import place_of
from avustin_schema.reading.drivers.lending import trace_by
from avustin_schema.refused import Refused

ASKING = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
Close = Callable[[Mapping[str, Any], int], None]  #: what log lines hold of the request, and the status of its answer
NO_SPAN: AbstractContextManager[Close] = nullcontext(lambda known, status: None)


class Tracing:
    """What traces requests: here, nothing."""

    def request(self, scope: Scope) -> AbstractContextManager[Close]:
        """A span around a request."""
        return NO_SPAN

    def close(self) -> None:
        """Sends what isn't sent yet."""
        return


class OpenTelemetry(Tracing):
    """Spans of requests and of statements, to where the environment says."""

    def __init__(self, avustin: Avustin, provider: Any) -> None:
        from opentelemetry import trace
        from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        self._provider = provider
        self._tracer = trace.get_tracer("avustin", tracer_provider=provider)
        self._propagator = TraceContextTextMapPropagator()
        self._kind = trace.SpanKind.SERVER
        SQLAlchemyInstrumentor().instrument(  # it knows SQLAlchemy 2.1, but not that it does
            engine=avustin.engine.sync_engine, tracer_provider=provider, skip_dep_check=True
        )
        kind, system = trace.SpanKind.CLIENT, avustin.engine.dialect.name

        def statement(text: str) -> Any:
            told = {"db.system": system, "db.statement": text}
            return self._tracer.start_as_current_span(
                text.partition(" ")[0],
                kind=kind,
                attributes=told,
                record_exception=False,
                set_status_on_exception=False,
            )

        self._untrace = trace_by(statement)  # plans' own statements, which don't go through SQLAlchemy

    @contextmanager
    def request(self, scope: Scope) -> Iterator[Close]:
        """The span, under the caller's."""
        name = f"{scope.get('method', 'WEBSOCKET')} /{place_of(scope)}"
        above = self._propagator.extract(dict(Headers(scope=scope)))
        with self._tracer.start_as_current_span(
            name, context=above, kind=self._kind, record_exception=False, set_status_on_exception=False
        ) as span:
            bind_contextvars(trace_id=format(span.get_span_context().trace_id, "032x"))

            def close(known: Mapping[str, Any], status: int) -> None:
                span.set_attribute("http.response.status_code", status)
                for key in ("request_id", "actor_id", "kind", "fields"):
                    if key in known:
                        span.set_attribute(f"avustin.{key}", known[key])

            yield close

    def close(self) -> None:
        """Sends what isn't sent yet."""
        self._untrace()
        self._provider.shutdown()


def tracing_of(avustin: Avustin, environment: Mapping[str, str] = os.environ) -> Tracing:
    """Tracing as the environment asks. Refused where it asks for what isn't installed."""
    if environment.get("OTEL_SDK_DISABLED") == "true" or not any(environment.get(name) for name in ASKING):
        return Tracing()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Refused("OTEL_EXPORTER_OTLP_ENDPOINT is set: install avustin[telemetry], or unset it") from error
    resource = Resource.create({"service.name": environment.get("OTEL_SERVICE_NAME", "avustin")})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return OpenTelemetry(avustin, provider)
