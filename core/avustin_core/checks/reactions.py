"""What happens when an application is handed in again: what was accepted of costs that are as they were, stands."""

from uuid import UUID

from avustin_core.applications.models import Application
from avustin_core.checks.costs import by_path, find_kept, find_lines, keep
from avustin_core.plugin import ApplicationSubmitted
from avustin_core.work import Work, reacts_to


@reacts_to(ApplicationSubmitted)
async def reckon(work: Work, event: ApplicationSubmitted) -> None:
    """Computes the total of the new version. What was said of a cost that is changed or gone counts no more."""
    application = await work.session.get(Application, UUID(event.application_id))
    if application is None or _is_first(work, application):
        return
    kept = await find_kept(work, application.id)
    if kept is None:
        return
    lines = await find_lines(work, application)
    standing = {line.path for line in lines}
    said = {path: row for path, row in by_path(kept.rows).items() if path in standing}
    await keep(work, application, kept, lines, said)


def _is_first(work: Work, application: Application) -> bool:
    """Whether this made a draft a submitted one: nothing was handed in before, so that nobody has accepted anything."""
    return "status" in work.recorded.changes.get(f"{Application.__tablename__}:{application.id}", {})
