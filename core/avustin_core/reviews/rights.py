"""Who sees requests for review, who makes them, and who decides on them: nobody who decided what is contested."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling
from avustin_core.access.rights import Condition
from avustin_core.calls.rights import WEIGHING
from avustin_core.decisions.models import DecisionStatus
from avustin_core.errors import Refusal
from avustin_core.matters.models import Matter
from avustin_core.matters.separation import APART, DID, MATTER_COLUMNS, ByAnother
from avustin_core.plugin import Role, Text
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.reviews.refusals import (
    NoExecutionOrder,
    NothingToReview,
    OutcomeNotProposed,
    ReviewedAlready,
    ReviewIsDecided,
    ReviewIsWithdrawn,
)
from avustin_core.service.rights import RECORDING
from avustin_core.storage import alias_of

_of_call = handling("an official who prepares, decides, registers or oversees", *WEIGHING)


def _of_party(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


def _told(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    return and_(row.organisation_id.in_(list(actor.mandates)), row.signed_at.is_not(None))


def _impartial(row: Any, actor: Actor, now: datetime) -> Condition:
    """Not those who are disqualified in the matter of the application either."""
    seen = _of_call.sees(row, actor, now)
    if seen is False or not actor.disqualified:
        return seen
    matter = alias_of(Matter, "reviewed")
    kept = select(col(matter.id)).where(col(matter.parent_id).in_(actor.disqualified))
    return and_(_of_call.predicate(row, actor, now), row.matter_id.not_in(kept))


party = Audience("a member of the organisation that requests it", _of_party)
told = Audience("a member of the organisation that requests it, once it is decided", _told)
officials = Audience(_of_call.requires, _impartial)

RIGHTS = Rights(
    Review,
    rows=either(party, officials),
    fields=dict.fromkeys(
        (
            "id", "matter", "decision", "application", "call", "organisation", "language", "changeSought", "grounds",
            "arrivedAt", "dueAt", "isLate", "isUrgent", "filedBy", "registeredBy", "status", "signedBy", "signedAt",
            "executionOrder", "executionReasons", "executionOrderedAt", "executionOrderedBy", "letters", "services",
            "withdrawnAt", "withdrawnBy", "withdrawalNote", "isFictional", "revision", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(
        (
            "outcome", "reasons", "provisions", "contact", "appealInstructions", "newDecision", "proposedBy", "proposedAt",
        ),
        either(told, officials),
    ),
)  # fmt: skip


DID["proposeReview"] = Text(
    fi="esittänyt oikaisuvaatimuksen ratkaisun",
    sv="föreslagit avgörandet om begäran om omprövning",
    en="proposed the outcome of the request",
)
APART["signReview"] = frozenset({"proposeReview"})


def _handles(*roles: Role) -> Any:
    def who(actor: Actor, state: Any) -> bool:
        away = state.parent_id in actor.disqualified
        return not away and actor.handles(state.matter_id, *roles, call_id=state.call_id)

    return who


def concerned(state: Any) -> list[UUID]:
    """The applicant, and those who receive the grant: whom the decision is directed to."""
    return list(dict.fromkeys((state.organisation_id, *(UUID(each) for each in state.recipients))))


def _signs(actor: Actor, state: Any) -> bool:
    return any(actor.signs_for(each) for each in concerned(state))


def _not_reviewable(state: Any, now: datetime) -> Refusal | None:
    if state.status is not DecisionStatus.SIGNED or state.notified_at is None:
        return NothingToReview()
    correction = state.correction or {}
    return ReviewedAlready() if correction.get("ground") == "REVIEW" else None


def _decided(state: Any, now: datetime) -> Refusal | None:
    if state.status is ReviewStatus.WITHDRAWN:
        return ReviewIsWithdrawn()
    return ReviewIsDecided() if state.status is ReviewStatus.DECIDED else None


def _not_signable(state: Any, now: datetime) -> Refusal | None:
    return _decided(state, now) or (None if state.proposed_at else OutcomeNotProposed())


def _not_ordered(state: Any, now: datetime) -> Refusal | None:
    return _decided(state, now) or (None if state.execution_order else NoExecutionOrder())


def _registers(actor: Actor, state: Any) -> bool:
    return actor.handles(state.matter_id, *RECORDING, call_id=state.call_id)


def _not_decided(state: Any, now: datetime) -> Refusal | None:
    return None if state.status is ReviewStatus.DECIDED else OutcomeNotProposed()


FILE = Guard("requestReview", doers.SIGNATORY_OF_RECIPIENTS, _signs, _not_reviewable)
REGISTER = Guard("registerReview", doers.REGISTRAR_OR_PREPARER, _registers, _not_reviewable)
DECISION_GUARDS = (FILE, REGISTER)
DECISION_COLUMNS = {
    name: name
    for name in ("organisation_id", "recipients", "matter_id", "call_id", "status", "notified_at", "correction")
}

PROPOSE = ByAnother(
    "proposeReview", doers.RAPPORTEUR_OF_REVIEW, _handles(Role.RAPPORTEUR), _decided,
    needs_declaration=True, needs_substitutes=True,
)  # fmt: skip
SIGN = ByAnother(
    "signReview", doers.DECIDER_OF_REVIEW, _handles(Role.DECIDER), _not_signable,
    needs_declaration=True, needs_substitutes=True,
)  # fmt: skip
ORDER = ByAnother("orderExecution", doers.DECIDER_OF_REVIEW, _handles(Role.DECIDER), _decided)
LIFT = ByAnother("liftExecutionOrder", doers.DECIDER_OF_REVIEW, _handles(Role.DECIDER), _not_ordered)
SERVE: Guard[Any] = Guard("recordReviewService", doers.REGISTRAR_OR_PREPARER, _handles(*RECORDING), _not_decided)
WITHDRAW: Guard[Any] = Guard(
    "withdrawReview", doers.SIGNATORY_OF_REVIEW, lambda actor, state: actor.signs_for(state.organisation_id), _decided
)
GUARDS = (PROPOSE, SIGN, ORDER, LIFT, SERVE, WITHDRAW)
COLUMNS = {
    **MATTER_COLUMNS, "organisation_id": "organisation_id", "call_id": "call_id", "matter_id": "matter_id",
    "parent_id": "matter.parent_id",
    "contested_deciders": "decided_by", "status": "status", "proposed_at": "proposed_at", "execution_order": "execution_order",
}  # fmt: skip
