"""Files into a matter: an upload announced and completed, a file in one request, and an attachment taken out again."""

from typing import Any
from uuid import UUID

import strawberry

from avustin_core.applications.attaching import matter_and_field, remove_attachment
from avustin_core.documents import operations, rights, uploads
from avustin_core.documents.models import DocumentKind
from avustin_core.documents.operations import Paper
from avustin_core.documents.refusals import FileEmpty, FileTooLarge, FileTypeRefused
from avustin_core.documents.refusals_of_files import TooManyFiles
from avustin_core.documents.roads import upload
from avustin_core.documents.uploads import Announced
from avustin_core.once import Once
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.work import Work
from avustin_schema.context import Context
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.sent_files import SentFile
from avustin_schema.types.common import row_id

FIELD = "The field of the application's form that it is meant for, as the descriptor's path with the keys of rows."
KIND = "What an official adds: a draft, a note, a memo and so on; a party adds attachments."
COPY = "The document of which this is the copy without its secret parts; an official adds it."


@input_type(description="A file that will come.")
class CreateUploadInput(MutationInput):
    """What is said of it before."""

    application_id: strawberry.ID = argument("The application in whose matter it belongs, also for its reports.")
    name: str = argument("The file's name.")
    size: int = argument("Bytes.")
    sha256: str | None = argument("Its checksum in hexadecimal; what comes is held against it.", default=None)
    field: list[str] | None = argument(FIELD, default=None)
    kind: DocumentKind = argument(KIND, default=DocumentKind.ATTACHMENT)
    redacted_copy_of: strawberry.ID | None = argument(COPY, default=None)


@input_type(description="An upload whose bytes have come.")
class CompleteUploadInput(MutationInput):
    """A completion."""

    id: strawberry.ID = argument("The upload.")


@input_type(description="A file in a multipart request.")
class UploadDocumentInput(MutationInput):
    """The file, and where it belongs."""

    application_id: strawberry.ID = argument("The application in whose matter it belongs, also for its reports.")
    file: SentFile = argument("The file: null in the operation, and named by the part `map`.")
    field: list[str] | None = argument(FIELD, default=None)
    kind: DocumentKind = argument(KIND, default=DocumentKind.ATTACHMENT)
    redacted_copy_of: strawberry.ID | None = argument(COPY, default=None)


@input_type(description="An attachment of a draft that isn't wanted.")
class RemoveDocumentInput(MutationInput):
    """A removal."""

    id: strawberry.ID = argument("The document.")


async def _create(work: Work, input: CreateUploadInput) -> Any:
    matter_id, field = await matter_and_field(work, _application(input), input.field)
    announced = Announced(input.name, input.size, input.sha256)
    return await uploads.create_upload(work, matter_id, announced, paper=_paper(input), field=field)


async def _complete(work: Work, input: CompleteUploadInput) -> Any:
    return await uploads.complete_upload(work, row_id(input.id, "FileUpload", "id"))


async def _remove(work: Work, input: RemoveDocumentInput) -> Any:
    return await remove_attachment(work, row_id(input.id, "Document", "id"))


async def _upload(context: Context, input: UploadDocumentInput, once: Once | None) -> Any:
    """The file is stored before the transaction begins that adds it: that one is short."""
    paper, id = _paper(input), _application(input)
    matter_id, field = await context.run(lambda work: matter_and_field(work, id, input.field))
    return await upload(
        context.avustin, context.actor, matter_id, name=input.file.name, chunks=input.file.chunks(), paper=paper,
        field=field, guards=rights.UPLOADING, request_id=context.request_id, once=once,
    )  # fmt: skip


async def _only_by_road(work: Work, input: Any) -> Any:
    raise AssertionError("a file isn't stored in a transaction")


def _application(input: CreateUploadInput | UploadDocumentInput) -> UUID:
    return row_id(input.application_id, "Application", "applicationId")


def _paper(input: CreateUploadInput | UploadDocumentInput) -> Paper:
    original = input.redacted_copy_of
    return Paper(input.kind, row_id(original, "Document", "redactedCopyOf") if original else None)


DOCUMENT = {"document": "Document"}
MUTATIONS = (
    Mutation(
        "createUpload", uploads.create_upload, CreateUploadInput, _create,
        "Announce a file: its bytes are then sent by PUT to `upload.url`, and `completeUpload` makes a document of them.",
        {"upload": "FileUpload"}, refuses=UNUSABLE, guard=rights.CREATING_UPLOAD.both,
    ),
    Mutation(
        "completeUpload", uploads.complete_upload, CompleteUploadInput, _complete,
        "Make a document of an upload whose bytes have come. Asked again it answers the same document.",
        DOCUMENT, guard=rights.COMPLETING_UPLOAD.both,
    ),
    Mutation(
        "uploadDocument", operations.add_document, UploadDocumentInput, _only_by_road,
        "Add a file in one multipart request, with the header GraphQL-Require-Preflight.",
        DOCUMENT, refuses=(FileEmpty, FileTooLarge, FileTypeRefused, TooManyFiles, *UNUSABLE), road=_upload,
        guard=rights.UPLOADING.both,
    ),
    Mutation(
        "removeDocument", remove_attachment, RemoveDocumentInput, _remove,
        "Take an attachment that wasn't handed in out of the matter.", {"matter": "Matter"}, guard=rights.REMOVE,
    ),
)  # fmt: skip
