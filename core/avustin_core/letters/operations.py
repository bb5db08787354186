"""Making letters: from the template that is valid on their day, kept as a document of the matter with all that made it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import obstore
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from avustin_core.documents.models import Document, DocumentKind, Publicity, ScanState
from avustin_core.documents.scans import scan_of
from avustin_core.documents.storing import plain_name
from avustin_core.letters.models import KeptTemplate, Letter
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.letters.templates import Template
from avustin_core.letters.typesetting import log, shown, typeset, typesetter
from avustin_core.plugin import Language
from avustin_core.work import Work

PDF = "application/pdf"


@dataclass(frozen=True)
class Draft:
    """A letter to be made: what it tells of, by which template, in which language and of which data."""

    matter_id: UUID
    about_id: UUID
    template: Template
    language: Language
    data: Mapping[str, Any]
    name: str  #: of the file
    kind: DocumentKind = DocumentKind.DECISION_LETTER
    publicity: Publicity = Publicity.PUBLIC
    roles: list[str] | None = None  #: the only officials that it is for, beside the party


@dataclass(frozen=True)
class Preview:
    """A letter as it would be; nothing of it is kept."""

    pdf: bytes
    template: Template
    language: Language
    lacks: tuple[str, ...] = ()  #: what must be said before it is a letter


async def letter_about(work: Work, about_id: UUID) -> Letter | None:
    """The last letter that was made of it."""
    newest = select(Letter).where(col(Letter.about_id) == about_id).order_by(col(Letter.ordinal).desc()).limit(1)
    found: Letter | None = await work.session.scalar(newest)
    return found


async def template_of(work: Work, letter: Letter) -> Template:
    """The version of the template that it was made by, as it is kept."""
    kept = await work.session.get_one(KeptTemplate, letter.template_id)
    return Template(kept.name, kept.version, kept.valid_from, kept.sources)


async def compose(work: Work, draft: Draft, *, after: Letter | None = None, is_held: bool = False) -> Letter:
    """Makes the letter, in this transaction: without it nothing that it tells of is saved.

    `after` is the last one about the same. A held one is kept from the party until `release`.
    """
    kept = await _kept(work, draft.template)
    pdf, data = await shown(kept.sources, dict(draft.data), work.now)
    document = await _store(work, draft, pdf, is_held=is_held)
    return await work.add(
        Letter(
            matter_id=draft.matter_id, document_id=document.id, about_id=draft.about_id,
            ordinal=after.ordinal + 1 if after else 1, template_id=kept.id, language=draft.language, data=data,
            typesetter=typesetter(), sha256=document.sha256, made_at=work.now,
        )
    )  # fmt: skip


async def preview(work: Work, draft: Draft, *, lacks: tuple[str, ...] = ()) -> Preview:
    """The letter as it would be made now."""
    pdf, _ = await shown(draft.template.sources, dict(draft.data), work.now)
    return Preview(pdf, draft.template, draft.language, lacks)


async def release(work: Work, letter: Letter) -> None:
    """Lets the party have a letter that was held."""
    document = await work.session.get(Document, letter.document_id)
    if document and document.is_held:
        document.is_held = False


async def make_again(letter: Letter, template: KeptTemplate) -> bytes:
    """The letter's bytes, from nothing but what is kept of it."""
    return await typeset(template.sources, letter.data, letter.made_at)


async def _kept(work: Work, template: Template) -> KeptTemplate:
    """The template as it is kept for good; refused where a released version isn't what it was."""
    of_it = select(KeptTemplate).where(
        col(KeptTemplate.name) == template.name, col(KeptTemplate.version) == template.version
    )
    known: KeptTemplate | None = await work.session.scalar(of_it)
    if known is None:
        await _keep(work, template)
        known = (await work.session.scalars(of_it)).one()
    if known.digest != template.digest:
        log.error("%s %s was changed after its release: give it another version", template.name, template.version)
        raise LetterCannotBeMade()
    return known


async def _keep(work: Work, template: Template) -> None:
    """Of two that sign the first letters of a template at once, one keeps it and the other waits for that."""
    row = KeptTemplate(
        name=template.name, version=template.version, valid_from=template.valid_from, digest=template.digest,
        sources=dict(template.sources), kept_at=work.now,
    )  # fmt: skip
    insert = postgresql.insert if work.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {column.name: getattr(row, column.name) for column in KeptTemplate.__table__.columns}  # type: ignore[attr-defined]
    await work.session.execute(insert(KeptTemplate).values(values).on_conflict_do_nothing())


async def _store(work: Work, draft: Draft, pdf: bytes, *, is_held: bool) -> Document:
    sha256 = hashlib.sha256(pdf).hexdigest()
    key = f"matters/{draft.matter_id}/{draft.about_id}-{sha256[:16]}"  # one that is tried again overwrites the same
    await obstore.put_async(work.files, key, pdf)
    document = Document(
        matter_id=draft.matter_id, name=plain_name(draft.name), media_type=PDF, size=len(pdf), sha256=sha256,
        storage_key=key, kind=draft.kind, publicity=draft.publicity, roles=draft.roles, uploaded_by=work.actor.user_id,
        uploaded_at=work.now, handed_in_at=work.now, is_held=is_held,
    )  # fmt: skip
    if draft.publicity is not Publicity.UNDECIDED:
        document.classified_by, document.classified_at = work.actor.user_id, work.now
    if work.settings.clamd:
        document.scan = ScanState.SCANNING
        work.session.add(scan_of(document.id, at=work.now))
    return await work.add(document)
