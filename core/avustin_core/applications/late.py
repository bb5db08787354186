"""Registering what came too late: by an official, with a written reason; it is decided as not examined."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.access import doers, gather
from avustin_core.answers.form import form_in_use
from avustin_core.answers.saving import Sent
from avustin_core.applications.loading import read_application
from avustin_core.applications.models import Application
from avustin_core.applications.operations import begin
from avustin_core.applications.refusals import NotLate
from avustin_core.applications.rights import CALL_COLUMNS, REGISTER_LATE
from avustin_core.applications.submission import hand_in
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallIsCancelled, CallNotPublished
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.forms import submitted
from avustin_core.matters import operations as matters
from avustin_core.plugin import LateApplicationRegistered, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.work import Work, operation


@operation(refuses=(CallNotPublished, CallIsCancelled, NotLate, *UNUSABLE))
async def register_late_application(
    work: Work,
    call_id: UUID,
    organisation_id: UUID,
    *,
    values: Mapping[str, Any],
    reason: str,
    arrived_at: datetime,
) -> Application:
    """Registers what arrived after the closing, with what it says, right or wrong. A reason is required.

    Not by a member of the applicant, who would be disqualified (434/2003 28 §).
    """
    call = await work.get(Call, call_id)
    work.may(REGISTER_LATE, gather(CALL_COLUMNS, call))
    if work.actor.edits_for(organisation_id):  # disqualified in the matter that this would begin
        raise NotAllowed("organisationId", requires=doers.NOT_OF_APPLICANT)
    if not reason.strip():
        raise InvalidInput("reason", reason=NO_REASON)
    if arrived_at.tzinfo is None or arrived_at > work.now or (call.closes_at and arrived_at < call.closes_at):
        raise InvalidInput("arrivedAt", reason=NOT_AFTER_CLOSING)
    form = await form_in_use(work.session, work.registry, call, call.form_release_id)
    given = Sent(values=values).onto(form.spec, {})
    application = await work.add(await begin(work, call, organisation_id))
    application.is_late, application.late_reason, application.submitted_at = True, reason.strip(), arrived_at
    reading = await read_application(work, application, form, given)
    answers = submitted(form.spec, given, reading)
    application.current_id = await hand_in(work, application, call, form, answers, reading, arrived_at=arrived_at)
    await work.session.flush()
    await matters.did(work, application.matter_id, REGISTER_LATE.action)
    await work.happened(LateApplicationRegistered(str(application.id), at=work.now))
    return application


NO_REASON = Text(
    fi="Kirjoita, miksi hakemus kirjataan hakuajan päätyttyä.",
    sv="Skriv varför ansökan registreras efter ansökningstidens slut.",
    en="Write why the application is registered after the closing.",
)
NOT_AFTER_CLOSING = Text(
    fi="Saapumisajankohdan on oltava hakuajan päättymisen jälkeen, eikä se voi olla tulevaisuudessa.",
    sv="Ankomsttiden ska vara efter ansökningstidens slut och kan inte ligga i framtiden.",
    en="The moment of arrival must be after the closing, and can't be in the future.",
)
