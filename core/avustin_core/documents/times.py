"""By their time: which kinds of documents the party and the public may have from when on, and which officials read them."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from avustin_core.calls.rights import DECIDING
from avustin_core.documents.models import Document, DocumentKind
from avustin_core.matters.models import MatterAct
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.work import Work

HANDLERS = (Role.PREPARER, Role.RAPPORTEUR, Role.REPORT_CHECKER, Role.REGISTRAR, Role.ADMINISTRATOR)


class Since(Enum):
    """From when on."""

    ARRIVAL = "ARRIVAL"  #: with the document
    SIGNING = "SIGNING"  #: when a decision of the matter is signed
    CLOSING = "CLOSING"  #: when the matter is closed, with the parties notified
    NEVER = "NEVER"


@dataclass(frozen=True)
class Time:
    """When a kind comes to the party and when it becomes public, and the officials who read it meanwhile."""

    to_party: Since
    public: Since
    readers: tuple[Role, ...]


WORKING = Time(Since.NEVER, Since.NEVER, (*HANDLERS, Role.AUDITOR))  #: not a document yet (621/1999 5 § 3 mom. 2)
PREPARATORY = Time(Since.CLOSING, Since.SIGNING, OFFICIALS)  #: 11 § 2 mom. 3, and 6 § 1 mom. 8
TIMES = {
    DocumentKind.ATTACHMENT: Time(Since.ARRIVAL, Since.ARRIVAL, OFFICIALS),  #: 7 § 2 mom.
    DocumentKind.DRAFT: WORKING,
    DocumentKind.NOTE: WORKING,
    DocumentKind.MEMO: PREPARATORY,
    DocumentKind.PROPOSAL: PREPARATORY,
    DocumentKind.DECISION_LETTER: Time(Since.CLOSING, Since.SIGNING, DECIDING),
    DocumentKind.LETTER: Time(Since.ARRIVAL, Since.ARRIVAL, DECIDING),  #: 6 § 1 mom. 2: with the request itself
}
SIGNING = ("signDecision", "signReview")
PRESENTED = {DocumentKind.DRAFT: DocumentKind.PROPOSAL, DocumentKind.NOTE: DocumentKind.MEMO}


def party_may_have(row: Any, matter: Any) -> ColumnElement[bool]:
    """Whether the document's time with the party has come, and it isn't withheld or held from it."""
    closed = [kind for kind, time in TIMES.items() if time.to_party is Since.CLOSING]
    arrived = [kind for kind, time in TIMES.items() if time.to_party is Since.ARRIVAL]
    has_come = or_(row.kind.in_(arrived), and_(row.kind.in_(closed), col(matter.closed_at).is_not(None)))
    return and_(row.withheld_from_party.is_(None), row.is_held.is_(False), has_come)


def kinds_by_readers() -> dict[tuple[Role, ...], list[DocumentKind]]:
    """The kinds that each group of officials reads."""
    found: dict[tuple[Role, ...], list[DocumentKind]] = {}
    for kind, time in TIMES.items():
        found.setdefault(time.readers, []).append(kind)
    return found


def is_document(kind: DocumentKind) -> bool:
    """Whether it is a document of the authority at all, and not a draft or a note for oneself."""
    return TIMES[kind].public is not Since.NEVER


async def is_public_by_now(work: Work, document: Document) -> bool:
    """Whether the time has come at which such a document becomes public, if nothing in it is secret."""
    since = TIMES[document.kind].public
    if since is Since.SIGNING:
        signed = select(col(MatterAct.id)).where(
            col(MatterAct.matter_id) == document.matter_id, col(MatterAct.act).in_(SIGNING)
        )
        return await work.session.scalar(signed.limit(1)) is not None
    return since is Since.ARRIVAL
