"""Handing in: a version that never changes, the facts it states, a reference, and a receipt."""

from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.answers.form import FormInUse
from avustin_core.answers.visibility_of_files import attachments_in
from avustin_core.applications.checking import Checked
from avustin_core.applications.facts import project
from avustin_core.applications.loading import VERSIONS
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.calls.counting import count
from avustin_core.calls.models import Call
from avustin_core.documents import operations as documents
from avustin_core.forms import Reading
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter
from avustin_core.work import Work


async def hand_in(
    work: Work,
    application: Application,
    call: Call,
    form: FormInUse,
    answers: dict[str, Any],
    reading: Reading,
    *,
    arrived_at: datetime,
) -> UUID:
    """Makes the answers those that stand, as a whole; earlier ones are kept. Gives the id of their version.

    The first time the matter becomes pending and gets its reference, and the call counts it.
    """
    is_first = application.status is ApplicationStatus.DRAFT
    with work.session.no_autoflush:  # all its columns are written at once
        version = await VERSIONS.seal(work, application, answers, form, at=arrived_at)
        await documents.hand_in(work, application.matter_id, attachments_in(form.spec, answers))
        organisations = await project(work, application, reading.facts)
        if is_first:
            application.status = ApplicationStatus.SUBMITTED
            await _arrive(work, application, arrived_at)
            await _number(work, application, call)
        _acknowledge(work, application, arrived_at)
    await _take_part(work, application, organisations, is_first=is_first)
    work.at_hand[version.id] = Checked(form, answers, reading)
    return version.id


async def _take_part(work: Work, application: Application, organisations: set[UUID], *, is_first: bool) -> None:
    """Who takes part in the matter: only from now on, since a draft must not keep anyone from anything."""
    matter = await work.session.get(Matter, application.matter_id)
    if matter:
        await matters.take_part(work, matter, organisations, is_first=is_first)


async def _arrive(work: Work, application: Application, arrived_at: datetime) -> None:
    matter = await work.session.get(Matter, application.matter_id)
    if matter and matter.pending_at is None:
        matter.pending_at = arrived_at


async def _number(work: Work, application: Application, call: Call) -> None:
    counted = await count(work, call.id, numbered=1, submitted=1)
    application.reference = work.registry.reference_number(counted.view(), counted.numbered)


def _acknowledge(work: Work, application: Application, arrived_at: datetime) -> None:
    """The automatic receipt (13/2003 12 §)."""
    work.send(
        "application.received",
        {
            "applicationId": str(application.id),
            "organisationId": str(application.organisation_id),
            "reference": application.reference,
            "arrivedAt": arrived_at.isoformat(),
            "language": application.language.value if application.language else None,
            "isLate": application.is_late,
        },
    )
