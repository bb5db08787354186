"""Whether what a notice says is still so: nobody is reminded of what was done meanwhile."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.applications.models import ApplicationStatus, Completion, CompletionStatus
from avustin_core.decisions.models import Decision, DecisionStatus
from avustin_core.messages.kinds import FORM_CHANGED, KINDS, LIMIT_REMINDER, OVERDUE, REMINDER, Kind
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.states import ended

REMINDERS = (KINDS[REMINDER], KINDS[OVERDUE])


async def is_still_so(session: AsyncSession, kind: Kind, row: Any, payload: Mapping[str, Any], now: datetime) -> bool:
    """Asked before every attempt."""
    if kind is KINDS[FORM_CHANGED]:
        return row.status is ApplicationStatus.DRAFT
    if isinstance(row, Completion):
        return row.status is CompletionStatus.OPEN
    if isinstance(row, TimeLimit):
        is_due = row.due_at == datetime.fromisoformat(payload["dueAt"])
        return is_due and (kind is not KINDS[LIMIT_REMINDER] or ended(row, now) is None)
    if kind in REMINDERS and isinstance(row, Decision):
        in_force = row.status is DecisionStatus.SIGNED
        return in_force and not await _is_given(session, row, payload.get("formName"))
    return True


async def _is_given(session: AsyncSession, decision: Decision, form_name: str | None) -> bool:
    """Whether that report, or any where no form is named, was handed in."""
    given = select(col(Report.id)).where(
        col(Report.application_id) == decision.application_id, col(Report.status) != ReportStatus.DRAFT
    )
    if form_name:
        given = given.where(col(Report.form_name) == form_name)
    return await session.scalar(given.limit(1)) is not None
