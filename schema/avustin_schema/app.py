"""The application: the endpoint, files, the console, the front page and the pages for operations, in one Starlette."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import anyio.from_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from avustin_core.access import PUBLIC
from avustin_core.demo.people import TOKENS
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin
from avustin_schema.background import TASKS, running
from avustin_schema.build import build
from avustin_schema.console import serving as console
from avustin_schema.console.config import config_of
from avustin_schema.http import case_files, files, front, uploads
from avustin_schema.http.endpoint import Endpoint
from avustin_schema.http.identity.loopback import only_here
from avustin_schema.http.identity.people import People
from avustin_schema.http.limits.admission import Limits
from avustin_schema.http.origins import cors
from avustin_schema.live.hub import Hub
from avustin_schema.operations import health, metrics
from avustin_schema.operations.draining import Draining, drained_by_signals
from avustin_schema.operations.observing import Observing
from avustin_schema.operations.tracing import tracing_of
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.running.actors import Actors
from avustin_schema.reading.running.cache import Plans
from avustin_schema.telling import teller_of


def make_app(avustin: Avustin, *, tokens: Mapping[str, str] | None = None) -> Starlette:
    """The application of an installation; what is installed is remembered when it starts.

    `tokens` are subjects by token; in demonstration mode those of its users, unless others are given.
    """
    schema = build(avustin.registry)
    given = TOKENS if tokens is None and avustin.settings.demo else tokens or {}
    driver = driver_of(avustin.settings.database_url)
    avustin.closes(driver.close)
    limits = Limits(schema, avustin.settings)
    plans, planned = Plans(schema, driver, limits.documents), avustin.settings.plans != "off"
    people = People(avustin, given, actors=Actors(driver) if planned else None)
    hub = Hub(avustin, schema, plans)
    endpoint = Endpoint(schema, avustin, people, hub, limits, plans if planned else None, teller_of(avustin))

    draining, tracing = Draining(), tracing_of(avustin)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await avustin.run(PUBLIC, remember)
        with drained_by_signals(draining, avustin.settings.drain, hub.go):
            async with running(avustin, (*TASKS, hub.run)):
                yield
        await avustin.close()
        tracing.close()

    return Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", endpoint),
            *files.routes(avustin, endpoint.context_of),
            *uploads.routes(avustin),
            *case_files.routes(avustin, endpoint.context_of),
            *console.routes(lambda: anyio.from_thread.run(config_of, avustin)),
            *front.routes(avustin, schema),
            *(people.sign_ins.routes() if people.sign_ins else ()),
            *health.routes(avustin, draining),
            *metrics.routes(avustin, draining),
        ],
        middleware=[Middleware(Observing, tracing=tracing), *only_here(avustin.settings), *cors(avustin.settings)],
        lifespan=lifespan,
    )
