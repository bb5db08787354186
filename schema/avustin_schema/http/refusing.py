"""Requests that are refused before anything of them is run: in the shape of an answer, with a code, in the reader's language."""

from typing import Any

import orjson
from cross_web import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from avustin_core.plugin import Language
from avustin_schema.context import preferred
from avustin_schema.http import says
from avustin_schema.http.negotiation import LEGACY, status_of
from avustin_schema.http.statuses import Row, row_of


def refused(error: HTTPException, request: HTTPConnection, media: str = LEGACY, *, draft: bool = False) -> Response:
    """The refusal of a request, with the status of its line in the table."""
    row = row_of(error)
    told = {"errors": [told_of(row, preferred(request.headers.get("accept-language")))]}
    return Response(orjson.dumps(told), status_of(row, media, draft=draft), dict(row.headers), media_type=LEGACY)


def told_of(row: Row, language: Language) -> dict[str, Any]:
    """The error of a line."""
    return {"message": (row.says or says.NO_REQUEST).get(language), "extensions": {"code": row.code}}
