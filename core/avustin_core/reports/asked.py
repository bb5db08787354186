"""Which reports a call asks for, and whether a grant's all were handed in."""

from sqlalchemy import select
from sqlmodel import col

from avustin_core.calls.models import Call
from avustin_core.forms import is_asked, spec_of
from avustin_core.registry import Registry
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.work import Work


def form_names(registry: Registry, call: Call) -> list[str | None]:
    """The reports that the call asks for; one without a name where the programme isn't installed any more."""
    programme = registry.programmes.get(call.programme_code)
    if programme is None:
        return [None]
    asked = [spec_of(form).name for form in programme.report_forms if is_asked(form, call.view().settings)]
    return list(dict.fromkeys(asked))


async def are_all_given(work: Work, report: Report) -> bool:
    """Whether this and all others that the call asks of the grant were handed in."""
    call = await work.session.get_one(Call, report.call_id)
    statement = select(col(Report.form_name)).where(
        col(Report.application_id) == report.application_id, col(Report.status) != ReportStatus.DRAFT
    )
    return set(form_names(work.registry, call)) <= set(await work.session.scalars(statement))
