"""Who answers the checklist and accepts costs. Who sees them is said with the application, and by an item's own roles."""

from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.access import Actor, Guard, doers, in_role
from avustin_core.applications.models import ApplicationStatus
from avustin_core.applications.refusals import ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.errors import Refusal
from avustin_core.plugin import CheckItem, Role


def _not_to_be_checked(state: Any, now: datetime) -> Refusal | None:
    """A decided one can: what takes a decision's place is prepared on it. What was answered before stands in the trail."""
    if state.status is ApplicationStatus.DRAFT:
        return ApplicationNotSubmitted()
    return ApplicationIsWithdrawn() if state.status is ApplicationStatus.WITHDRAWN else None


def is_for(item: CheckItem, actor: Actor, *, matter_id: UUID, call_id: UUID) -> bool:
    """Whether the official sees an item: each of the call's, unless it is for named roles."""
    return item.roles is None or actor.handles(matter_id, *sorted(item.roles), call_id=call_id)


CHECK = Guard("recordChecks", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), _not_to_be_checked)
ACCEPT = Guard("acceptCosts", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), _not_to_be_checked)
APPLICATION_GUARDS = (CHECK, ACCEPT)
