"""The response of an operation, with the headers that all have."""

from collections.abc import Mapping

from starlette.responses import Response

from avustin_schema.http.negotiation import CHARSET, LEGACY, RESPONSE

GUARDS = (
    ("x-content-type-options", "nosniff"),
    ("cache-control", "no-store"),
    ("vary", "Accept, Accept-Language, Authorization, Cookie"),
)
Raw = list[tuple[bytes, bytes]]


def raw(headers: Mapping[str, str]) -> Raw:
    """Headers as they are sent."""
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


ALL = {media: raw({"content-type": media + CHARSET, **dict(GUARDS)}) for media in (LEGACY, RESPONSE)}


class Answer(Response):
    """Its headers are written once, but those of this request."""

    def __init__(self, body: bytes, status: int, media: str, headers: Mapping[str, str]) -> None:
        self.status_code, self.background, self.body = status, None, body
        self.raw_headers = [(b"content-length", b"%d" % len(body)), *ALL[media], *raw(headers)]
