"""The case file of a matter, or of several at once: one statement for each table, and one for people's names."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import Actor, User, rights_of
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.everything import SOURCES
from avustin_core.casefile.reading import Found, Reader


async def entries_of(
    reader: Reader, matter_ids: Sequence[UUID], *, actor: Actor, now: datetime
) -> dict[UUID, list[Entry]]:
    """What the actor may see of each matter, the earliest first; what is yet to come is left out.

    It asks nobody whether the matters themselves are seen: `head_of` and `Matter` do.
    """
    found: Found = []
    for source in SOURCES:
        found += await source.read(reader, matter_ids, actor, now)
    names = await _names(reader, found, actor, now)
    files: dict[UUID, list[Entry]] = {id: [] for id in matter_ids}
    for matter_id, entry in found:
        if entry.at <= now:
            files[matter_id].append(entry.known(names))
    return {id: sorted(entries, key=lambda entry: entry.order) for id, entries in files.items()}


async def _names(reader: Reader, found: Found, actor: Actor, now: datetime) -> dict[UUID, str]:
    """Names of those people whom the actor may know."""
    people = {id for _, entry in found for id in (entry.by, entry.whom) if id}
    rows = rights_of(User).rows
    if not people or rows.sees(User, actor, now) is False:
        return {}
    statement = select(col(User.id), col(User.name)).where(
        col(User.id).in_(sorted(people)), rows.predicate(User, actor, now)
    )
    return {row[0]: row[1] for row in (await reader.execute(statement)).all()}
