"""What answers refer to, found before they are read: organisations of a day, the matter's documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.documents.models import Document, DocumentKind
from avustin_core.forms import FormSpec, ReferenceIds, References, references_in
from avustin_core.organisations.models import Organisation
from avustin_core.storage import row_of

NAMED = select(Organisation).where(
    or_(
        col(Organisation.id).in_(bindparam("ids", expanding=True)),
        col(Organisation.municipality_code).in_(bindparam("codes", expanding=True)),
    )
)


@dataclass(frozen=True)
class Referring:
    """A set of answers, the day that it is read for, and whose it is."""

    spec: FormSpec
    answers: Mapping[str, Any]
    on: date
    matter_id: UUID | None = None
    applicant_id: UUID | None = None


async def find_references(session: AsyncSession, referring: Referring) -> References:
    """What the answers refer to. Only documents of the matter itself are found, an official's own papers left out."""
    return (await find_references_of(session, [referring]))[0]


async def find_references_of(session: AsyncSession, referring: Sequence[Referring]) -> list[References]:
    """The same of many sets of answers, in two statements however many they are."""
    wanted = [references_in(each.spec, each.answers) for each in referring]
    organisations = await _organisations(session, referring, wanted)
    documents = await _documents(session, referring, wanted)
    return [_chosen(each, ids, organisations, documents) for each, ids in zip(referring, wanted, strict=True)]


def _chosen(
    referring: Referring, ids: ReferenceIds, organisations: Sequence[Organisation], documents: Sequence[Document]
) -> References:
    there = [row for row in organisations if row.is_there(referring.on)]
    applicant = next((row for row in organisations if row.id == referring.applicant_id), None)
    municipalities = {row.municipality_code: row.municipality() for row in there if row.municipality_code}
    return References(
        organisations={view.id: view for view in (row.view() for row in there) if view.id in ids.organisations},
        municipalities={code: view for code, view in municipalities.items() if code in ids.municipalities},
        documents={
            view.id: view
            for row in documents
            if row.matter_id == referring.matter_id and (view := row.view()).id in ids.documents
        },
        applicant=applicant.view() if applicant else None,
    )


async def _organisations(
    session: AsyncSession, referring: Sequence[Referring], wanted: Sequence[ReferenceIds]
) -> Sequence[Organisation]:
    ids = {each.applicant_id for each in referring if each.applicant_id}
    ids |= set(_rows("Organisation", (id for each in wanted for id in each.organisations)))
    codes = {code for each in wanted for code in each.municipalities}
    if not ids and not codes:
        return ()
    return (await session.scalars(NAMED, {"ids": sorted(ids), "codes": sorted(codes)})).all()


async def _documents(
    session: AsyncSession, referring: Sequence[Referring], wanted: Sequence[ReferenceIds]
) -> Sequence[Document]:
    ids = sorted(set(_rows("Document", (id for each in wanted for id in each.documents))))
    matters = sorted({each.matter_id for each in referring if each.matter_id})
    if not ids or not matters:
        return ()
    statement = select(Document).where(
        col(Document.id).in_(ids),
        col(Document.matter_id).in_(matters),
        col(Document.kind) == DocumentKind.ATTACHMENT,
        col(Document.redacted_copy_of_id).is_(None),
    )
    return (await session.scalars(statement)).all()


def _rows(kind: str, ids: Iterable[str]) -> Iterable[UUID]:
    return (row for id in ids if (row := row_of(id, kind)))
