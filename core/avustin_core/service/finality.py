"""When a decision holds: nobody may contest it any more, and nobody who did still waits."""

from datetime import datetime
from typing import Any

from avustin_core.decisions.models import DecisionStatus


def is_decision_final(state: Any, now: datetime) -> bool:
    """From a decision's columns, its services' and its requests for review: all its recipients know it, and time is up."""
    addressees = {str(state.organisation_id), *state.recipients}
    return _holds(state, now) and state.known_to >= len(addressees) and _is_over(state.contestable_until, now)


def is_service_final(state: Any, now: datetime) -> bool:
    """The same for one recipient, from the columns of the service, with those of the decision it serves."""
    if state.replaced_at or not _is_over(state.ends_at, now):
        return False
    return state.decision_id is None or _holds(state, now)


def _holds(state: Any, now: datetime) -> bool:
    """In force, with no request for review that is open, or whose outcome can still be appealed."""
    if state.status is not DecisionStatus.SIGNED or state.reviews_unserved:
        return False
    return state.appealable_until is None or _is_over(state.appealable_until, now)


def _is_over(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
