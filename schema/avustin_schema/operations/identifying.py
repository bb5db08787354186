"""A request's id and trace: the caller's own where they are sane. Every log line of the request carries them."""

import re
from collections.abc import Mapping
from secrets import token_hex

from structlog.contextvars import get_contextvars

HEADER, TRACEPARENT = b"x-request-id", b"traceparent"
SANE = re.compile(r"[0-9a-fA-F-]{16,64}")  #: as proxies make them; nothing in which somebody's name could stand
TRACE = re.compile(r"[0-9a-f]{2}-(?P<id>[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def request_id() -> str:
    """The id of the request that is being served; a new one where none is."""
    return str(get_contextvars().get("request_id") or token_hex(16))


def ids_from(headers: Mapping[bytes, bytes]) -> dict[str, str]:
    """The id that the caller gave, or a new one; and the trace that this belongs to, where W3C's header says one."""
    given = headers.get(HEADER, b"").decode("latin-1")
    ids = {"request_id": given if SANE.fullmatch(given) else token_hex(16)}
    found = TRACE.fullmatch(headers[TRACEPARENT].decode("latin-1")) if TRACEPARENT in headers else None
    return ids | {"trace_id": found["id"]} if found else ids
