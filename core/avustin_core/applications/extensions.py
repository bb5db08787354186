"""More time for completing an application (434/2003 33 §): on request, or on an official's own motion."""

from datetime import datetime
from uuid import UUID

from avustin_core.access import gather
from avustin_core.applications.completion import SETTLED
from avustin_core.applications.loading import load
from avustin_core.applications.models import Completion
from avustin_core.applications.refusals import CompletionOverdue, NoOpenCompletion
from avustin_core.applications.rights import COMPLETION_COLUMNS, EXTEND, EXTEND_COMPLETION
from avustin_core.matters import operations as matters
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.time_limits.refusals import TimeLimitEnded
from avustin_core.work import Work, operation


@operation(refuses=(*SETTLED, NoOpenCompletion, CompletionOverdue, TimeLimitEnded))
async def extend_completion(
    work: Work, completion_id: UUID, *, due_at: datetime, reason: str, revision: int
) -> Completion:
    """Gives more time while the time runs, with the reason, which the applicant is told. `revision` is the request's.

    Ends with the next working day where it would end on another (150/1930 5 §).
    """
    seen = await work.get(Completion, completion_id)
    loaded = await load(work, seen.application_id, EXTEND)
    completion = await work.get(Completion, completion_id, lock=True)
    application = loaded.application
    work.may(EXTEND_COMPLETION, gather(COMPLETION_COLUMNS, completion, application=application, call=loaded.call))
    work.expect(completion, revision)
    limit = await time_limits.extend(
        work, application.matter_id, TimeLimitKind.COMPLETION, about=completion.id, due_at=due_at, reason=reason
    )
    completion.due_at, application.completion_due_at = limit.due_at, limit.due_at
    await matters.did(work, application.matter_id, EXTEND.action)
    await work.session.flush()
    return completion
