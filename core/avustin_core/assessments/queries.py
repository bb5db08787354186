"""What can be asked of assessments: rankings of calls and their calibrations, in two statements however many there are."""

from collections.abc import Collection, Mapping
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
Calibrated = tuple[Calibration, dict[object, str]]  #: with the assessors' names


@dataclass(frozen=True)
class Yardstick:
    """What a call's applications are ranked by."""

    criteria: dict[str, PinnedCriterion]
    rules: RankingRules


async def ranking_of(reader: Reader, call_id: UUID, *, actor: Actor = PUBLIC) -> list[Ranked]:
    """The ranking of one call."""
    return (await rankings_of(reader, [call_id], actor=actor))[call_id]


async def rankings_of(
    reader: Reader, call_ids: Collection[UUID], *, actor: Actor = PUBLIC
) -> Mapping[UUID, list[Ranked]]:
    """All applications of each call that are handed in, those that nobody assessed included.

    Asks nobody's rights: it is for officials of the call (`Call.ranking` in the rights of calls). Matters in which the
    actor is disqualified, and applications that the actor has begun or is assigned to assess, and not handed in, are left out: the
    others are ranked as if these weren't there.
    """
    yardsticks = await _yardsticks(reader, call_ids)
    statement = _handed_in(call_ids, actor, col(Application.call_id), col(Application.id), col(Assessment.scores))
    assessments: dict[UUID, dict[UUID, list[Scores]]] = {id: {} for id in yardsticks}
    for call_id, id, scores in (await reader.execute(statement)).all():
        assessments[call_id].setdefault(id, []).extend([] if scores is None else [scores])
    return {id: ranking(by.criteria, assessments[id], by.rules) for id, by in yardsticks.items()}


async def calibration_of(reader: Reader, call_id: UUID, *, actor: Actor) -> Calibrated:
    """The calibration of one call."""
    return (await calibrations_of(reader, [call_id], actor=actor))[call_id]


async def calibrations_of(reader: Reader, call_ids: Collection[UUID], *, actor: Actor) -> Mapping[UUID, Calibrated]:
    """How alike each call's assessors assess, and their names. The same is left out of it."""
    yardsticks = await _yardsticks(reader, call_ids)
    statement = _handed_in(
        call_ids, actor, col(Application.call_id), col(Assessment.assessor_id), col(User.name), col(Application.id),
        col(Assessment.scores),
    ).join(User, col(User.id) == col(Assessment.assessor_id))  # fmt: skip
    rows: dict[UUID, list[Any]] = {id: [] for id in yardsticks}
    for call_id, *row in (await reader.execute(statement)).all():
        rows[call_id].append(row)
    return {id: _calibrated(by, rows[id]) for id, by in yardsticks.items()}


def _calibrated(yardstick: Yardstick, rows: list[Any]) -> Calibrated:
    given = [Given(assessor, application, scores) for assessor, _, application, scores in rows]
    return calibration(yardstick.criteria, given, yardstick.rules), {row[0]: row[1] for row in rows}


async def _yardsticks(reader: Reader, call_ids: Collection[UUID]) -> dict[UUID, Yardstick]:
    statement = select(col(Call.id), col(Call.criteria), col(Call.ranking_rules)).where(col(Call.id).in_(call_ids))
    found = (await reader.execute(statement)).all()
    return {id: Yardstick(pinned(criteria), read_rules(rules)) for id, criteria, rules in found}


def _handed_in(call_ids: Collection[UUID], actor: Actor, *columns: Any) -> Select[Any]:
    of_application = and_(
        col(Assessment.application_id) == Application.id, col(Assessment.status) == AssessmentStatus.SUBMITTED
    )
    statement = (
        select(*columns)
        .select_from(Application)
        .outerjoin(Assessment, of_application)
        .where(col(Application.call_id).in_(call_ids), col(Application.status) == ApplicationStatus.SUBMITTED)
        .where(col(Application.matter_id).not_in(actor.disqualified))
        .order_by(col(Application.id), col(Assessment.id))
    )
    owed = (col(Application.id).not_in(own) for own in owed_by(actor))
    return statement.where(*owed) if actor.user_id else statement
