"""`/metrics` for Prometheus. Labels take a fixed few values: nothing that a client wrote becomes one."""

import os
from functools import cache
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
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
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
_counters = cache(REQUESTS.labels)
_histograms = cache(SECONDS.labels)
WATCHED = (MessageState.PENDING, MessageState.DEAD)
MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"


def tell(kind: str, outcome: str, seconds: float) -> None:
    """Counts a request; both words are of a fixed few."""
    _counters(kind, outcome).inc()
    _histograms(kind).observe(seconds)


def routes(avustin: Avustin, draining: Draining) -> list[Route]:
    """The page; several processes of one `serve --workers` tell their sum."""

    async def page(request: Request) -> Response:
        now = CollectorRegistry()
        now.register(Now([_build(), _state(draining), *await _outbox(avustin)]))
        told = generate_latest(_counted()) + generate_latest(now)
        return Response(told, headers={"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_LATEST})

    return [Route("/metrics", page, methods=["GET"])]


class Now(Collector):
    """What is looked up when it is asked, and counted by no process."""

    def __init__(self, families: list[Metric]) -> None:
        self._families = families

    def collect(self) -> list[Metric]:
        """All of it."""
        return self._families


def _build() -> Metric:
    family = GaugeMetricFamily("avustin_build_info", "Which version this is.", labels=["version"])
    family.add_metric([version("avustin")], 1)
    return family


def _state(draining: Draining) -> Metric:
    return GaugeMetricFamily("avustin_draining", "Whether this process is going down.", value=int(draining.is_on))


async def _outbox(avustin: Avustin) -> list[Metric]:
    """How many messages wait or are given up, and how late the oldest is; alike in every process."""
    state, due = col(OutboxMessage.state), col(OutboxMessage.due_at)
    moment = avustin.clock.now()
    counting = select(state, func.count()).where(state.in_(WATCHED)).group_by(state)
    async with avustin.reading() as connection:
        counts = {row[0]: row[1] for row in await connection.execute(counting)}
        oldest = await connection.scalar(select(func.min(due)).where(state == MessageState.PENDING, due <= moment))
    messages = GaugeMetricFamily("avustin_outbox_messages", "Messages that wait, or were given up.", labels=["state"])
    for one in WATCHED:
        messages.add_metric([one.name], counts.get(one, 0))
    late = (moment - oldest).total_seconds() if oldest else 0
    says = "For how long the oldest message has been due."
    return [messages, GaugeMetricFamily("avustin_outbox_late_seconds", says, value=late)]


def _counted() -> CollectorRegistry:
    if MULTIPROCESS not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
