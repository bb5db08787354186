"""Classifying documents."""

from typing import Any

import strawberry

from avustin_core.documents import operations, rights
from avustin_core.documents.models import Publicity
from avustin_core.work import Work
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@strawberry.input(description="Whether a document is public.")
class ClassifyDocumentInput(MutationInput):
    """A classification."""

    id: strawberry.ID = argument("The document.")
    publicity: Publicity = argument("Its class by the Openness Act (621/1999).")
    ground: str | None = argument("The item of 24 §, for what is secret.", default=None)


async def _classify(work: Work, input: ClassifyDocumentInput) -> Any:
    id = row_id(input.id, "Document", "id")
    return await operations.classify_document(work, id, input.publicity, ground=input.ground)


MUTATIONS = (
    Mutation(
        "classifyDocument", operations.classify_document, ClassifyDocumentInput, _classify,
        "Say whether a document is public.", {"document": "Document"}, guard=rights.CLASSIFY,
    ),
)  # fmt: skip
