"""Findings in force: an official's own where there is one, else the rule's."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.eligibility.models import FindingRow
from avustin_core.plugin import Outcome


async def findings(session: AsyncSession, application: Application) -> Sequence[FindingRow]:
    """The findings on what stands, in the programme's order. Whoever asks has the right."""
    statement = (
        select(FindingRow)
        .where(col(FindingRow.version_id) == application.submitted_id)
        .order_by(col(FindingRow.position))
    )
    return (await session.scalars(statement)).all()


async def barring(session: AsyncSession, application_id: UUID) -> list[FindingRow]:
    """The findings that bar a grant: a hard rule isn't met, and no official has found otherwise."""
    application = await session.get(Application, application_id)
    found = await findings(session, application) if application else []
    return [row for row in found if row.bars and in_force(row) is Outcome.NOT_MET]


async def barred_in(reader: AsyncConnection | AsyncSession, call_ids: Collection[UUID]) -> set[UUID]:
    """The applications of the calls of which a finding on what stands bars a grant."""
    outcome = func.coalesce(col(FindingRow.official_outcome), col(FindingRow.outcome))
    statement = (
        select(col(FindingRow.application_id))
        .join(Application, col(Application.submitted_id) == col(FindingRow.version_id))
        .where(col(Application.call_id).in_(call_ids), col(FindingRow.bars), outcome == Outcome.NOT_MET)
    )
    return set((await reader.execute(statement)).scalars())


def in_force(row: FindingRow) -> Outcome:
    """The official's outcome where there is one, else the rule's."""
    return row.official_outcome or row.outcome
