"""Documents of a matter: attachments and what officials add, and to whom they were disclosed."""

from datetime import date, datetime
from typing import Any, Optional

import strawberry

from avustin_core.access import User
from avustin_core.documents import rights
from avustin_core.documents.models import DisclosedCopy, DocumentKind, Publicity, ScanState, UploadState
from avustin_core.documents.models import Document as DocumentRow
from avustin_core.documents.scans import is_withheld
from avustin_core.matters.models import Matter
from avustin_core.plugin import Role, SecrecyGround
from avustin_schema.paging import Order
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import page
from avustin_schema.signing import address_of_upload
from avustin_schema.sources import Join, column, computed, many, one, sourced
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Person


def _grounds(stored: list[str]) -> list[SecrecyGround]:
    return [SecrecyGround[name] for name in stored]


def _roles(stored: list[str]) -> list[Role]:
    return [Role[name] for name in stored]


def _withheld(values: Any, reading: Reading) -> bool:
    return is_withheld(values("scan"), reading.settings)


def _address(values: Any, reading: Reading) -> str | None:
    if values("state") is not UploadState.PENDING_UPLOAD:
        return None
    return address_of_upload(reading.settings, values("id"))


@sourced(
    rights.RIGHTS,
    joins={
        "matter": Join("matter_id", Matter, "Document"),
        "uploaded_by": Join("uploaded_by", User, "Person"),
        "classified_by": Join("classified_by", User, "Person"),
        "original": Join("redacted_copy_of_id", DocumentRow, "Document"),
    },
    default_order=Order("id", descending=True),
)
class Document(Node):
    """A file of a matter."""

    id: strawberry.ID = id_of("Document")
    name: str = column("name", "The file's name as it was given.", sort="name_key")
    media_type: str = column("media_type", "Its type, told from its content.")
    size: int = column("size", "Bytes.")
    sha256: str = column("sha256", "The checksum, in hexadecimal.")
    url: str = column(
        "id", "Where its bytes are, under this server.", lambda id: f"/documents/{global_id('Document', id)}"
    )
    kind: DocumentKind = column(
        "kind",
        "What it is. Drafts and notes are for those who handle the matter; memos, proposals and letters come to the "
        "party when the matter is closed.",
    )
    redacted_copy_of: Optional["Document"] = one(
        "original", "The original, where this is the copy without its secret parts."
    )
    redacted_copies: list["Document"] = many(
        "Document", "redacted_copy_of_id", "The copies without the secret parts, the first one first."
    )
    publicity: Publicity = column("publicity", "Its class by the Openness Act (621/1999), as an official said.")
    grounds: list[SecrecyGround] = column("grounds", "The items of 24 § 1 mom. for what is secret.", _grounds)
    other_ground: str | None = column("other_ground", "The provision of another act, where something is secret by it.")
    secret_until: date | None = column("secret_until", "The last day of secrecy (31 §); null for what isn't secret.")
    classified_by: Person | None = one("classified_by", "Who said so; null where the form's field says it.")
    classified_at: datetime | None = column("classified_at", "When it was said.")
    withheld_from_party: str | None = column(
        "withheld_from_party", "Why it is kept from the party too (11 § 2 mom.); null where it isn't."
    )
    claimed_grounds: list[SecrecyGround] = column(
        "claimed_grounds", "On which grounds the party asks for secrecy.", _grounds
    )
    claimed_reason: str | None = column("claimed_reason", "Why the party asks for it.")
    roles: list[Role] | None = column(
        "roles", "The only officials' roles that it is kept to, with the field that it is in; null: all.", _roles
    )
    uploaded_at: datetime = column("uploaded_at", "When it was added.")
    uploaded_by: Person | None = one("uploaded_by", "Who added it.")
    handed_in_at: datetime | None = column("handed_in_at", "When it came to the authority.")
    presented_at: datetime | None = column("presented_at", "When a draft or a note was presented.")
    scan: ScanState = column("scan", "What a virus scanner said of it; without one it is NOT_SCANNED, never CLEAN.")
    scanned_at: datetime | None = column("scanned_at", "When it was scanned, or couldn't be.")
    scanner: str | None = column("scanner", "Which scanner said so, with its version.")
    is_withheld: bool = computed(
        ("scan",), _withheld, "Whether nobody gets its bytes: it is infected, or waits for the scanner that there is."
    )
    disclosures: list["Disclosure"] | None = many("Disclosure", "document_id", "To whom it was given.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


@sourced(
    rights.DISCLOSURE_RIGHTS,
    joins={
        "document": Join("document_id", DocumentRow, "Document"),
        "given": Join("given_id", DocumentRow, "Document"),
        "disclosed_by": Join("disclosed_by", User, "Person"),
    },
    default_order=Order("id", descending=True),
)
class Disclosure(Node):
    """A document that an official gave to somebody after checking it."""

    id: strawberry.ID = id_of("Disclosure")
    document: Document | None = one("document", "What was asked for.")
    given: Document | None = one("given", "What was given: the same, or its redacted copy.")
    copy_given: DisclosedCopy = column("copy_given", "Which of the two it was.")
    publicity: Publicity = column("publicity", "The class of what was asked for, at that time.")
    recipient: str = column("recipient", "To whom.")
    purpose: str = column("purpose", "For what.")
    legal_basis: str | None = column(
        "legal_basis", "The provision by which something secret, or not yet public, was given."
    )
    reason: str = column("reason", "Why it could be given.")
    disclosed_by: Person | None = one("disclosed_by", "Who gave it.")
    disclosed_at: datetime = column("disclosed_at", "When.")


@sourced(
    rights.UPLOAD_RIGHTS,
    joins={
        "document": Join("document_id", DocumentRow, "Document"),
    },
)
class FileUpload(Node):
    """A file that is on its way into a matter."""

    id: strawberry.ID = id_of("FileUpload")
    name: str = column("name", "The file's name.")
    size: int = column("size", "Bytes, as they were announced.")
    sha256: str | None = column(
        "sha256", "The checksum in hexadecimal: as it was announced, and of the bytes that came."
    )
    field: list[str] | None = column("field", "The field of the form that it is meant for.")
    state: UploadState = column("state", "Where it is.")
    created_at: datetime = column("created_at", "When it was announced.")
    expires_at: datetime = column("expires_at", "Until when it can be sent and completed.")
    url: str | None = computed(
        ("id", "state"), _address,
        "Where to PUT the bytes, under this server; for whoever has the address, once. Null when they have come.",
    )  # fmt: skip
    document: Document | None = one("document", "What became of it.")


QUERIES = {
    "documents": page(Document, "Documents that you see, the newest first."),
    "disclosures": page(Disclosure, "Documents that officials gave to somebody, the newest first."),
}
