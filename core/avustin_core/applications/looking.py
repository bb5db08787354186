"""A look at what there is before anything is locked, for what takes long to work out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from avustin_core.storage import reading
from avustin_core.work import Work


@asynccontextmanager
async def looking(work: Work) -> AsyncIterator[Work]:
    """The same work over a session that only reads; its rows are of that moment, and aren't to be changed."""
    engine = work.session.bind
    assert isinstance(engine, AsyncEngine)
    async with AsyncSession(bind=reading(engine), expire_on_commit=False) as session:
        yield replace(work, session=session)
