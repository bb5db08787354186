"""What can be done with documents: taking one into a matter, reading, handing in, presenting, classifying."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from avustin_core.access import Membership, gather
from avustin_core.clock import HELSINKI
from avustin_core.documents.limits import refuse_over_quota
from avustin_core.documents.models import Document, DocumentKind, FileUpload, Publicity, ScanState
from avustin_core.documents.refusals import AlreadyPresented, GivenByParty, GroundMissing
from avustin_core.documents.refusals_of_files import AlreadyHandedIn, QuotaExceeded
from avustin_core.documents.rights import (
    ADDING,
    CLAIM,
    CLASSIFY,
    COLUMNS,
    OF_MATTER,
    PRESENT,
    REMOVE,
    Adding,
    handles,
)
from avustin_core.documents.scans import scan_of
from avustin_core.documents.secrecy import follow_field, is_secret, named, secret_until
from avustin_core.documents.storing import StoredFile
from avustin_core.documents.times import PRESENTED
from avustin_core.errors import InvalidInput
from avustin_core.matters.models import Matter
from avustin_core.plugin import SecrecyGround, Text, Visibility
from avustin_core.storage import row_of
from avustin_core.work import Work, operation


@dataclass(frozen=True)
class Paper:
    """What an official's own document is, or of which document it is the redacted copy."""

    kind: DocumentKind = DocumentKind.ATTACHMENT
    redacted_copy_of: UUID | None = None


ATTACHED = Paper()


@operation(refuses=(QuotaExceeded,))
async def add_document(
    work: Work, matter_id: UUID, file: StoredFile, *, paper: Paper = ATTACHED, upload_id: UUID | None = None
) -> Document:
    """The stored file as a document of the matter. What an official adds has come to the authority at once.

    A redacted copy is of its original's kind. A party adds attachments only, and so many; `upload_id` is the upload that
    brought it.
    """
    matter = await work.get(Matter, matter_id, lock=True)
    by_official = permit(work, matter, paper)
    if not by_official:
        await refuse_over_quota(work, matter.id, size=file.size, besides=upload_id)
    original = await original_of(work, matter, paper)
    document = await work.add(
        Document(
            matter_id=matter.id, name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256,
            storage_key=file.key, kind=original.kind if original else paper.kind,
            redacted_copy_of_id=original.id if original else None, uploaded_by=work.actor.user_id,
            uploaded_at=work.now, handed_in_at=work.now if by_official or paper != ATTACHED else None,
        )
    )  # fmt: skip
    if work.settings.clamd:
        document.scan = ScanState.SCANNING
        work.session.add(scan_of(document.id, at=work.now))
    return document


def permit(work: Work, matter: Matter, paper: Paper, guards: Adding = ADDING) -> bool:
    """Refuses who may not add that; says whether the actor adds it as an official."""
    state = gather(OF_MATTER, None, matter=matter)
    work.may(guards.attachment if paper == ATTACHED else guards.paper, state)
    return handles(work.actor, state) and not work.actor.edits_for(matter.party_id)


async def original_of(work: Work, matter: Matter, paper: Paper) -> Document | None:
    """The original that this is to be a redacted copy of, if it is one."""
    return await _original(work, matter, paper.redacted_copy_of) if paper.redacted_copy_of else None


@operation(refuses=(AlreadyHandedIn,))
async def remove_document(work: Work, id: UUID) -> Matter:
    """Takes an attachment of a draft out of the matter. Its bytes go with the next sweep; an answer that names it has a
    problem then."""
    document = await _allowed(work, id, REMOVE)
    await work.session.execute(
        update(FileUpload).where(col(FileUpload.document_id) == document.id).values(document_id=None)
    )
    matter = await work.get(Matter, document.matter_id)
    await work.session.delete(document)
    await work.session.flush()
    return matter


async def _original(work: Work, matter: Matter, id: UUID) -> Document:
    original = await work.get(Document, id)
    if original.matter_id != matter.id or original.redacted_copy_of_id is not None or original.handed_in_at is None:
        raise InvalidInput("redactedCopyOf", reason=NO_ORIGINAL)
    return original


@operation()
async def read_document(work: Work, id: UUID) -> Document:
    """The document, for one who is about to read it: that it was read stands in the trail, and whether it was secret."""
    document = await work.get(Document, id)
    if is_secret(document, work.now):
        work.recorded.changes["secrets"] = {f"Document:{document.id}": [None, document.publicity.name]}
    return document


@operation()
async def claim_secrecy(work: Work, id: UUID, *, grounds: Sequence[SecrecyGround], reason: str) -> Document:
    """What the party asks to be kept secret, and why. The class is the official's to say."""
    document = await _allowed(work, id, CLAIM)
    if not grounds:
        raise InvalidInput("grounds", reason=NAME_GROUNDS)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    document.claimed_grounds, document.claimed_reason = named(grounds), reason.strip()
    return document


