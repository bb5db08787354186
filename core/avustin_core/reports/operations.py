"""What is done with reports: the recipient begins and hands in, a checker approves or returns."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather, rights_of
from avustin_core.answers.refusals import Incomplete
from avustin_core.answers.visibility_of_files import attachments_in
from avustin_core.applications.loading import get_call
from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision, DecisionStatus
from avustin_core.documents import operations as documents
from avustin_core.errors import InvalidInput
from avustin_core.forms import is_asked, spec_of, submitted
from avustin_core.matters import operations as matters
from avustin_core.plugin import (
    Programme,
    ReportApproved,
    ReportCreated,
    ReportForm,
    ReportReturned,
    ReportSubmitted,
    Text,
)
from avustin_core.programmes.operations import installed, release_form
from avustin_core.programmes.refusals import UNUSABLE, ReleasedFormChanged
from avustin_core.reports.asked import are_all_given
from avustin_core.reports.loading import VERSIONS, form_of, load, read_report
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.reports.refusals import (
    NoGrant,
    ReportExists,
    ReportIsApproved,
    ReportIsSubmitted,
    ReportNotAsked,
    ReportNotSubmitted,
)
from avustin_core.reports.rights import APPROVE, CREATE, DECISION_COLUMNS, RETURN, SUBMIT
from avustin_core.reports.saving import save_report
from avustin_core.reports.views import ask_plugins
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work, operation

__all__ = ["approve_report", "create_report", "return_report", "save_report", "submit_report"]


@operation(refuses=(NoGrant, ReportExists, ReportNotAsked, *UNUSABLE, ReleasedFormChanged))
async def create_report(work: Work, application_id: UUID, form_name: str) -> Report:
    """Begins the report of that kind on the grant that is in force; it is due on the day that the decision sets."""
    application = await work.get(Application, application_id, lock=True)
    decision = await _in_force(work, application)
    if decision is None:
        raise NoGrant()
    call = await get_call(work.session, application.call_id)
    work.may(CREATE, gather(DECISION_COLUMNS, decision, call=call))
    programme = installed(work.registry, call.programme_code)
    form_class = _report_form(programme, form_name)
    if not is_asked(form_class, call.view().settings):
        raise ReportNotAsked("formName")
    known = select(col(Report.id)).where(
        col(Report.application_id) == application.id, col(Report.form_name) == form_name
    )
    if await work.session.scalar(known):
        raise ReportExists("formName")
    release = await release_form(work, programme, form_class)
    report = Report(
        application_id=application.id, decision_id=decision.id, matter_id=application.matter_id, call_id=call.id,
        organisation_id=decision.organisation_id, form_name=form_name, form_release_id=release.id,
        due_on=decision.report_due, created_at=work.now, is_fictional=application.is_fictional,
    )  # fmt: skip
    await VERSIONS.begin(work, report, await form_of(work.session, work.registry, report))
    await work.happened(ReportCreated(str(report.id), at=work.now))
    return report


@operation(refuses=(ReportIsSubmitted, ReportIsApproved, Incomplete, *UNUSABLE))
async def submit_report(work: Work, id: UUID, *, revision: int) -> Report:
    """Hands in what stands in the draft. Refused while problems block, such as a required attachment not given."""
    report = await load(work, id, SUBMIT, revision=revision)
    form = await form_of(work.session, work.registry, report)
    draft = await VERSIONS.answers(work, report.current_id)
    reading = await read_report(work.session, report, form, draft, now=work.now)
    if reading.blocking:
        raise Incomplete(reading.blocking)
    ask_plugins(work, SUBMIT.action, report, ReportStatus.SUBMITTED)
    answers = submitted(form.spec, draft, reading)
    await VERSIONS.seal(work, report, answers, form)
    await documents.hand_in(work, report.matter_id, attachments_in(form.spec, answers))
    report.status, report.submitted_at = ReportStatus.SUBMITTED, work.now
    await work.session.flush()
    if await are_all_given(work, report):
        await time_limits.meet(work, report.matter_id, TimeLimitKind.REPORT, about=report.application_id)
    work.send("report.received", _about(report))
    await work.happened(ReportSubmitted(str(report.id), at=work.now))
    return report


@operation(refuses=(ReportNotSubmitted, ReportIsApproved))
async def approve_report(work: Work, id: UUID, *, revision: int) -> Report:
    """Finds the report in order; it doesn't change any more."""
    report = await load(work, id, APPROVE, revision=revision)
    ask_plugins(work, APPROVE.action, report, ReportStatus.APPROVED)
    report.status, report.approved_at, report.approved_by = ReportStatus.APPROVED, work.now, work.actor.user_id
    await work.session.flush()
    await matters.did(work, report.matter_id, APPROVE.action)
    work.send("report.approved", _about(report))
    await work.happened(ReportApproved(str(report.id), at=work.now))
    return report


@operation(refuses=(ReportNotSubmitted, ReportIsApproved))
async def return_report(work: Work, id: UUID, *, reason: str, revision: int) -> Report:
    """Sends the report back to be mended, with the reason. What was handed in is kept."""
    report = await load(work, id, RETURN, revision=revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=NO_REASON)
    ask_plugins(work, RETURN.action, report, ReportStatus.RETURNED)
    report.status, report.returned_at, report.return_reason = ReportStatus.RETURNED, work.now, reason.strip()
    await work.session.flush()
    await matters.did(work, report.matter_id, RETURN.action)
    work.send("report.returned", _about(report))
    await work.happened(ReportReturned(str(report.id), at=work.now))
    return report


async def _in_force(work: Work, application: Application) -> Decision | None:
    """The signed decision in force, if the actor sees it."""
    statement = select(Decision).where(
        col(Decision.application_id) == application.id,
        col(Decision.status) == DecisionStatus.SIGNED,
        col(Decision.superseded_at).is_(None),
        rights_of(Decision).rows.predicate(Decision, work.actor, work.now),
    )
    found: Decision | None = await work.session.scalar(statement)
    return found


def _report_form(programme: Programme, name: str) -> type[ReportForm]:
    """The newest version of the programme's report form of that name."""
    found = [form for form in programme.report_forms if spec_of(form).name == name]
    if not found:
        names = ", ".join(dict.fromkeys(spec_of(form).name for form in programme.report_forms)) or "–"
        raise InvalidInput("formName", reason=_unknown(names))
    return found[-1]


def _about(report: Report) -> dict[str, str | None]:
    return {
        "reportId": str(report.id),
        "applicationId": str(report.application_id),
        "organisationId": str(report.organisation_id),
        "formName": report.form_name,
    }


def _unknown(names: str) -> Text:
    return Text(
        fi=f"Ohjelmalla ei ole tällaista selvityslomaketta. Lomakkeet: {names}.",
        sv=f"Programmet har ingen sådan blankett för redogörelse. Blanketter: {names}.",
        en=f"The programme has no such report form. Its forms: {names}.",
    )


NO_REASON = Text(
    fi="Kirjoita, miksi selvitys palautetaan ja mitä on korjattava.",
    sv="Skriv varför redogörelsen återsänds och vad som ska rättas.",
    en="Write why the report is returned and what is to be mended.",
)
