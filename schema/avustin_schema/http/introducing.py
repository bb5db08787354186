"""How a socket's first message says who asks, and in which language: as the headers of a request would."""

from collections.abc import Hashable, Mapping
from typing import Any

from starlette.requests import HTTPConnection

HEADERS = {"authorization": "authorization", "accept-language": "accept-language", "language": "accept-language"}
LONGEST = 8_192  #: characters of a value


def introduced(connection: HTTPConnection, payload: Mapping[str, Any]) -> HTTPConnection:
    """The connection with what the payload says in the place of its headers; the payload may hold them in `headers`."""
    inner = payload.get("headers")
    given = {**(inner if isinstance(inner, dict) else {}), **payload}
    said = {
        HEADERS[name.lower()]: value
        for name, value in given.items()
        if name.lower() in HEADERS and isinstance(value, str) and value and len(value) <= LONGEST and value.isascii()
    }
    kept = [(name, value) for name, value in connection.scope["headers"] if name.decode("latin-1") not in said]
    headers = [*kept, *((name.encode(), value.encode()) for name, value in said.items())]
    return HTTPConnection({**connection.scope, "headers": headers, "state": {}})


def credential_of(connection: HTTPConnection) -> Hashable:
    """What tells who asks, in this process only: connections with equal ones are of the same viewer."""
    headers = connection.headers
    return headers.get("authorization"), headers.get("cookie"), headers.get("accept-language")