@operation(refuses=(GroundMissing, GivenByParty))
async def classify_document(
    work: Work,
    id: UUID,
    publicity: Publicity,
    *,
    grounds: Sequence[SecrecyGround] = (),
    other_ground: str | None = None,
    until: date | None = None,
    withheld_from_party: str | None = None,
) -> Document:
    """Says whether the document is public; a secret one, or a secret part, names its ground and the last day of secrecy.

    Without a day it is 25 years from the document's own day, and 100 where private life is protected (621/1999 31 §). A
    secret one that the party didn't give is withheld from it too where that is said, with the reason (11 § 2 mom.).
    """
    document = await _allowed(work, id, CLASSIFY)
    other = (other_ground or "").strip() or None
    if publicity.is_secret and not grounds and not other:
        raise GroundMissing("grounds")
    if until and until < work.now.astimezone(HELSINKI).date():
        raise InvalidInput("secretUntil", reason=IN_THE_FUTURE)
    withheld = (withheld_from_party or "").strip() or None
    if withheld and not publicity.is_secret:
        raise GroundMissing("withheldFromParty")
    if withheld and await _is_of_party(work, document):
        raise GivenByParty("withheldFromParty")
    document.withheld_from_party = withheld
    document.publicity, document.classified_by, document.classified_at = publicity, work.actor.user_id, work.now
    document.grounds, document.other_ground, document.secret_until = [], None, None
    if publicity.is_secret:
        document.grounds, document.other_ground = named(grounds), other
        document.secret_until = until or secret_until(document, grounds)
    return document


async def _is_of_party(work: Work, document: Document) -> bool:
    """Whether it was added by somebody who acts for the party."""
    theirs = (
        select(col(Membership.id))
        .join(Matter, col(Matter.party_id) == col(Membership.organisation_id))
        .where(col(Matter.id) == document.matter_id, col(Membership.user_id) == document.uploaded_by)
    )
    of_draft = document.handed_in_at is None or document.handed_in_at > document.uploaded_at
    return of_draft or await work.session.scalar(theirs.limit(1)) is not None


@operation(refuses=(AlreadyPresented,))
async def present_document(work: Work, id: UUID) -> Document:
    """An official's draft or note was presented: it is a proposal or a memo of the authority from now on."""
    document = await _allowed(work, id, PRESENT)
    document.kind, document.presented_at = PRESENTED[document.kind], work.now
    return document


async def hand_in(work: Work, matter_id: UUID, fields: Mapping[str, Visibility | None]) -> None:
    """Marks what a submission refers to as come to the authority, so that officials see it. Not offered to clients.

    `fields` say by a document's id who sees the field that it is in: so do the document and its bytes.
    """
    wanted = {row: visible for id, visible in fields.items() if (row := row_of(id, "Document"))}
    if not wanted:
        return
    statement = select(Document).where(
        col(Document.matter_id) == matter_id,
        col(Document.id).in_(sorted(wanted)),
        col(Document.kind) == DocumentKind.ATTACHMENT,
        col(Document.redacted_copy_of_id).is_(None),
    )
    for document in await work.session.scalars(statement):
        document.handed_in_at = document.handed_in_at or work.now
        if visible := wanted[document.id]:
            follow_field(document, visible, work.now)


async def _allowed(work: Work, id: UUID, guard: Any) -> Document:
    """The document, locked, for one who may do that to it."""
    document = await work.get(Document, id, lock=True)
    matter = await work.get(Matter, document.matter_id)
    work.may(guard, gather(COLUMNS, document, matter=matter))
    return document


NO_ORIGINAL = Text(
    fi="Nimeä saman asian asiakirja, joka on viranomaisella ja josta ei itsestään ole poistettu salassa pidettäviä osia.",
    sv="Ange en handling i samma ärende som finns hos myndigheten och från vilken inga sekretessbelagda delar har "
    "avlägsnats.",
    en="Name a document of the same matter that the authority has and that isn't a redacted copy itself.",
)
NAME_GROUNDS = Text(
    fi="Valitse salassapidon peruste.", sv="Välj grunden för sekretessen.", en="Choose the ground of secrecy."
)
SAY_WHY = Text(
    fi="Kirjoita, miksi asiakirja tai sen osa olisi pidettävä salassa.",
    sv="Skriv varför handlingen eller en del av den borde vara sekretessbelagd.",
    en="Write why the document, or a part of it, should be kept secret.",
)
IN_THE_FUTURE = Text(
    fi="Salassapidon viimeinen päivä ei voi olla menneisyydessä.",
    sv="Den sista dagen för sekretessen kan inte ligga i det förflutna.",
    en="The last day of secrecy can't be in the past.",
)
