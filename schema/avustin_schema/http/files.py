"""Files: one road up and one down, for those whose matter it is; and for anyone what the register releases."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote

from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from avustin_core.applications.attaching import matter_and_field
from avustin_core.documents.models import DocumentKind
from avustin_core.documents.operations import Paper
from avustin_core.documents.roads import Download, download, upload
from avustin_core.errors import InvalidInput, Refusal
from avustin_core.plugin import Text
from avustin_core.register.roads import download_released
from avustin_core.storage import row_of
from avustin_core.work import Avustin
from avustin_schema.context import Context
from avustin_schema.http.refusals import GUARDS, told
from avustin_schema.http.refusing import refused
from avustin_schema.types.common import global_id, row_id

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Contexts = Callable[[Request], Coroutine[Any, Any, Context]]
INERT = {"Content-Security-Policy": "default-src 'none'; sandbox"}  #: whatever it holds, nothing of it is run


def routes(avustin: Avustin, context_of: Contexts) -> list[Route]:
    """`POST /documents?application=…&name=…`, the body being the file, and `GET /documents/{id}`.

    `&field=…`, once for each part of the path, names the field that it is meant for. An official says `&kind=MEMO` of an
    own paper, or `&redactedCopyOf=…` of a copy without the secret parts.
    """

    async def up(request: Request) -> Response:
        context = await context_of(request)
        try:
            id = row_id(request.query_params.get("application", ""), "Application", "application")
            paper = _paper(request)
            path = request.query_params.getlist("field")
            matter_id, field = await avustin.run(context.actor, lambda work: matter_and_field(work, id, path))
            document = await upload(
                avustin, context.actor, matter_id, name=request.query_params.get("name", ""), chunks=request.stream(),
                paper=paper, field=field, request_id=context.request_id,
            )  # fmt: skip
        except Refusal as refusal:
            return told(refusal, context.language)
        plain = {"id": global_id("Document", document.id), "name": document.name, "mediaType": document.media_type}
        return JSONResponse(plain | {"size": document.size, "sha256": document.sha256}, 201, headers=GUARDS)

    async def down(request: Request) -> Response:
        context = await context_of(request)
        try:
            found = await _found(request.path_params["id"], context)
        except Refusal as refusal:
            return told(refusal, context.language)
        document = found.document
        headers = {
            "Content-Disposition": attachment(document.name),
            "Content-Length": str(document.size),
            "ETag": f'"{document.sha256}"',
        }
        return StreamingResponse(found.chunks, media_type=document.media_type, headers=GUARDS | INERT | headers)

    return [
        Route("/documents", _known(up), methods=["POST"]),
        Route("/documents/{id}", _known(down), methods=["GET"]),
    ]


def attachment(name: str) -> str:
    """Never shown, always saved (RFC 6266): with a name for those who read letters of ASCII only."""
    plain = "".join(each if each.isascii() and each.isprintable() and each not in '"\\%' else "_" for each in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _known(handle: Handler) -> Handler:
    """The handler, for one whose token is known."""

    async def handled(request: Request) -> Response:
        try:
            return await handle(request)
        except HTTPException as error:
            return refused(error, request)

    return handled


async def _found(id: str, context: Context) -> Download:
    """A document for one who sees it, or a released one for anyone."""
    if released := row_of(id, "ReleasedDocument"):
        return await download_released(context.avustin, released)
    return await download(context.avustin, context.actor, row_id(id, "Document", "id"), request_id=context.request_id)


def _paper(request: Request) -> Paper:
    kind, original = request.query_params.get("kind"), request.query_params.get("redactedCopyOf")
    if kind is not None and kind not in DocumentKind.__members__:
        kinds = ", ".join(DocumentKind.__members__)
        reason = Text(
            fi=f"kind: anna jokin näistä: {kinds}.",
            sv=f"kind: ange någon av dessa: {kinds}.",
            en=f"kind: give one of {kinds}.",
        )
        raise InvalidInput("kind", reason=reason)
    return Paper(
        DocumentKind[kind] if kind else DocumentKind.ATTACHMENT,
        row_id(original, "Document", "redactedCopyOf") if original else None,
    )
