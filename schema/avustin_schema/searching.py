"""A database that was filled before there were terms gets them when the first process starts."""

import asyncio
import logging

from sqlalchemy import select
from sqlmodel import col

from avustin_core.search.keeping import KNOWN, make_anew
from avustin_core.search.models import SearchTerm
from avustin_core.work import Avustin

log = logging.getLogger("avustin.search")


async def fill_search(avustin: Avustin, stopping: asyncio.Event) -> None:
    """Makes the terms of all rows where there is none at all."""
    if await _is_wanted(avustin):
        async with avustin.engine.begin() as connection:
            log.info("search terms made of %s rows", await make_anew(connection))


async def _is_wanted(avustin: Avustin) -> bool:
    async with avustin.reading() as connection:
        if await connection.scalar(select(col(SearchTerm.row_id)).limit(1)):
            return False
        rows = [await connection.scalar(select(col(model.id)).limit(1)) for model in KNOWN]
    return any(row is not None for row in rows)
