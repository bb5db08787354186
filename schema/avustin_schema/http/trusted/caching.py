"""What may be stored on the way: the answer to a trusted document that nobody in particular asked by GET."""

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from avustin_schema.http.statuses import NOT_MODIFIED
from avustin_schema.http.trusted.manifests import Trusted
from avustin_schema.json import written

PRIVATE = ("authorization", "cookie")


def may_be_stored(request: Request, text: str | None, answer: dict[str, Any]) -> bool:
    """Whether anyone who asks so is answered so: nobody in particular asked, and nothing went wrong."""
    return (
        request.method == "GET"
        and isinstance(text, Trusted)
        and not any(name in request.headers for name in PRIVATE)
        and "errors" not in answer
        and "data" in answer
    )


def stored(request: Request, answer: dict[str, Any], media: str, max_age: int) -> Response:
    """The data without what is told to this client only; nothing but its head where the client has it already."""
    body = written({"data": answer["data"]})
    tag = f'"{hashlib.sha256(media.encode() + body).hexdigest()[:32]}"'
    headers = {"cache-control": f"public, max-age={max_age}", "etag": tag}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=NOT_MODIFIED.status, headers=headers)
    return Response(body, headers=headers)


def _has(said: str, tag: str) -> bool:
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in said.split(","))
