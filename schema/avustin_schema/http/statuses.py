"""Which status the endpoint answers, and when: all of them in one table, which docs/reference/http.md prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cross_web import HTTPException

from avustin_core.plugin import Text
from avustin_schema.http import says


@dataclass(frozen=True)
class Row:
    """One line of the table. `says` is None where the error has words of its own."""

    when: str
    status: int  #: in application/graphql-response+json
    legacy: int  #: in application/json
    draft: int  #: in either, where the draft of August 2026 is followed
    code: str = ""
    says: Text | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class NotServed(HTTPException):
    """A request that is refused before anything of it is run."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.status, row.code)
        self.row = row


def _always(when: str, status: int, code: str, text: Text, **headers: str) -> Row:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Row(when, status, status, status, code, text, named)


DONE = Row("Everything that was asked is answered.", 200, 200, 200)
PARTLY = Row("There is `data`, and `errors` beside it.", 200, 200, 294)
NOT_MODIFIED = Row("A stored answer with that `ETag` is as it was.", 304, 304, 304)
UNREADABLE = Row("The document can't be read.", 400, 200, 400, "GRAPHQL_PARSE_FAILED")
INVALID = Row(
    "The operation isn't valid, or exceeds a limit that is told by a code of its own.",
    400, 200, 422, "GRAPHQL_VALIDATION_FAILED",
)  # fmt: skip
VALUES = Row("A variable can't be what the schema says.", 400, 200, 422, "BAD_USER_INPUT")
NO_OPERATION = Row(
    "The document has no operation of that name, or several and none is named.",
    400, 200, 422, "OPERATION_RESOLUTION_FAILURE",
)  # fmt: skip
UNKNOWN_ID = Row(
    "No document has that `documentId`.", 400, 200, 422, "PERSISTED_QUERY_NOT_FOUND", says.UNKNOWN_ID
)  # fmt: skip
UNKNOWN_HASH = Row(
    "No document with that `sha256Hash` is known here: send it once more with `query`.",
    400, 200, 422, "PERSISTED_QUERY_NOT_FOUND", says.UNKNOWN_HASH,
)  # fmt: skip
NO_HASHES = Row(
    "Documents aren't asked by their hash here: send `query`.",
    400, 200, 422, "PERSISTED_QUERY_NOT_SUPPORTED", says.NO_HASHES,
)  # fmt: skip
OTHER_HASH = _always(
    "`query` isn't the document that the id or the hash names.",
    400, "PERSISTED_QUERY_HASH_MISMATCH", says.OTHER_HASH,
)  # fmt: skip
NOT_JSON = _always("The body isn't JSON in UTF-8.", 400, "BAD_REQUEST", says.NO_REQUEST)
BAD = Row(
    "It is no GraphQL request: no object, nothing to run, or a member of another type.",
    400, 400, 422, "BAD_REQUEST", says.NO_REQUEST,
)  # fmt: skip
NO_STREAM = _always(
    "A subscription was asked by a request that is answered once.",
    400, "BAD_REQUEST", says.NO_STREAM,
)  # fmt: skip
UNAUTHENTICATED = _always(
    "The token isn't known, or no longer.", 401, "UNAUTHENTICATED", says.UNAUTHENTICATED, www_authenticate="Bearer"
)  # fmt: skip
CROSS_SITE = _always(
    "A page of another site asks, which isn't among AVUSTIN_ORIGINS, or asks with this browser's sign-in.",
    403, "CROSS_SITE_REQUEST", says.CROSS_SITE,
)  # fmt: skip
NOT_TRUSTED = _always(
    "Only trusted documents are run here, and this is none.",
    403, "DOCUMENT_NOT_TRUSTED", says.NOT_TRUSTED,
)  # fmt: skip
METHOD = _always(
    "Another method than GET and POST, or a mutation by GET.",
    405, "BAD_REQUEST", says.METHOD, allow="GET, POST",
)  # fmt: skip
NOT_ACCEPTABLE = _always(
    "`Accept` leaves no type that there is.", 406, "BAD_REQUEST", says.NOT_ACCEPTABLE
)  # fmt: skip
SLOW = _always(
    "The body didn't come within AVUSTIN_BODY_SECONDS.",
    408, "BAD_REQUEST", says.SLOW, connection="close",
)  # fmt: skip
TOO_LARGE = _always(
    "The body is larger than AVUSTIN_LARGEST_REQUEST, counted as it comes.",
    413, "BAD_REQUEST", says.TOO_LARGE,
)  # fmt: skip
MEDIA = _always(
    "The body isn't `application/json` or `multipart/form-data`, isn't in UTF-8, or is compressed.",
    415, "BAD_REQUEST", says.MEDIA, accept_encoding="identity",
)  # fmt: skip
PREFLIGHT = _always(
    "A multipart request came without `GraphQL-Require-Preflight`.",
    428, "PREFLIGHT_REQUIRED", says.PREFLIGHT,
)  # fmt: skip
THROTTLED = Row(
    "This viewer, or this address, has used up its allowance: again after `Retry-After`.", 429, 429, 429, "RATE_LIMITED"
)
WAIT = Row(
    "The viewer's allowance is used up: `Retry-After` says for how long.", 429, 429, 429, "RATE_LIMITED"
)  # fmt: skip
NO_TIME = Row("The operation took longer than AVUSTIN_LIMIT_SECONDS.", 503, 200, 503, "TIME_LIMIT")
FAILED = Row("A bug: nothing could be answered.", 500, 200, 500, "INTERNAL_SERVER_ERROR")
UNREACHABLE = _always(
    "The identity provider doesn't answer.",
    503, "PROVIDER_UNREACHABLE", says.UNREACHABLE, retry_after="5",
)  # fmt: skip

TABLE = (
    DONE, PARTLY, NOT_MODIFIED, UNREADABLE, INVALID, VALUES, NO_OPERATION, UNKNOWN_ID, UNKNOWN_HASH, NO_HASHES,
    OTHER_HASH, NOT_JSON, BAD, NO_STREAM, UNAUTHENTICATED, CROSS_SITE, NOT_TRUSTED, METHOD, NOT_ACCEPTABLE, SLOW, TOO_LARGE,
    MEDIA, PREFLIGHT, THROTTLED, FAILED, UNREACHABLE,
)  # fmt: skip
BY_CODE = {row.code: row for row in (UNREADABLE, INVALID, VALUES, NO_OPERATION, THROTTLED, FAILED)}
BY_STATUS = {
    row.status: row
    for row in (
        BAD,
        UNAUTHENTICATED,
        CROSS_SITE,
        METHOD,
        NOT_ACCEPTABLE,
        SLOW,
        TOO_LARGE,
        MEDIA,
        PREFLIGHT,
        UNREACHABLE,
    )
}


def row_of(error: HTTPException) -> Row:
    """The line of a refusal; what has none of its own is no request."""
    return error.row if isinstance(error, NotServed) else BY_STATUS.get(error.status_code, BAD)


def row_of_answer(answer: Mapping[str, object]) -> Row:
    """The line of an answer, by its first error where there is no data."""
    errors = answer.get("errors")
    if "data" in answer:
        return PARTLY if errors else DONE
    first = errors[0] if isinstance(errors, list) and errors else {}
    return BY_CODE.get(first.get("extensions", {}).get("code", ""), INVALID)
