"""Who sees how decisions were served, and who records it; who consents to electronic service."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.calls.rights import DECIDING
from avustin_core.decisions.models import DecisionStatus
from avustin_core.decisions.refusals import DecisionIsSuperseded, DecisionNotSigned
from avustin_core.errors import Refusal
from avustin_core.plugin import Role
from avustin_core.service.models import ElectronicConsent, Service
from avustin_core.service.refusals import NotNotified, ServiceIsReplaced

RECORDING = (Role.REGISTRAR, Role.PREPARER)


def _of_recipient(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


recipient = Audience("a member of the recipient", _of_recipient)
officials = Audience(
    "an official of some call, other than an assessor", lambda row, actor, now: actor.has_somewhere(*DECIDING)
)

RIGHTS = Rights(
    Service,
    rows=either(recipient, handling("an official of the call, other than an assessor", *DECIDING)),
    fields=dict.fromkeys(
        (
            "id", "decision", "matter", "call", "organisation", "isAuthority", "way", "sentAt", "receivedOn", "evidence",
            "fetchBy", "deemedOn", "lastDayForReview", "endsAt", "isFinal", "recordedAt", "recordedBy", "replacedAt",
            "replacedBecause", "revision", "actions",
        ),
        ROW,
    ),
)  # fmt: skip
CONSENTS = Rights(
    ElectronicConsent,
    rows=either(recipient, officials),
    fields=dict.fromkeys(("id", "organisation", "givenAt", "withdrawnAt", "recordedBy", "revision"), ROW),
)


def not_to_be_served(state: Any, now: datetime) -> Refusal | None:
    """Why no service of a decision is recorded, if so."""
    if state.status is DecisionStatus.PROPOSED:
        return DecisionNotSigned()
    if state.status is not DecisionStatus.SIGNED:
        return DecisionIsSuperseded()
    return None if state.notified_at else NotNotified()


def _replaced(state: Any, now: datetime) -> Refusal | None:
    return ServiceIsReplaced() if state.replaced_at else None


def _may_consent(actor: Actor, state: Any) -> bool:
    return actor.signs_for(state.organisation_id) or actor.has_somewhere(*RECORDING)


RECORD = Guard("recordService", doers.REGISTRAR_OR_PREPARER, in_role(*RECORDING), not_to_be_served)
DECISION_GUARDS = (RECORD,)
DECISION_COLUMNS = {name: name for name in ("matter_id", "call_id", "status", "notified_at")}

RECEIVE = Guard("recordReceipt", doers.REGISTRAR_OR_PREPARER, in_role(*RECORDING), _replaced)
GUARDS = (RECEIVE,)
COLUMNS = {name: name for name in ("matter_id", "call_id", "replaced_at")}

CONSENT: Guard[Any] = Guard("setElectronicConsent", doers.SIGNATORY_OR_REGISTRAR, _may_consent)
ORGANISATION_GUARDS = (CONSENT,)
ORGANISATION_COLUMNS = {"organisation_id": "id"}
