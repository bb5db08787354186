"""What happens to a call's count of assessed applications when one of them is withdrawn."""

from uuid import UUID

from avustin_core.applications.models import Application
from avustin_core.assessments.operations import has_submitted
from avustin_core.calls.counting import count
from avustin_core.plugin import ApplicationWithdrawn
from avustin_core.work import Work, reacts_to


@reacts_to(ApplicationWithdrawn)
async def no_longer_counted(work: Work, event: ApplicationWithdrawn) -> None:
    """A withdrawn application is no longer among those that were handed in, and so not among the assessed."""
    application = await work.session.get(Application, UUID(event.application_id))
    if application and await has_submitted(work, application.id):
        await count(work, application.call_id, assessed=-1)
