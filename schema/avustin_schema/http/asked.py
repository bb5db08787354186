"""What a request asks: its body read to the last byte, counted as it comes, and its members in the right shape."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request
from strawberry.http import GraphQLRequestData

from avustin_core.settings import Settings
from avustin_schema.http.multipart import read_multipart, refuse_unguarded
from avustin_schema.http.negotiation import MULTIPART, media_of
from avustin_schema.http.statuses import BAD, MEDIA, METHOD, NOT_JSON, SLOW, TOO_LARGE, NotServed

JSON = "application/json"
PLAIN = ("", "identity")
CHARSETS = (None, "utf-8", "utf8", "us-ascii")
TYPES: dict[str, type | tuple[type, ...]] = {
    "query": str, "documentId": str, "operationName": str, "variables": dict, "extensions": dict,
}  # fmt: skip


@dataclass
class Asked(GraphQLRequestData):
    """What Strawberry takes, and the id that the document was asked by."""

    document_id: str | None = None


async def asked_by(request: Request, settings: Settings) -> Asked:
    """The request, read to its last byte within the time that there is for it."""
    if request.method == "GET":
        return asked_of(_of_address(request))
    media = _media(request)
    try:
        async with asyncio.timeout(settings.body_seconds):
            if media == MULTIPART:
                refuse_unguarded(request)
                return asked_of(await read_multipart(request, settings, decoded_object))
            return asked_of(decoded_object(await read_body(request, settings.largest_request)))
    except TimeoutError:
        raise NotServed(SLOW) from None


async def read_body(request: Request, most: int) -> bytes:
    """Reads the body; refuses one that is too large before all of it has come, or before any has."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > most:
        raise NotServed(TOO_LARGE)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise NotServed(TOO_LARGE)
    return bytes(body)


def asked_of(data: dict[str, Any]) -> Asked:
    """Refuses members of another type; what else there is isn't looked at."""
    for name, kind in TYPES.items():
        if not isinstance(data.get(name), kind | None):  # type: ignore[operator]
            raise NotServed(BAD)
    return Asked(
        data.get("query"), data.get("variables"), data.get("operationName"), data.get("extensions"),
        document_id=data.get("documentId"),
    )  # fmt: skip


def decoded_object(text: str | bytes) -> dict[str, Any]:
    """A JSON object; anything else is no request."""
    decoded = decoded_json(text)
    if not isinstance(decoded, dict):
        raise NotServed(BAD)
    return decoded


def decoded_json(data: str | bytes) -> object:
    """The body as JSON allows it: half a surrogate pair too, so that it is refused with its place and not as a whole."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            text = data if isinstance(data, str) else data.decode()
            return json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise NotServed(NOT_JSON) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _media(request: Request) -> str:
    """The body's type, where it is one of ours."""
    if request.method != "POST":
        raise NotServed(METHOD)
    media, charset = media_of(request.headers.get("content-type", ""))
    if media not in (JSON, MULTIPART) or charset not in CHARSETS:
        raise NotServed(MEDIA)
    if request.headers.get("content-encoding", "").strip().lower() not in PLAIN:
        raise NotServed(MEDIA)
    return media


def _of_address(request: Request) -> dict[str, Any]:
    """The members as a GET has them, those that are objects as JSON."""
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if given.get(name) is not None:
            given[name] = decoded_json(given[name]) if given[name] else None
    given["operationName"] = given.get("operationName") or None
    return given
