"""Documents with their class, and to whom they were disclosed."""

from collections.abc import Iterable
from typing import Any

from avustin_core.casefile.entries import CameBy, Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Beside, Source
from avustin_core.casefile.words import day, joined
from avustin_core.documents.models import Disclosure, Document, DocumentKind
from avustin_core.plugin import SecrecyGround, Text

COLUMNS = (
    "name", "kind", "publicity", "grounds", "other_ground", "secret_until", "sha256", "uploaded_by", "handed_in_at",
    "classified_at", "classified_by", "presented_at", "redacted_copy_of_id",
)  # fmt: skip


def _document(row: Any) -> Iterable[Entry | None]:
    of, came_by = ("Document", row.id), CameBy.SERVICE if row.kind is DocumentKind.ATTACHMENT else None
    said: dict[str, Any] = {"document": row.id}
    paper = Paper(came_by, row.name, row.publicity, tuple(row.grounds), row.sha256)
    yield entry(
        row.handed_in_at, CaseEntryKind.DOCUMENT, of, by=row.uploaded_by, paper=paper,
        detail=joined(_kind(row), row.name, row.publicity.label), **said,
    )  # fmt: skip
    yield entry(row.presented_at, CaseEntryKind.PRESENTED, of, detail=joined(_kind(row), row.name), **said)
    if row.handed_in_at and row.classified_at and row.classified_at != row.handed_in_at:
        yield entry(
            row.classified_at, CaseEntryKind.CLASSIFIED, of, by=row.classified_by,
            detail=joined(row.name, _secrecy(row)), **said,
        )  # fmt: skip


def _kind(row: Any) -> Text:
    label: Text = row.kind.label
    return label if row.redacted_copy_of_id is None else joined(label, REDACTED)


def _secrecy(row: Any) -> Text:
    grounds = [SecrecyGround[name].label for name in row.grounds if name in SecrecyGround.__members__]
    until = day(row.secret_until) if row.secret_until else None
    ends = until and Text(fi=f"{until.fi} asti", sv=f"till och med {until.sv}", en=f"until {until.en}")
    return joined(row.publicity.label, *grounds, row.other_ground, ends)


REDACTED = Text(
    fi="kappale ilman salassa pidettäviä osia",
    sv="exemplar utan sekretessbelagda delar",
    en="a copy without its secret parts",
)


def _disclosure(row: Any) -> Iterable[Entry | None]:
    yield entry(
        row.disclosed_at, CaseEntryKind.DISCLOSED, ("Document", row.document_id), by=row.disclosed_by,
        document=row.document_id, detail=joined(row.document_name, row.copy_given.label, row.recipient, row.legal_basis),
        text="\n\n".join(each for each in (row.purpose, row.reason) if each),
    )  # fmt: skip


SOURCES = (
    Source(Document, COLUMNS, _document),
    Source(
        Disclosure,
        ("document_id", "copy_given", "recipient", "purpose", "legal_basis", "reason", "disclosed_by", "disclosed_at"),
        _disclosure,
        beside={"document": Beside(Document, "document_id", ("name",))},
    ),
)
