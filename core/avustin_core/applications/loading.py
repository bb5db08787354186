"""An application with what its guards look at, and its answers read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import Guard, gather
from avustin_core.access.getting import Beside
from avustin_core.answers.form import FormInUse, form_in_use
from avustin_core.answers.reading import read_answers
from avustin_core.answers.versions import Versions
from avustin_core.applications.models import Application, ApplicationVersion, VersionKind
from avustin_core.applications.rights import COLUMNS
from avustin_core.calendar import day_of
from avustin_core.calls.models import Call
from avustin_core.errors import NotFound
from avustin_core.forms import Reading
from avustin_core.registry import Registry
from avustin_core.work import Work

VERSIONS = Versions(
    ApplicationVersion, "application_id", saved={"kind": VersionKind.SAVED}, submitted={"kind": VersionKind.SUBMITTED}
)


@dataclass(frozen=True)
class Loaded:
    """An application and its call."""

    application: Application
    call: Call

    def state(self) -> Any:
        """What the guards look at."""
        return gather(COLUMNS, self.application, call=self.call)


async def load(work: Work, id: UUID, guard: Guard[Any], *, revision: int | None = None, beside: Beside = ()) -> Loaded:
    """The application, locked, if the actor sees it; refused when the guard blocks or it was changed since."""
    application = await work.get(Application, id, lock=True, beside=((Call, "call_id"), *beside))
    loaded = Loaded(application, await get_call(work.session, application.call_id))
    work.may(guard, loaded.state())
    if revision is not None:
        work.expect(application, revision)
    return loaded


async def get_call(session: AsyncSession, id: UUID) -> Call:
    """The call, whoever asks."""
    call = await session.get(Call, id)
    if call is None:
        raise NotFound()
    return call


async def form_of(
    session: AsyncSession, registry: Registry, application: Application, call: Call, version_id: UUID | None = None
) -> FormInUse:
    """The form that a version of the application answers; the current one when none is named."""
    version = await session.get(ApplicationVersion, version_id or application.current_id)
    return await form_in_use(session, registry, call, version.form_release_id if version else call.form_release_id)


async def read_application(
    work: Work, application: Application, form: FormInUse, answers: Mapping[str, Any]
) -> Reading:
    """The answers read as of the day when the application arrived, or of today until then."""
    return await read_answers(
        work.session,
        form,
        answers,
        on=day_of(application.submitted_at or work.now),
        matter_id=application.matter_id,
        applicant_id=application.organisation_id,
    )
