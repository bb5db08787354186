"""Where the bytes of an announced upload are sent: an address for one file, for whoever was given it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from avustin_core.documents.uploads import receive
from avustin_core.errors import NotFound, Refusal
from avustin_core.storage import row_of
from avustin_core.work import Avustin
from avustin_schema.context import preferred
from avustin_schema.http.refusals import GUARDS, told
from avustin_schema.signing import is_of_upload


def routes(avustin: Avustin) -> list[Route]:
    """`PUT /uploads/{id}?token=…`, the body being the file."""

    async def put(request: Request) -> Response:
        id = row_of(request.path_params["id"], "FileUpload")
        try:
            if id is None or not is_of_upload(avustin.settings, id, request.query_params.get("token", "")):
                raise NotFound()
            upload = await receive(avustin, id, request.stream())
        except Refusal as refusal:
            return told(refusal, preferred(request.headers.get("accept-language")))
        plain = {"id": request.path_params["id"], "state": upload.state.name, "mediaType": upload.media_type}
        return JSONResponse(plain | {"size": upload.size, "sha256": upload.sha256}, headers=GUARDS)

    return [Route("/uploads/{id}", put, methods=["PUT"])]
