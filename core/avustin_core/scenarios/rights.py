"""Who sees scenarios, which tell of all of a call's applications at once, and who may make them and propose by them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, of_call
from avustin_core.access.rights import Condition
from avustin_core.applications.models import Application
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.rights import assigned_in, own_in
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.calls.rights import WEIGHING, awaits_closing
from avustin_core.decisions.refusals import DecisionTooEarly
from avustin_core.errors import Refusal
from avustin_core.matters.models import Assignment
from avustin_core.plugin import Role
from avustin_core.scenarios.models import Scenario
from avustin_core.storage import alias_of

_weighing = of_call("an official who prepares, decides, registers or oversees", *WEIGHING)


def _impartial(row: Any, actor: Actor, now: datetime) -> Condition:
    """Not of a call in which one's own assessment is awaited either: what blind scores come to is as blind as they are."""
    if _weighing.sees(row, actor, now) is False:
        return False
    seen = and_(_weighing.predicate(row, actor, now), row.call_id.not_in(actor.disqualified_in))
    if actor.user_id is None or not actor.has_somewhere(Role.ASSESSOR):
        return seen
    begun = alias_of(Assessment, "begun")
    own = and_(col(begun.assessor_id) == actor.user_id, col(begun.status) == AssessmentStatus.DRAFT)
    return and_(seen, row.call_id.not_in(select(col(begun.call_id)).where(own)), row.call_id.not_in(_calls_owed(actor)))


def _calls_owed(actor: Actor) -> Select[Any]:
    """The calls in which the actor is assigned to assess, and one of them isn't handed in."""
    owed, application = alias_of(Assignment, "owed"), alias_of(Application, "owed")
    submitted = own_in(AssessmentStatus.SUBMITTED, actor)
    return (
        select(col(owed.call_id))
        .join(application, col(application.matter_id) == col(owed.matter_id))
        .where(assigned_in(owed, actor), col(application.id).not_in(submitted))
    )


impartial = Audience(
    "an official who prepares, decides, registers or oversees, disqualified in no matter of the call, and with no assessment of it "
    "begun or assigned and not handed in",
    _impartial,
)

RIGHTS = Rights(
    Scenario,
    rows=impartial,
    fields=dict.fromkeys(
        (
            "id", "call", "name", "rules", "shares", "byRegion", "shortOfFloor", "used", "unused", "granted",
            "isOutdated", "computedAt", "computedBy", "proposedAt", "proposedBy", "revision", "actions",
        ),
        ROW,
    ),
)  # fmt: skip


def _makes(actor: Actor, state: Any) -> bool:
    return actor.oversees(state.call_id, Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER)


def _proposes(actor: Actor, state: Any) -> bool:
    return actor.oversees(state.call_id, Role.RAPPORTEUR)


def _too_early(state: Any, now: datetime) -> Refusal | None:
    if state.cancelled_at:
        return CallIsCancelled()
    return DecisionTooEarly() if awaits_closing(state, now) else None


CREATE = Guard("createScenario", doers.SCENARIO_MAKER, _makes, _too_early)
CALL_GUARDS = (CREATE,)
CALL_COLUMNS = {"call_id": "id"} | {name: name for name in ("closes_at", "is_rolling", "cancelled_at")}

UPDATE = Guard("updateScenario", doers.SCENARIO_MAKER, _makes, _too_early)
DELETE = Guard("deleteScenario", doers.SCENARIO_MAKER, _makes)
PROPOSE = Guard("proposeScenario", doers.SCENARIO_PROPOSER, _proposes, _too_early)
GUARDS = (UPDATE, DELETE, PROPOSE)
COLUMNS = {"call_id": "call_id"} | {name: f"call.{name}" for name in ("closes_at", "is_rolling", "cancelled_at")}
