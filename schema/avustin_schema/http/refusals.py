"""Refusals of the core where a file goes up or down: the same codes and sentences, with the status that fits."""

from starlette.responses import JSONResponse, Response

from avustin_core.documents.refusals import FileTooLarge
from avustin_core.documents.refusals_of_files import FileInfected, ScanPending, UploadExpired, UploadNotOpen
from avustin_core.errors import Busy, NotAllowed, NotFound, Refusal
from avustin_core.plugin import Language

STATUS: dict[type[Refusal], int] = {
    NotFound: 404, NotAllowed: 403, FileTooLarge: 413, FileInfected: 403, ScanPending: 409, UploadNotOpen: 409,
    UploadExpired: 410, Busy: 503,
}  # fmt: skip
GUARDS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


def told(refusal: Refusal, language: Language) -> Response:
    """The refusal as an answer."""
    error = {"code": refusal.code, "message": refusal.message(language), "path": list(refusal.path)}
    again = {"Retry-After": "10"} if isinstance(refusal, ScanPending | Busy) else {}
    return JSONResponse({"errors": [error]}, STATUS.get(type(refusal), 400), headers=GUARDS | again)
