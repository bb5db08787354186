"""Disclosure: an official gives a document to somebody after checking it, and that is recorded (621/1999 10 and 13–14 §)."""

from dataclasses import dataclass, fields
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.documents.models import DisclosedCopy, Disclosure, Document, Publicity
from avustin_core.documents.refusals import NoRedactedCopy, NotADocumentYet, NotClassified, SecretNeedsLegalBasis
from avustin_core.documents.rights import COLUMNS, DISCLOSE
from avustin_core.documents.secrecy import is_secret
from avustin_core.documents.times import is_public_by_now
from avustin_core.errors import InvalidInput
from avustin_core.matters.models import Matter
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@dataclass(frozen=True)
class Request:
    """Who asks for the document and for what, and why it is given."""

    recipient: str
    purpose: str
    reason: str
    legal_basis: str | None = None


@operation(refuses=(NotADocumentYet, NotClassified, SecretNeedsLegalBasis, NoRedactedCopy))
async def disclose_document(work: Work, id: UUID, request: Request, *, copy: DisclosedCopy) -> Disclosure:
    """Records that the document, or its redacted copy, is given. What is secret needs a provision that allows it."""
    document = await work.get(Document, id, lock=True)
    matter = await work.get(Matter, document.matter_id)
    work.may(DISCLOSE, gather(COLUMNS, document, matter=matter))
    _check(request)
    given = document if copy is DisclosedCopy.ORIGINAL else await redacted_copy(work, document)
    if given is None:
        raise NoRedactedCopy("copy")
    is_open = await is_public_by_now(work, document) and not is_secret(given, work.now)
    basis = (request.legal_basis or "").strip() or None
    if not is_open and basis is None:
        raise SecretNeedsLegalBasis("legalBasis")
    return await work.add(
        Disclosure(
            matter_id=matter.id, document_id=document.id, given_id=given.id, copy_given=copy,
            publicity=document.publicity, recipient=request.recipient.strip(), purpose=request.purpose.strip(),
            legal_basis=basis, reason=request.reason.strip(), disclosed_by=work.actor.user_id, disclosed_at=work.now,
        )
    )  # fmt: skip


async def redacted_copy(work: Work, document: Document) -> Document | None:
    """The newest redacted copy that was classified as public."""
    statement = (
        select(Document)
        .where(col(Document.redacted_copy_of_id) == document.id, col(Document.publicity) == Publicity.PUBLIC)
        .order_by(col(Document.id).desc())
        .limit(1)
    )
    found: Document | None = await work.session.scalar(statement)
    return found


def _check(request: Request) -> None:
    for each in fields(Request):
        if each.name != "legal_basis" and not getattr(request, each.name).strip():
            raise InvalidInput(each.name, reason=SAY_IT)


SAY_IT = Text(
    fi="Kirjoita, kenelle asiakirja annetaan, mitä varten ja miksi se voidaan antaa.",
    sv="Skriv till vem handlingen lämnas ut, för vilket ändamål och varför den kan lämnas ut.",
    en="Write to whom the document is given, for what, and why it can be given.",
)
