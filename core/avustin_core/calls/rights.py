"""Who sees calls, and who may open, change, publish and cancel them."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Audience, Guard, Rights, doers, either, in_role_of_call, of_call
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallIsCancelled, CallIsDecided, CallIsPublished, CallNotPublished
from avustin_core.errors import Refusal
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.programmes import use
from avustin_core.programmes.rights import not_disabled

published = Audience(
    "nothing: public, once the call is published", lambda call, actor, now: call.published_at.is_not(None)
)
officials = of_call("an official of the call", *OFFICIALS, call="id")
DECIDING = tuple(role for role in OFFICIALS if role is not Role.ASSESSOR)  #: those who see what is proposed and decided
WEIGHING = (Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER, Role.REGISTRAR, Role.AUDITOR, Role.ADMINISTRATOR)
deciding = of_call("an official of the call, other than an assessor", *DECIDING, call="id")
weighing = of_call("an official who prepares, decides, registers or oversees", *WEIGHING, call="id")

RIGHTS = Rights(
    Call,
    rows=either(published, officials),
    fields=dict.fromkeys(
        (
            "id", "programme", "appropriation", "title", "summary", "instructions", "terms", "contact",
            "publishedFacts", "opensAt", "closesAt", "isRolling", "notices", "state", "publishedAt", "cancelledAt",
            "cancellationReason", "ceiling", "settings", "criteria", "rankingRules", "form", "reportForms", "statistics",
            "publishesRefusals", "requiresDeclarations", "requiresChecks", "year", "ordinal", "isFictional", "disabledAt",
            "disabledReason", "revision", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("applications", "formChanges", "assessmentOpensAt", "assessmentClosesAt", "assignedOnly"), officials)
    | dict.fromkeys(("ranking", "calibration", "scenarios"), weighing)
    | {"decisions": deciding},
)  # fmt: skip

PREPARERS = in_role_of_call(Role.PREPARER, Role.ADMINISTRATOR)


def awaits_closing(state: Any, now: datetime) -> bool:
    """Whether applications aren't handled yet: the period runs, and the call isn't a rolling one."""
    return bool(state.closes_at and now < state.closes_at and not state.is_rolling)


def _published(call: Call, now: datetime) -> Refusal | None:
    return (CallIsPublished() if call.published_at else _cancelled(call, now)) or use.unusable(call)


def _cancelled(call: Call, now: datetime) -> Refusal | None:
    return CallIsCancelled() if call.cancelled_at else None


def _not_to_be_changed(call: Call, now: datetime) -> Refusal | None:
    return _cancelled(call, now) or use.is_absent(call)


def _not_to_be_disabled(call: Call, now: datetime) -> Refusal | None:
    return use.is_disabled(call) or _cancelled(call, now)


def _not_to_be_enabled(call: Call, now: datetime) -> Refusal | None:
    return use.is_disabled(call) if call.disabled_with_programme else not_disabled(call, now)


def _not_to_be_cancelled(call: Call, now: datetime) -> Refusal | None:
    if call.published_at is None:
        return CallNotPublished()
    return CallIsDecided() if call.decided else _cancelled(call, now)


CREATE: Guard[Any] = Guard(
    "createCall",
    doers.PREPARER_OF_ALL,
    lambda actor, state: actor.has(Role.PREPARER, Role.ADMINISTRATOR),
)
UPDATE = Guard("updateCall", doers.PREPARER_OR_ADMINISTRATOR, PREPARERS, _not_to_be_changed)
PUBLISH = Guard("publishCall", doers.PREPARER_OR_ADMINISTRATOR, PREPARERS, _published)
CANCEL = Guard("cancelCall", doers.PREPARER_OR_ADMINISTRATOR, PREPARERS, _not_to_be_cancelled)
ADMINISTRATORS = in_role_of_call(Role.ADMINISTRATOR)
DISABLE = Guard("disableCall", doers.ADMINISTRATOR, ADMINISTRATORS, _not_to_be_disabled)
ENABLE = Guard("enableCall", doers.ADMINISTRATOR, ADMINISTRATORS, _not_to_be_enabled)
GUARDS = (UPDATE, PUBLISH, CANCEL, DISABLE, ENABLE)
COLUMNS = use.COLUMNS | {
    name: name for name in ("id", "published_at", "cancelled_at", "decided", "disabled_with_programme")
}  #: what the guards look at
