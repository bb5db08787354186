"""What can be asked of assessments: the ranking of a call, in two statements however many applications there are."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.assessments.criteria import pinned
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.ranking import Ranked, Scores, ranking
from avustin_core.calls.models import Call


async def ranking_of(
    reader: AsyncConnection | AsyncSession, call_id: UUID, *, without: Collection[UUID] = ()
) -> list[Ranked]:
    """All applications of the call that are handed in, those that nobody assessed included.

    Asks nobody's rights: it is for officials of the call (`Call.ranking` in the rights of calls). `without` are the
    matters in which the reader is disqualified: the others are ranked as if these weren't there.
    """
    criteria = (await reader.execute(select(col(Call.criteria)).where(col(Call.id) == call_id))).scalar_one()
    of_application = and_(
        col(Assessment.application_id) == Application.id, col(Assessment.status) == AssessmentStatus.SUBMITTED
    )
    statement = (
        select(col(Application.id), col(Assessment.scores))
        .outerjoin(Assessment, of_application)
        .where(col(Application.call_id) == call_id, col(Application.status) == ApplicationStatus.SUBMITTED)
        .where(col(Application.matter_id).not_in(without))
        .order_by(col(Application.id), col(Assessment.id))
    )
    assessments: dict[UUID, list[Scores]] = {}
    for id, scores in (await reader.execute(statement)).all():
        assessments.setdefault(id, []).extend([] if scores is None else [scores])
    return ranking(pinned(criteria), assessments)
