"""What can be asked of assessments: the ranking of a call and its calibration, in few statements however many there are."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access import PUBLIC, Actor, User
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.assessments.calibration import Calibration, Given, calibration
from avustin_core.assessments.criteria import PinnedCriterion, pinned
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.ordering import RankingRules, read_rules
from avustin_core.assessments.ranking import Ranked, Scores, ranking
from avustin_core.assessments.rights import owed_by
from avustin_core.calls.models import Call

Reader = AsyncConnection | AsyncSession


@dataclass(frozen=True)
class Yardstick:
    """What a call's applications are ranked by."""

    criteria: dict[str, PinnedCriterion]
    rules: RankingRules


async def ranking_of(reader: Reader, call_id: UUID, *, actor: Actor = PUBLIC) -> list[Ranked]:
    """All applications of the call that are handed in, those that nobody assessed included.

    Asks nobody's rights: it is for officials of the call (`Call.ranking` in the rights of calls). Matters in which the
    actor is disqualified, and applications that the actor has begun or is assigned to assess, and not handed in, are left out: the
    others are ranked as if these weren't there.
    """
    yardstick = await _yardstick(reader, call_id)
    statement = _handed_in(call_id, actor, col(Application.id), col(Assessment.scores))
    assessments: dict[UUID, list[Scores]] = {}
    for id, scores in (await reader.execute(statement)).all():
        assessments.setdefault(id, []).extend([] if scores is None else [scores])
    return ranking(yardstick.criteria, assessments, yardstick.rules)


async def calibration_of(reader: Reader, call_id: UUID, *, actor: Actor) -> tuple[Calibration, dict[object, str]]:
    """How alike the call's assessors assess, and their names. The same is left out of it."""
    yardstick = await _yardstick(reader, call_id)
    statement = _handed_in(
        call_id, actor, col(Assessment.assessor_id), col(User.name), col(Application.id), col(Assessment.scores)
    ).join(User, col(User.id) == col(Assessment.assessor_id))
    rows = (await reader.execute(statement)).all()
    given = [Given(assessor, application, scores) for assessor, _, application, scores in rows]
    return calibration(yardstick.criteria, given, yardstick.rules), {row[0]: row[1] for row in rows}


async def _yardstick(reader: Reader, call_id: UUID) -> Yardstick:
    statement = select(col(Call.criteria), col(Call.ranking_rules)).where(col(Call.id) == call_id)
    criteria, rules = (await reader.execute(statement)).one()
    return Yardstick(pinned(criteria), read_rules(rules))


def _handed_in(call_id: UUID, actor: Actor, *columns: Any) -> Select[Any]:
    of_application = and_(
        col(Assessment.application_id) == Application.id, col(Assessment.status) == AssessmentStatus.SUBMITTED
    )
    statement = (
        select(*columns)
        .select_from(Application)
        .outerjoin(Assessment, of_application)
        .where(col(Application.call_id) == call_id, col(Application.status) == ApplicationStatus.SUBMITTED)
        .where(col(Application.matter_id).not_in(actor.disqualified))
        .order_by(col(Application.id), col(Assessment.id))
    )
    owed = (col(Application.id).not_in(own) for own in owed_by(actor))
    return statement.where(*owed) if actor.user_id else statement
