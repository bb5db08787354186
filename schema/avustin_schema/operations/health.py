"""`/healthz`: the process answers. `/readyz`: it can serve, that is its database is there, of this version, and it isn't going."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from avustin_core.storage import Revisions, Standing, schema_of
from avustin_core.work import Avustin
from avustin_schema.operations.draining import Draining

log = logging.getLogger(__name__)

PATIENCE = 2.0  #: seconds for the database to answer
NO_STORE = {"Cache-Control": "no-store"}


def routes(avustin: Avustin, draining: Draining) -> list[Route]:
    """Both, for load balancers and supervisors; they tell nothing of what is inside."""
    installed = Revisions.installed()

    async def standing() -> Standing | None:
        try:
            async with asyncio.timeout(PATIENCE), avustin.reading() as connection:
                return (await schema_of(connection, installed)).standing
        except (SQLAlchemyError, OSError, TimeoutError):
            log.warning("the database doesn't answer", exc_info=True)
            return None

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok", headers=NO_STORE)

    async def readiness(request: Request) -> Response:
        found = await standing()
        checks = {
            "database": found is not None,
            "migrations": found in (Standing.CURRENT, Standing.AHEAD),  # a newer schema: others are being replaced
            "draining": draining.is_on,
        }
        ready = checks["database"] and checks["migrations"] and not draining.is_on
        return JSONResponse({"ready": ready, **checks}, 200 if ready else 503, headers=NO_STORE)

    return [Route("/healthz", health, methods=["GET"]), Route("/readyz", readiness, methods=["GET"])]
