"""Who answers the checklist and accepts costs. Who sees them is said with the application, and by an item's own roles."""

from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.access import Actor, doers
from avustin_core.applications.models import ApplicationStatus
from avustin_core.applications.refusals import ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.eligibility.rights import examines
from avustin_core.errors import Refusal
from avustin_core.matters.separation import ByAnother
from avustin_core.plugin import CheckItem


def _not_to_be_checked(state: Any, now: datetime) -> Refusal | None:
    """A decided one can: what takes a decision's place is prepared on it. What was answered before is kept."""
    if state.status is ApplicationStatus.DRAFT:
        return ApplicationNotSubmitted()
    return ApplicationIsWithdrawn() if state.status is ApplicationStatus.WITHDRAWN else None


def is_for(item: CheckItem, actor: Actor, *, matter_id: UUID, call_id: UUID) -> bool:
    """Whether the official sees an item: each of the call's, unless it is for named roles."""
    return item.roles is None or actor.handles(matter_id, *sorted(item.roles), call_id=call_id)


CHECK = ByAnother("recordChecks", doers.EXAMINER, examines, _not_to_be_checked)
ACCEPT = ByAnother("acceptCosts", doers.EXAMINER, examines, _not_to_be_checked)
APPLICATION_GUARDS = (CHECK, ACCEPT)
