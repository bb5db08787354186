"""Who sees what recipients answer, and who accepts, declines and releases."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.acceptances.models import Acceptance
from avustin_core.acceptances.refusals import GrantIsAnswered, GrantIsReleased, NotDeclined, NothingToAccept
from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.calls.rights import DECIDING
from avustin_core.decisions.models import DecisionStatus
from avustin_core.errors import Refusal
from avustin_core.plugin import Role

PAYING = (Role.PAYMENTS, Role.PREPARER, Role.AUDITOR)


def _of_recipient(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


recipient = Audience("a member of the recipient", _of_recipient)
paying = handling("an official who pays, prepares or audits", *PAYING)

RIGHTS = Rights(
    Acceptance,
    rows=either(recipient, handling("an official of the call, other than an assessor", *DECIDING)),
    fields=dict.fromkeys(
        (
            "id", "decision", "matter", "call", "organisation", "answer", "answeredAt", "answeredBy", "agreementSignedOn",
            "agreement", "reason", "releasedAt", "releasedBy", "releaseReason", "revision",
        ),
        ROW,
    )
    | {"iban": either(recipient, paying)},
)  # fmt: skip


def recipients_of(state: Any) -> list[UUID]:
    """Those who receive the grant, each of whom answers: several are liable for it jointly and severally (688/2001 27 §)."""
    return list(dict.fromkeys(UUID(each) for each in state.recipients)) or [state.organisation_id]


def unanswered_of(state: Any) -> list[UUID]:
    """Those of them who haven't answered yet."""
    known = {UUID(each) for each in (state.answered_by or "").split()}
    return [each for each in recipients_of(state) if each not in known]


def _signs(actor: Actor, state: Any) -> bool:
    return any(actor.signs_for(each) for each in recipients_of(state))


@dataclass(frozen=True)
class OfARecipient(Guard[Any]):
    """A guard of what a recipient answers, once."""

    def refusal(self, actor: Actor, state: Any, now: datetime) -> Refusal | None:
        """Why it can't be done, or None."""
        if refusal := super().refusal(actor, state, now):
            return refusal
        return None if any(actor.signs_for(each) for each in unanswered_of(state)) else GrantIsAnswered()


def _not_in_force(state: Any) -> Refusal | None:
    in_force = state.status is DecisionStatus.SIGNED and state.notified_at is not None
    return None if in_force and state.kind.grants else NothingToAccept()


def _not_to_be_answered(state: Any, now: datetime) -> Refusal | None:
    if refusal := _not_in_force(state):
        return refusal
    return GrantIsAnswered() if state.accepted_at or state.declined_at or state.released_at else None


def _not_to_be_released(state: Any, now: datetime) -> Refusal | None:
    if refusal := _not_in_force(state):
        return refusal
    if state.released_at:
        return GrantIsReleased()
    return None if state.declined_at else NotDeclined()


ACCEPT = OfARecipient("acceptGrant", doers.SIGNATORY_OF_RECIPIENT, _signs, _not_to_be_answered)
DECLINE = OfARecipient("declineGrant", doers.SIGNATORY_OF_RECIPIENT, _signs, _not_to_be_answered)
RELEASE = Guard(
    "releaseGrant", doers.RELEASER, in_role(Role.PREPARER, Role.RAPPORTEUR, Role.PAYMENTS), _not_to_be_released
)
DECISION_GUARDS = (ACCEPT, DECLINE, RELEASE)
DECISION_COLUMNS = {
    name: name
    for name in (
        "organisation_id", "recipients", "answered_by", "matter_id", "call_id", "kind", "status", "notified_at", "accepted_at",
        "declined_at", "released_at",
    )
}  # fmt: skip
