"""An application that officials examine: before its decision, and anew while a request for its review is pending."""

from typing import Any
from uuid import UUID

from avustin_core.access import Guard, gather
from avustin_core.applications.loading import Loaded, get_call
from avustin_core.applications.models import Application
from avustin_core.applications.rights import COLUMNS
from avustin_core.calls.models import Call
from avustin_core.eligibility.rights import APPLICATION_COLUMNS
from avustin_core.matters.models import Matter
from avustin_core.work import Work


async def load(work: Work, id: UUID, guard: Guard[Any], *, revision: int | None = None) -> Loaded:
    """The application, locked, if the actor sees it; refused when the guard blocks or it was changed since."""
    beside = ((Call, "call_id"), (Matter, "matter_id"))
    application = await work.get(Application, id, lock=True, beside=beside)
    call, matter = (
        await get_call(work.session, application.call_id),
        await work.session.get_one(Matter, application.matter_id),
    )
    work.may(guard, gather(COLUMNS | APPLICATION_COLUMNS, application, call=call, matter=matter))
    if revision is not None:
        work.expect(application, revision)
    return Loaded(application, call)
