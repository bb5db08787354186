"""What an application's moments and status leave possible: the part of its guards that doesn't ask who acts."""

from datetime import datetime
from typing import Any

from avustin_core.applications.models import ApplicationStatus, CompletionStatus
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    ApplicationNotSubmitted,
    CompletionIsOpen,
    CompletionOverdue,
    MatterIsBeingDecided,
    NoOpenCompletion,
    NotLate,
)
from avustin_core.calls.refusals import CallClosed, CallIsCancelled, CallNotPublished
from avustin_core.errors import Refusal
from avustin_core.programmes.use import unusable


def is_open(call: Any, now: datetime) -> bool:
    """Whether the application period runs at that moment: from the opening, until just before the closing."""
    return (
        call.published_at is not None
        and call.cancelled_at is None
        and (call.opens_at is None or call.opens_at <= now)
        and (call.closes_at is None or now < call.closes_at)
    )


def settled(state: Any, now: datetime) -> Refusal | None:
    """Withdrawn or decided: nothing changes any more."""
    if state.status is ApplicationStatus.WITHDRAWN:
        return ApplicationIsWithdrawn()
    return ApplicationIsDecided() if state.decided_at else None


def known_settled(state: Any, now: datetime) -> Refusal | None:
    """The same, as far as the applicant knows."""
    if state.status is ApplicationStatus.WITHDRAWN:
        return ApplicationIsWithdrawn()
    return ApplicationIsDecided() if state.told_decided_at else None


def being_decided(state: Any) -> Refusal | None:
    """Signed already, of which the applicant isn't told before the notification: asked last, when all else would do."""
    return MatterIsBeingDecided() if state.decided_at else None


def handed_in_and_undecided(state: Any, now: datetime) -> Refusal | None:
    """Why it isn't a matter that waits for its decision, if so."""
    return ApplicationNotSubmitted() if state.status is ApplicationStatus.DRAFT else settled(state, now)


def not_withdrawable(state: Any, now: datetime) -> Refusal | None:
    """Why the applicant can't take it back, if so."""
    if state.status is ApplicationStatus.DRAFT:
        return ApplicationNotSubmitted()
    return known_settled(state, now) or being_decided(state)


def not_open(state: Any, now: datetime) -> Refusal | None:
    """Why nothing can be handed in at that moment, if so."""
    if state.cancelled_at:
        return CallIsCancelled()
    return None if is_open(state, now) else CallClosed()


def not_to_be_begun(call: Any, now: datetime) -> Refusal | None:
    """Why no application can be begun in a call, if so."""
    return not_open(call, now) or unusable(call)


def not_submittable(state: Any, now: datetime) -> Refusal | None:
    """Why it can't be handed in now, if so."""
    return known_settled(state, now) or not_open(state, now) or unusable(state) or being_decided(state)


def not_completable(state: Any, now: datetime) -> Refusal | None:
    """Why no completion can be given now, if so."""
    if state.completion_due_at is None:
        return NoOpenCompletion()
    return None if now < state.completion_due_at else CompletionOverdue()


def not_editable(state: Any, now: datetime) -> Refusal | None:
    """Why answers can't be saved: while the period runs all can, after it what is asked to be completed."""
    if refusal := known_settled(state, now):
        return refusal
    refusal = not_open(state, now)
    if refusal and state.completion_due_at is not None:
        refusal = not_completable(state, now)
    return refusal or unusable(state) or being_decided(state)


def is_undecided(state: Any) -> bool:
    """Whether it was handed in and waits for its decision."""
    return state.status is ApplicationStatus.SUBMITTED and state.decided_at is None


def not_to_be_completed(state: Any, now: datetime) -> Refusal | None:
    """Why a completion can't be asked for, if so; one whose time has passed doesn't stand in the way."""
    if refusal := handed_in_and_undecided(state, now):
        return refusal
    is_open_now = state.completion_due_at and now < state.completion_due_at
    return CompletionIsOpen() if is_open_now else unusable(state)


def not_answerable(state: Any, now: datetime) -> Refusal | None:
    """Why a request for completion can't be answered, if so."""
    if state.status is ApplicationStatus.DRAFT:
        return ApplicationNotSubmitted()
    return known_settled(state, now) or not_completable(state, now) or unusable(state) or being_decided(state)


def not_extendable(state: Any, now: datetime) -> Refusal | None:
    """Why no more time can be given for a completion, if so."""
    return handed_in_and_undecided(state, now) or not_completable(state, now)


def answered_or_past(state: Any, now: datetime) -> Refusal | None:
    """The same, over the columns of one request."""
    return NoOpenCompletion() if state.completion is CompletionStatus.ANSWERED else not_extendable(state, now)


def answered_or_closed(state: Any, now: datetime) -> Refusal | None:
    """The same, over the columns of one request."""
    return NoOpenCompletion() if state.completion is CompletionStatus.ANSWERED else not_answerable(state, now)


def not_running(call: Any, now: datetime) -> Refusal | None:
    """Why a call's form can't be changed any more, or not in this way yet, if so."""
    if call.published_at is None:
        return CallNotPublished()
    if call.cancelled_at:
        return CallIsCancelled()
    return CallClosed() if call.closes_at and call.closes_at <= now else unusable(call)


def not_late(call: Any, now: datetime) -> Refusal | None:
    """Why there is no late application to register in a call, if so."""
    if call.published_at is None:
        return CallNotPublished()
    if call.cancelled_at:
        return CallIsCancelled()
    return unusable(call) if call.closes_at and call.closes_at <= now else NotLate()
