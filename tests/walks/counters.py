"""The counters that calls keep are what one would count."""

from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.register.models import RegisterEntry
from avustin_core.work import Avustin

IS_THERE = col(Application.status) == ApplicationStatus.SUBMITTED
IS_SIGNED = col(Decision.status) == DecisionStatus.SIGNED
IS_ASSESSED = exists().where(
    col(Assessment.application_id) == col(Application.id), col(Assessment.status) == AssessmentStatus.SUBMITTED
)
IS_GRANT = col(Decision.kind).in_([kind for kind in DecisionKind if kind.grants])
STAYS = exists().where(col(Application.id) == col(Decision.application_id), IS_THERE)


def _of(model: Any, *conditions: Any, what: Any = None) -> Select[Any]:
    counted = func.count() if what is None else func.coalesce(func.sum(what), 0)
    return select(counted).select_from(model).where(model.call_id == Call.id, *conditions).correlate(Call)


COUNTS = {
    "numbered": _of(Application, col(Application.reference).is_not(None)),
    "submitted": _of(Application, IS_THERE),
    "assessed": _of(Application, IS_THERE, IS_ASSESSED),
    "decided": _of(Decision, IS_SIGNED, STAYS),
    "granted": _of(Decision, IS_SIGNED, IS_GRANT),
    "refused": _of(Decision, IS_SIGNED, col(Decision.kind) == DecisionKind.REFUSAL),
    "granted_total": _of(Decision, IS_SIGNED, IS_GRANT, what=col(Decision.amount)),
    "registered": _of(RegisterEntry),
}


async def check_counters(avustin: Avustin) -> None:
    """Of every call that there is."""
    kept = [getattr(Call, name) for name in COUNTS]
    counted = [each.scalar_subquery() for each in COUNTS.values()]
    async with avustin.reading() as connection:
        rows = (await connection.execute(select(*kept, *counted))).all()
    for row in rows:
        assert dict(zip(COUNTS, row[: len(COUNTS)], strict=True)) == dict(zip(COUNTS, row[len(COUNTS) :], strict=True))
