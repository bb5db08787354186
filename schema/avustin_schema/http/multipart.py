"""A GraphQL request with a file: multipart, counted on the stream, and let in only with a header that no form can send."""

from collections.abc import AsyncGenerator
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from avustin_core.settings import Settings
from avustin_schema.http.statuses import BAD, PREFLIGHT, TOO_LARGE, NotServed
from avustin_schema.sent_files import SentFile

HEADERS = ("graphql-require-preflight", "apollo-require-preflight")  #: a page of another site can't send them unasked
HELD = "multipart"


def refuse_unguarded(request: Request) -> None:
    """Refuses one that a foreign page could have sent with this browser's sign-in."""
    if not any(request.headers.get(name) for name in HEADERS):
        raise NotServed(PREFLIGHT)


async def read_multipart(request: Request, settings: Settings, decode: Any) -> dict[str, Any]:
    """The operation, with its one file at its place in the variables. Nothing is decoded beyond the limits."""
    most = settings.largest_file + settings.largest_request
    parser = MultiPartParser(
        request.headers, _counted(request, most), max_files=1, max_fields=2, max_part_size=settings.largest_request
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise NotServed(BAD) from error
    setattr(request.state, HELD, form)
    operations, placed = (_decoded(form.get(name), decode) for name in ("operations", "map"))
    for name, paths in placed.items():
        file = form.get(name)
        if not isinstance(file, UploadFile) or not isinstance(paths, list) or len(paths) != 1:
            raise NotServed(BAD)
        _put(operations, str(paths[0]).split("."), await SentFile.of(file))
    return operations


async def let_go(request: Request) -> None:
    """Takes the file's copy away, however the request ended."""
    if form := getattr(request.state, HELD, None):
        await form.close()


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise NotServed(TOO_LARGE)
        yield chunk


def _decoded(text: Any, decode: Any) -> dict[str, Any]:
    if not isinstance(text, str):
        raise NotServed(BAD)
    decoded: dict[str, Any] = decode(text)
    return decoded


def _put(operations: dict[str, Any], steps: list[str], file: SentFile) -> None:
    """Puts the file where null stands for it, which is somewhere in the variables."""
    *above, last = steps
    place: Any = operations
    for step in above:
        place = place.get(step) if isinstance(place, dict) else None
    if steps[0] != "variables" or not isinstance(place, dict) or place.get(last, file) is not None:
        raise NotServed(BAD)
    place[last] = file
