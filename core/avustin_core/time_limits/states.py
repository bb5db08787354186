"""What a time limit's moments leave possible: the part of its guards that doesn't ask who acts."""

from datetime import datetime
from typing import Any

from avustin_core.errors import Refusal
from avustin_core.time_limits.models import EXTENDABLE
from avustin_core.time_limits.refusals import MoreTimeIsAsked, MoreTimeNotAsked, TimeLimitEnded, TimeLimitIsFixed


def ended(state: Any, now: datetime) -> Refusal | None:
    """Met, cancelled or missed: nothing runs any more, if so."""
    return TimeLimitEnded() if state.met_at or state.cancelled_at or state.due_at <= now else None


def waits(state: Any) -> bool:
    """Whether the party asked for more time, and has no answer."""
    return state.asked_at is not None and state.answered_at is None


def not_to_be_asked(state: Any, now: datetime) -> Refusal | None:
    """Why more time can't be asked for, if so."""
    if state.kind not in EXTENDABLE:
        return TimeLimitIsFixed()
    return ended(state, now) or (MoreTimeIsAsked() if waits(state) else None)


def not_to_be_refused(state: Any, now: datetime) -> Refusal | None:
    """Why there is nothing to refuse, if so."""
    return None if waits(state) else MoreTimeNotAsked()
