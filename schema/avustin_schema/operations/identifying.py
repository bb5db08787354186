"""A request's id and trace: the caller's own where they are sane. Every log line of the request carries them."""

import re
from collections.abc import Mapping
from uuid import uuid4

from structlog.contextvars import get_contextvars

HEADER = "x-request-id"
SANE = re.compile(r"[0-9a-fA-F-]{16,64}")  #: as proxies make them; nothing in which somebody's name could stand
TRACE = re.compile(r"[0-9a-f]{2}-(?P<id>[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def request_id() -> str:
    """The id of the request that is being served; a new one where none is."""
    return str(get_contextvars().get("request_id") or uuid4().hex)


def id_from(headers: Mapping[str, str]) -> str:
    """The id that the caller gave, or a new one."""
    given = headers.get(HEADER, "")
    return given if SANE.fullmatch(given) else uuid4().hex


def trace_from(headers: Mapping[str, str]) -> str | None:
    """The trace that the caller says this belongs to, in W3C's header."""
    found = TRACE.fullmatch(headers.get("traceparent", ""))
    return found["id"] if found else None
