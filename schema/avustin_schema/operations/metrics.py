"""`/metrics` for Prometheus. Labels take a fixed few values: nothing that a client wrote becomes one."""

import os
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import func, select
from sqlmodel import col
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.work import Avustin
from avustin_schema.operations.draining import Draining

disable_created_metrics()  # type: ignore[no-untyped-call]  # when each was first counted, which nobody asks
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
REQUESTS = Counter("avustin_requests_total", "Requests by kind and by what became of them.", ["kind", "outcome"])
SECONDS = Histogram(
    "avustin_request_seconds", "From the first byte in to the last byte out.", ["kind"], buckets=BUCKETS
)
IN_PROGRESS = Gauge(
    "avustin_requests_in_progress", "Requests that are being served now.", multiprocess_mode="livesum"
)  # fmt: skip
WATCHED = (MessageState.PENDING, MessageState.DEAD)
MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"


def routes(avustin: Avustin, draining: Draining) -> list[Route]:
    """The page; several processes of one `serve --workers` tell their sum."""

    async def page(request: Request) -> Response:
        now = CollectorRegistry()
        _gauge(now, "avustin_build_info", "Which version this is.", [((version("avustin"),), 1)], ["version"])
        _gauge(now, "avustin_draining", "Whether this process is going.", [((), int(draining.is_on))])
        await _outbox(avustin, now)
        told = generate_latest(_counted()) + generate_latest(now)
        return Response(told, headers={"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_LATEST})

    return [Route("/metrics", page, methods=["GET"])]


async def _outbox(avustin: Avustin, registry: CollectorRegistry) -> None:
    """How many messages wait or are given up, and how late the oldest is. Counted now, alike in every process."""
    state, due = col(OutboxMessage.state), col(OutboxMessage.due_at)
    moment = avustin.clock.now()
    async with avustin.reading() as connection:
        counts = dict(
            (await connection.execute(select(state, func.count()).where(state.in_(WATCHED)).group_by(state))).all()
        )
        oldest = await connection.scalar(select(func.min(due)).where(state == MessageState.PENDING, due <= moment))
    values = [((one.name,), counts.get(one, 0)) for one in WATCHED]
    _gauge(registry, "avustin_outbox_messages", "Messages that wait, or were given up.", values, ["state"])
    late = (moment - oldest).total_seconds() if oldest else 0
    _gauge(registry, "avustin_outbox_late_seconds", "For how long the oldest message has been due.", [((), late)])


def _counted() -> CollectorRegistry:
    if MULTIPROCESS not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together


def _gauge(
    registry: CollectorRegistry, name: str, says: str, values: Iterable[tuple[tuple[str, ...], float]], labels: Sequence[str] = ()
) -> None:  # fmt: skip
    gauge = Gauge(name, says, labels, registry=registry)
    for label, value in values:
        (gauge.labels(*label) if label else gauge).set(value)
