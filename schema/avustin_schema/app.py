"""The application: the endpoint, files, the console and the front page, in one Starlette."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from avustin_core.access import PUBLIC
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.http import files
from avustin_schema.http.endpoint import Endpoint


def make_app(avustin: Avustin, *, tokens: Mapping[str, str] | None = None) -> Starlette:
    """The application of an installation; what is installed is remembered when it starts."""
    endpoint = Endpoint(build(avustin.registry), avustin, tokens or {})

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await avustin.run(PUBLIC, remember)
        yield
        await avustin.close()

    return Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", endpoint),
            *files.routes(avustin, endpoint.context_of),
        ],
        lifespan=lifespan,
    )
