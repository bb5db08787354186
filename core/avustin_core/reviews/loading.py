"""A request with what it contests, read in the one order of locks: the application, its decision, and then the request."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import undefer
from sqlmodel import col

from avustin_core.applications.loading import get_call
from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter
from avustin_core.reviews.models import Review
from avustin_core.work import Work


@dataclass(frozen=True)
class Contested:
    """What a decision on a request looks at."""

    review: Review
    decision: Decision
    application: Application
    matter: Matter  #: the request's own
    parent: Matter  #: the application's
    call: Call

    @property
    def is_late(self) -> bool:
        """Whether it came after the time for review; where nobody shows when the party came to know, it didn't."""
        return is_late(self.review)


def is_late(review: Review) -> bool:
    """From the row, with its `due_at`."""
    due_at = review.due_at  # type: ignore[attr-defined]
    return due_at is not None and due_at <= review.arrived_at


async def load(work: Work, id: UUID) -> Contested:
    """The request, locked, if the actor sees it."""
    seen = await work.get(Review, id)
    locked = {"with_for_update": True, "populate_existing": True}
    application = await work.session.get_one(Application, seen.application_id, **locked)  # type: ignore[arg-type]
    parent, matter = await matters.handled(work, application.matter_id), await matters.handled(work, seen.matter_id)
    decision = await work.session.get_one(Decision, seen.decision_id, **locked)  # type: ignore[arg-type]
    review = await work.get(Review, id, lock=True)
    statement = select(Review).where(col(Review.id) == id).options(undefer(Review.due_at))  # type: ignore[attr-defined]
    await work.session.scalars(statement.execution_options(populate_existing=True))
    return Contested(review, decision, application, matter, parent, await get_call(work.session, seen.call_id))
