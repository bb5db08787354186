"""What stands in the way of deciding applications, for all of a level at once."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.worklists.blocks import BLOCKS, WorkBlock, blocked_by
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Values


async def load_blocks(session: AsyncSession, reading: Reading, values: list[Values]) -> list[list[WorkBlock]]:
    """What blocks each of the level's applications."""
    ids = [value("id") for value in values]
    conditions = [blocked_by(Application, each, reading.actor, reading.now) for each in BLOCKS]
    rows = await session.execute(select(col(Application.id), *conditions).where(col(Application.id).in_(ids)))
    found = {id: [each for each, holds in zip(BLOCKS, blocks, strict=True) if holds] for id, *blocks in rows}
    return [found.get(id, []) for id in ids]
