"""Checking: every letter is made again from what is kept of it, and compared with what was sent."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import obstore
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.documents.models import Document
from avustin_core.letters.models import KeptTemplate, Letter
from avustin_core.letters.operations import make_again
from avustin_core.letters.typesetting import typesetter
from avustin_core.work import Avustin

AT_ONCE = 200


@dataclass(frozen=True)
class Checked:
    """What came of it: by another version of the typesetter the bytes may differ, and its letters are only counted."""

    same: int
    by_another: int
    different: tuple[UUID, ...]  #: made again they aren't what was sent
    damaged: tuple[UUID, ...]  #: what lies in the store isn't what was made, or isn't there


async def check_letters(avustin: Avustin) -> Checked:
    """Looks at all letters; changes nothing."""
    same, by_another, different, damaged = 0, 0, [], []
    async for letter, template, key in _letters(avustin):
        if await _digest(avustin, key) != letter.sha256:
            damaged.append(letter.id)
        if letter.typesetter != typesetter():
            by_another += 1
        elif hashlib.sha256(await make_again(letter, template)).hexdigest() == letter.sha256:
            same += 1
        else:
            different.append(letter.id)
    return Checked(same, by_another, tuple(different), tuple(damaged))


async def _letters(avustin: Avustin) -> AsyncIterator[tuple[Letter, KeptTemplate, str]]:
    last: UUID | None = None
    while True:
        statement = (
            select(Letter, KeptTemplate, col(Document.storage_key))
            .join(KeptTemplate, col(KeptTemplate.id) == col(Letter.template_id))
            .join(Document, col(Document.id) == col(Letter.document_id))
            .order_by(col(Letter.id))
            .limit(AT_ONCE)
        )
        if last:
            statement = statement.where(col(Letter.id) > last)
        async with avustin.reading() as connection, AsyncSession(connection) as session:
            rows = (await session.execute(statement)).all()
        for letter, template, key in rows:
            yield letter, template, key
            last = letter.id
        if len(rows) < AT_ONCE:
            return


async def _digest(avustin: Avustin, key: str) -> str | None:
    try:
        found = await obstore.get_async(avustin.files, key)
    except FileNotFoundError:
        return None
    return hashlib.sha256(bytes(await found.bytes_async())).hexdigest()
