"""Documents: claiming secrecy, classifying, presenting, disclosing."""

from datetime import date
from typing import Any

import strawberry

from avustin_core.documents import disclosing, operations, rights
from avustin_core.documents.disclosing import Request
from avustin_core.documents.models import DisclosedCopy, Publicity
from avustin_core.plugin import SecrecyGround
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="What a party asks to be kept secret, and why.")
class ClaimSecrecyInput(MutationInput):
    """A claim."""

    id: strawberry.ID = argument("The document.")
    grounds: list[SecrecyGround] = argument("The items of 24 § 1 mom. of the Openness Act (621/1999).")
    reason: str = argument("Why it, or which part of it, should be secret.")


@input_type(description="Whether a document is public.")
class ClassifyDocumentInput(MutationInput):
    """A classification."""

    id: strawberry.ID = argument("The document.")
    publicity: Publicity = argument("Its class by the Openness Act (621/1999).")
    grounds: list[SecrecyGround] | None = argument("The items of 24 § 1 mom., for what is secret.", default=None)
    other_ground: str | None = argument("A provision of another act, where something is secret by it.", default=None)
    secret_until: date | None = argument(
        "The last day of secrecy; null: 25 years from its day, or 100 where private life is protected (31 §).",
        default=None,
    )
    withheld_from_party: str | None = argument(
        "Why a secret document that the party didn't give is kept from the party too (11 § 2 mom.); null: it isn't.",
        default=None,
    )


@input_type(description="A draft or a note that was presented.")
class PresentDocumentInput(MutationInput):
    """A presentation."""

    id: strawberry.ID = argument("The draft or note.")


@input_type(description="A document that is given to somebody.")
class DiscloseDocumentInput(MutationInput):
    """A disclosure."""

    document_id: strawberry.ID = argument("The document that is asked for.")
    copy: DisclosedCopy = argument("Which copy is given; of what is partly secret the redacted one.")
    recipient: str = argument("To whom.")
    purpose: str = argument("For what.")
    legal_basis: str | None = argument(
        "The provision by which something secret, or not yet public, is given.", default=None
    )
    reason: str = argument("Why it can be given.")


async def _claim(work: Work, input: ClaimSecrecyInput) -> Any:
    id = row_id(input.id, "Document", "id")
    return await operations.claim_secrecy(work, id, grounds=input.grounds, reason=input.reason)


async def _classify(work: Work, input: ClassifyDocumentInput) -> Any:
    return await operations.classify_document(
        work,
        row_id(input.id, "Document", "id"),
        input.publicity,
        grounds=input.grounds or (),
        other_ground=input.other_ground,
        until=input.secret_until,
        withheld_from_party=input.withheld_from_party,
    )


async def _present(work: Work, input: PresentDocumentInput) -> Any:
    return await operations.present_document(work, row_id(input.id, "Document", "id"))


async def _disclose(work: Work, input: DiscloseDocumentInput) -> Any:
    id = row_id(input.document_id, "Document", "documentId")
    request = Request(input.recipient, input.purpose, input.reason, input.legal_basis)
    return await disclosing.disclose_document(work, id, request, copy=input.copy)


DOCUMENT = {"document": "Document"}
MUTATIONS = (
    Mutation(
        "claimSecrecy", operations.claim_secrecy, ClaimSecrecyInput, _claim,
        "Ask that a document is kept secret. An official says whether it is.", DOCUMENT, guard=rights.CLAIM,
    ),
    Mutation(
        "classifyDocument", operations.classify_document, ClassifyDocumentInput, _classify,
        "Say whether a document is public; what is secret names its ground.", DOCUMENT, guard=rights.CLASSIFY,
    ),
    Mutation(
        "presentDocument", operations.present_document, PresentDocumentInput, _present,
        "Say that a draft or a note was presented: it is a proposal or a memo from now on.",
        DOCUMENT, guard=rights.PRESENT,
    ),
    Mutation(
        "discloseDocument", disclosing.disclose_document, DiscloseDocumentInput, _disclose,
        "Record that a document is given to somebody who asked for it.",
        {"disclosure": "Disclosure", "document": "Document"}, {"document": lambda made: made.document_id},
        guard=rights.DISCLOSE,
    ),
)  # fmt: skip
