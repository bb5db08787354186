"""A report with its form, and its answers read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import Guard, gather
from avustin_core.answers.form import FormInUse, form_in_use
from avustin_core.answers.reading import read_answers
from avustin_core.answers.versions import Versions
from avustin_core.applications.loading import get_call
from avustin_core.calendar import day_of
from avustin_core.forms import Reading
from avustin_core.registry import Registry
from avustin_core.reports.models import Report, ReportVersion
from avustin_core.reports.rights import COLUMNS
from avustin_core.work import Work

VERSIONS = Versions(
    ReportVersion, "report_id", saved={"is_submitted": False}, submitted={"is_submitted": True}
)  # fmt: skip


async def load(work: Work, id: UUID, guard: Guard[Any], *, revision: int | None = None) -> Report:
    """The report, locked, if the actor sees it; refused when the guard blocks or it was changed since."""
    report = await work.get(Report, id, lock=True)
    work.may(guard, gather(COLUMNS, report, call=await get_call(work.session, report.call_id)))
    if revision is not None:
        work.expect(report, revision)
    return report


async def form_of(session: AsyncSession, registry: Registry, report: Report) -> FormInUse:
    """The form that the report answers."""
    return await form_in_use(session, registry, await get_call(session, report.call_id), report.form_release_id)


async def read_report(
    session: AsyncSession, report: Report, form: FormInUse, answers: Mapping[str, Any], *, now: datetime
) -> Reading:
    """The answers read as of the day when the report was handed in, or of today until then."""
    return await read_answers(
        session, form, answers, on=day_of(report.submitted_at or now), matter_id=report.matter_id,
        applicant_id=report.organisation_id,
    )  # fmt: skip
