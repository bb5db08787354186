"""Files: one road up and one down, for those whose matter it is; and for anyone what the register releases."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote
from uuid import UUID

from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from avustin_core.applications.models import Application
from avustin_core.documents.models import DocumentKind
from avustin_core.documents.operations import Paper
from avustin_core.documents.refusals import FileTooLarge
from avustin_core.documents.roads import Download, download, upload
from avustin_core.errors import InvalidInput, NotAllowed, NotFound, Refusal
from avustin_core.plugin import Text
from avustin_core.register.roads import download_released
from avustin_core.storage import row_of
from avustin_core.work import Avustin, Work
from avustin_schema.context import Context
from avustin_schema.http.refusing import refused
from avustin_schema.types.common import global_id, row_id

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Contexts = Callable[[Request], Coroutine[Any, Any, Context]]
STATUS: dict[type[Refusal], int] = {NotFound: 404, NotAllowed: 403, FileTooLarge: 413}
GUARDS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


def routes(avustin: Avustin, context_of: Contexts) -> list[Route]:
    """`POST /documents?application=…&name=…`, the body being the file, and `GET /documents/{id}`.

    An official says `&kind=MEMO` of an own paper, or `&redactedCopyOf=…` of a copy without the secret parts.
    """

    async def up(request: Request) -> Response:
        context = await context_of(request)
        try:
            id = row_id(request.query_params.get("application", ""), "Application", "application")
            paper = _paper(request)
            matter_id = await avustin.run(context.actor, lambda work: _matter_of(work, id))
            document = await upload(
                avustin, context.actor, matter_id, name=request.query_params.get("name", ""), chunks=request.stream(),
                paper=paper, request_id=context.request_id,
            )  # fmt: skip
        except Refusal as refusal:
            return _refused(refusal, context)
        plain = {"id": global_id("Document", document.id), "name": document.name, "mediaType": document.media_type}
        return JSONResponse(plain | {"size": document.size, "sha256": document.sha256}, 201, headers=GUARDS)

    async def down(request: Request) -> Response:
        context = await context_of(request)
        try:
            found = await _found(request.path_params["id"], context)
        except Refusal as refusal:
            return _refused(refusal, context)
        document = found.document
        name = f"attachment; filename*=UTF-8''{quote(document.name)}"
        headers = GUARDS | {"Content-Disposition": name, "Content-Length": str(document.size)}
        return StreamingResponse(found.chunks, media_type=document.media_type, headers=headers)

    return [
        Route("/documents", _known(up), methods=["POST"]),
        Route("/documents/{id}", _known(down), methods=["GET"]),
    ]


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


async def _matter_of(work: Work, application_id: UUID) -> UUID:
    return (await work.get(Application, application_id)).matter_id


def _refused(refusal: Refusal, context: Context) -> Response:
    error = {"code": refusal.code, "message": refusal.message(context.language), "path": list(refusal.path)}
    return JSONResponse({"errors": [error]}, STATUS.get(type(refusal), 400), headers=GUARDS)
