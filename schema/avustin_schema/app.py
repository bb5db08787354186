"""The application: the endpoint, files, the console and the front page, in one Starlette."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import anyio.from_thread
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from avustin_core.access import PUBLIC
from avustin_core.demo.people import TOKENS
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin
from avustin_schema.background import running
from avustin_schema.build import build
from avustin_schema.console import serving as console
from avustin_schema.console.config import config_of
from avustin_schema.http import files, front
from avustin_schema.http.endpoint import Endpoint


def make_app(avustin: Avustin, *, tokens: Mapping[str, str] | None = None) -> Starlette:
    """The application of an installation; what is installed is remembered when it starts.

    `tokens` are subjects by token; in demonstration mode those of its users, unless others are given.
    """
    schema = build(avustin.registry)
    given = TOKENS if tokens is None and avustin.settings.demo else tokens or {}
    endpoint = Endpoint(schema, avustin, given)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await avustin.run(PUBLIC, remember)
        async with running(avustin):
            yield
        await avustin.close()

    return Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", endpoint),
            *files.routes(avustin, endpoint.context_of),
            *console.routes(lambda: anyio.from_thread.run(config_of, avustin)),
            *front.routes(avustin, schema.as_str()),
        ],
        lifespan=lifespan,
    )
