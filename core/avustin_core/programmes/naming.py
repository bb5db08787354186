"""What people call a programme, also when its plugin is gone."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.programmes.models import ProgrammeRow
from avustin_core.registry import Registry


async def name_of(session: AsyncSession, registry: Registry, code: str) -> Mapping[str, str]:
    """Its name by language; empty where nothing is known of it."""
    if programme := registry.programmes.get(code):
        return programme.name.to_json()
    known = select(col(ProgrammeRow.name)).where(col(ProgrammeRow.code) == code)
    return await session.scalar(known) or {}
