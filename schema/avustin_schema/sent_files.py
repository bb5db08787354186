"""A file that came in a multipart request, as the scalar `Upload`."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import strawberry
from graphql import GraphQLError
from starlette.datastructures import UploadFile

PIECE = 256 * 1024


class SentFile:
    """The file; written as text it is its checksum, so that an idempotency key stands for its bytes too."""

    def __init__(self, file: UploadFile, sha256: str) -> None:
        self.file, self.sha256 = file, sha256

    @classmethod
    async def of(cls, file: UploadFile) -> "SentFile":
        """The file, digested."""
        digest = hashlib.sha256()
        while piece := await file.read(PIECE):
            digest.update(piece)
        return cls(file, digest.hexdigest())

    @property
    def name(self) -> str:
        """Its name as it was given."""
        return self.file.filename or ""

    async def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes, from the beginning."""
        await self.file.seek(0)
        while piece := await self.file.read(PIECE):
            yield piece

    def __str__(self) -> str:
        return self.sha256


def _sent(value: Any) -> SentFile:
    if isinstance(value, SentFile):
        return value
    raise GraphQLError("Upload is a file of a multipart request (multipart/form-data), not a value.")


UPLOAD = strawberry.scalar(
    name="Upload",
    serialize=str,
    parse_value=_sent,
    description="A file, sent as the GraphQL multipart request specification says; docs/how-to/attachments.md shows it.",
    specified_by_url="https://github.com/jaydenseric/graphql-multipart-request-spec",
)
