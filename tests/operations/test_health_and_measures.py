"""Health, readiness and measures, asked over the application itself."""

import asyncio
import sys

import pytest
from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.work import Avustin
from avustin_schema import app
from avustin_schema.background import running
from avustin_schema.operations.tracing import OpenTelemetry, Tracing, tracing_of
from avustin_schema.refused import Refused

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
SECRET = "Salainen Sotilas"
REFUSED = 'mutation { submitApplication(input: {id: "nothing", revision: 1}) { errors { ... on UserError { code } } } }'
ASKING = f'{{ organisations(filter: {{name: {{contains: "{SECRET}"}}}}) {{ totalCount }} }}'
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


async def measured(world: World) -> dict[tuple[str, ...], float]:
    """The samples by name and labels."""
    page = await world.http.get("/metrics")
    assert page.headers["content-type"].startswith("text/plain; version=1.0.0")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page.text)
        for sample in family.samples
    }


async def test_it_is_ready_while_its_database_is_there_and_of_this_version(avustin: Avustin) -> None:
    async with inhabited(avustin, in_process) as world:
        assert (await world.http.get("/healthz")).text == "ok"
        ready = await world.http.get("/readyz")
        assert (ready.status_code, ready.json()) == (
            200, {"ready": True, "database": True, "migrations": True, "draining": False},
        )  # fmt: skip

        await set_revision(avustin, "c77ae87811ec")
        old = await world.http.get("/readyz")
        await set_revision(avustin, "ffffffffffff")
        newer = await world.http.get("/readyz")
        async with avustin.engine.begin() as connection:
            await connection.execute(text("drop table alembic_version"))
        none = await world.http.get("/readyz")

    assert (old.status_code, old.json()["migrations"], old.json()["database"]) == (503, False, True)
    assert newer.status_code == 200  # others with a newer version are taking over
    assert (none.status_code, none.json()["migrations"]) == (503, False)


async def set_revision(avustin: Avustin, revision: str) -> None:
    """Says that the database is at that revision."""
    async with avustin.engine.begin() as connection:
        await connection.execute(text("delete from alembic_version"))
        await connection.execute(text("insert into alembic_version values (:revision)"), {"revision": revision})


async def test_what_is_measured_is_of_a_fixed_few_kinds(avustin: Avustin) -> None:
    async with inhabited(avustin, in_process) as world:
        before = await measured(world)
        await world.anyone.send("query Anything { programmes { code } }", operation="Anything")
        await world.anyone.send(REFUSED)
        await world.anyone.send("{ nothing }")
        await world.anyone.send("{ __schema { queryType { name } } }")
        await world.http.get("/nowhere/at/all")
        after = await measured(world)

    def grown(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    assert grown("avustin_requests_total", "query", "done") == 2
    assert grown("avustin_fallbacks_total", "introspection") == 1
    assert grown("avustin_requests_total", "mutation", "refused") == 1
    assert grown("avustin_requests_total", "invalid", "invalid") == 1
    assert grown("avustin_requests_total", "other", "refused") == 1
    assert after["avustin_outbox_messages", "PENDING"] == after["avustin_outbox_messages", "DEAD"] == 0
    assert ("avustin_retries_total",) in after
    assert not any("Anything" in part or "nowhere" in part for key in after for part in key)


async def test_traces_are_nested_under_the_callers_and_quote_nobody(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    monkeypatch.setattr(app, "tracing_of", lambda avustin: OpenTelemetry(avustin, provider))
    headers = {"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    try:
        async with inhabited(avustin, in_process) as world:
            spans.clear()
            await world.http.get("/graphql", params={"query": ASKING}, headers=headers)
    finally:
        SQLAlchemyInstrumentor().uninstrument()

    found = spans.get_finished_spans()
    (request,) = [span for span in found if span.name == "GET /graphql"]
    assert request.parent is not None
    assert format(request.context.trace_id, "032x") == TRACE
    statements = [span for span in found if span.parent and span.parent.span_id == request.context.span_id]
    assert any("organisations" in str(dict(span.attributes or {})) for span in statements)
    assert SECRET not in "".join(span.to_json() for span in found)
    assert (request.attributes or {})["avustin.fields"] == ("organisations",)


async def test_nothing_is_traced_unless_the_environment_asks(avustin: Avustin, monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(tracing_of(avustin, {})) is Tracing
    assert (
        type(tracing_of(avustin, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_SDK_DISABLED": "true"})) is Tracing
    )
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(Refused, match=r"install avustin\[telemetry\]"):
        tracing_of(avustin, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"})


async def test_a_background_task_that_fails_is_begun_again_and_one_that_hangs_is_cancelled(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("avustin_schema.background.PAUSE", 0.01)
    monkeypatch.setattr("avustin_schema.background.GRACE", 0.05)
    seen: list[str] = []

    async def failing(avustin: Avustin, stopping: asyncio.Event) -> None:
        seen.append("began")
        if len(seen) == 1:
            raise RuntimeError("once")
        await stopping.wait()
        seen.append("ended")

    async def hanging(avustin: Avustin, stopping: asyncio.Event) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    async with running(avustin, (failing, hanging)):
        await asyncio.sleep(0.1)

    assert seen == ["began", "began", "ended", "cancelled"]
