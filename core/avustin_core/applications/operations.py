"""What an applicant does with an application: begin it, save it, hand it in, take it back."""

from uuid import UUID

from avustin_core.access import gather
from avustin_core.answers.form import form_in_use
from avustin_core.answers.refusals import Incomplete
from avustin_core.answers.saved import Saved
from avustin_core.applications.loading import VERSIONS, form_of, load, read_application
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.applications.moves import catch_up
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    ApplicationNotSubmitted,
    MatterIsBeingDecided,
)
from avustin_core.applications.rights import CALL_COLUMNS, CREATE, SUBMIT, WITHDRAW
from avustin_core.applications.saving import save_application
from avustin_core.applications.submission import hand_in
from avustin_core.applications.views import application_view, transition
from avustin_core.calendar import day_of
from avustin_core.calls.counting import count
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallClosed, CallIsCancelled
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.forms import submitted
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter, MatterKind
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import ApplicationCreated, ApplicationSubmitted, ApplicationWithdrawn, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work, operation

__all__ = ["Saved", "create_application", "save_application", "submit_application", "withdraw_application"]


@operation(refuses=(CallClosed, CallIsCancelled, *UNUSABLE))
async def create_application(work: Work, call_id: UUID, organisation_id: UUID) -> Application:
    """Begins an empty draft for an organisation that one acts for; the matter isn't pending before it is handed in."""
    call = await work.get(Call, call_id)
    work.may(CREATE, gather(CALL_COLUMNS, call))
    if not work.actor.edits_for(organisation_id):
        raise NotAllowed("organisationId", requires=CREATE.requires)
    await _check_there(work, organisation_id, "organisationId")
    form = await form_in_use(work.session, work.registry, call, call.form_release_id)
    application = await begin(work, call, organisation_id)
    await VERSIONS.begin(work, application, form)
    await work.happened(ApplicationCreated(str(application.id), at=work.now))
    return application


async def begin(work: Work, call: Call, organisation_id: UUID) -> Application:
    """A new application with its matter, not written yet; whoever calls this has asked whether it may be begun."""
    organisation = await work.session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound("organisationId")
    matter = await matters.create(work, MatterKind.APPLICATION, call_id=call.id, party_id=organisation_id)
    return Application(
        matter_id=matter.id, call_id=call.id, organisation_id=organisation_id, created_at=work.now,
        is_fictional=call.is_fictional or organisation.is_fictional,
    )  # fmt: skip


@operation(
    refuses=(
        CallClosed, CallIsCancelled, Incomplete, ApplicationIsWithdrawn, ApplicationIsDecided, MatterIsBeingDecided,
        *UNUSABLE,
    )
)  # fmt: skip
async def submit_application(work: Work, id: UUID, *, revision: int) -> Application:
    """Hands in what stands in the draft, as a whole. Refused outside the application period and while problems block.

    The moment of arrival is that of the request's last byte (13/2003 10 §). Earlier submissions are kept.
    """
    loaded = await load(work, id, SUBMIT, revision=revision, beside=OF_SUBMISSION)
    application, call = loaded.application, loaded.call
    await _check_there(work, application.organisation_id, "id")
    await catch_up(work, application, call)
    form = await form_of(work.session, work.registry, application, call)
    draft = await VERSIONS.answers(work, application.current_id)
    reading = await read_application(work, application, form, draft)
    if reading.blocking:
        raise Incomplete(reading.blocking)
    answers = submitted(form.spec, draft, reading)
    view = await application_view(
        work.session, application, form.call, answers, form_version=form.spec.version, facts=reading.facts
    )
    work.registry.veto(transition(work, SUBMIT.action, view, ApplicationStatus.SUBMITTED.name))
    application.submitted_at = work.now
    application.has_unsubmitted_changes = False
    await hand_in(work, application, call, form, answers, reading, arrived_at=work.now)
    await work.happened(ApplicationSubmitted(str(application.id), at=work.now))
    return application


@operation(refuses=(ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided, MatterIsBeingDecided))
async def withdraw_application(work: Work, id: UUID, *, revision: int) -> Application:
    """Takes back what was handed in, before it is decided. It can't be undone."""
    loaded = await load(work, id, WITHDRAW, revision=revision)
    application, call = loaded.application, loaded.call
    answers = await VERSIONS.answers(work, application.submitted_id)
    view = await application_view(work.session, application, call.view(), answers)
    work.registry.veto(transition(work, WITHDRAW.action, view, ApplicationStatus.WITHDRAWN.name))
    application.status, application.withdrawn_at = ApplicationStatus.WITHDRAWN, work.now
    application.completion_due_at, application.completion_paths = None, None
    await time_limits.cancel_running(work, application.matter_id, tuple(TimeLimitKind))
    await work.session.flush()
    await count(work, call.id, submitted=-1)
    await work.happened(ApplicationWithdrawn(str(application.id), at=work.now))
    return application


#: what a submission looks at beside the application and its call
OF_SUBMISSION = ((Organisation, "organisation_id"), (Matter, "matter_id"))


async def _check_there(work: Work, organisation_id: UUID, path: str) -> None:
    """Refuses an applicant that has ended, or hasn't begun; what an official registers late is decided all the same."""
    organisation = await work.session.get(Organisation, organisation_id)
    if organisation and not organisation.is_there(day_of(work.now)):
        raise InvalidInput(path, reason=NOT_THERE)


NOT_THERE = Text(
    fi="Hakijaorganisaatio ei ole toiminnassa tänään. Hae sen organisaation nimissä, jolle tehtävät ovat siirtyneet.",
    sv="Den sökande organisationen finns inte i dag. Ansök för den organisation som uppgifterna har övergått till.",
    en="The applicant doesn't exist today. Apply for the organisation that its tasks have passed to.",
)
