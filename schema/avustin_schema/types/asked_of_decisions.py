"""Conditions of what follows a proposal, and of hearings before it: what of them is mine, waits for me, or for others."""

from typing import Any

from sqlalchemy import and_, or_, select

from avustin_core.access import handling
from avustin_core.applications.models import Application
from avustin_core.calls.rights import DECIDING
from avustin_core.plugin import Role
from avustin_core.service.rights import RECORDING
from avustin_core.storage import alias_of
from avustin_core.worklists.following import (
    STEPS,
    DecisionStep,
    is_undecided,
    to_answer,
    to_decide,
    to_propose,
    to_serve,
)
from avustin_core.worklists.whose import for_me, mine
from avustin_schema.lists.asks import Condition
from avustin_schema.lists.kinds import BOOLEAN, named
from avustin_schema.types.asked import PREPARING, TO_DECIDE, TO_PREPARE, of_own

TO_NOTIFY = handling("who notifies", Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER, Role.REGISTRAR)
TO_RECORD = handling("who records services", *RECORDING)
TO_RELEASE = handling("who releases money", Role.PREPARER, Role.RAPPORTEUR, Role.PAYMENTS)
TO_PROPOSE = handling("a rapporteur", Role.RAPPORTEUR)
OF_OFFICE = handling("an official of the call, other than an assessor", *DECIDING)


def _decision_waits(table: Any, value: Any, reading: Any) -> Any:
    """For each role the steps that are its own."""
    actor, now = reading.actor, reading.now
    if actor.user_id is None:
        return to_answer(table, actor)
    return or_(
        and_(
            TO_DECIDE.predicate(table, actor, now),
            STEPS[DecisionStep.SIGNATURE](table),
            table.proposed_by != actor.user_id,
        ),
        and_(TO_NOTIFY.predicate(table, actor, now), STEPS[DecisionStep.NOTIFICATION](table)),
        and_(TO_RECORD.predicate(table, actor, now), STEPS[DecisionStep.SERVICE](table)),
        and_(TO_RELEASE.predicate(table, actor, now), STEPS[DecisionStep.RELEASE](table)),
        to_answer(table, actor),
    )


def _awaited(table: Any, value: Any, reading: Any) -> Any:
    return or_(*(and_(value == each.name, step(table)) for each, step in STEPS.items()))


def _review_waits(table: Any, value: Any, reading: Any) -> Any:
    actor, now = reading.actor, reading.now
    return or_(
        and_(TO_PROPOSE.predicate(table, actor, now), to_propose(table, actor)),
        and_(TO_DECIDE.predicate(table, actor, now), to_decide(table, actor)),
        and_(TO_RECORD.predicate(table, actor, now), to_serve(table)),
    )


def _hearing_waits(table: Any, value: Any, reading: Any) -> Any:
    actor, now = reading.actor, reading.now
    theirs = and_(of_own(table, actor), table.answered_at.is_(None))
    came = and_(
        TO_PREPARE.predicate(table, actor, now), table.answered_at.is_not(None), for_me(table, actor, *PREPARING)
    )
    return and_(is_undecided(table), or_(theirs, came))


def _handled_mine(table: Any, value: Any, reading: Any) -> Any:
    """Of one's own organisation, or of a matter that is assigned to one."""
    actor, now = reading.actor, reading.now
    return or_(of_own(table, actor), and_(OF_OFFICE.predicate(table, actor, now), mine(_of_application(table), actor)))


def _of_application(table: Any) -> Any:
    """The matter of its application: of a request for review not its own."""
    application = alias_of(Application, "of whose matter")
    return select(application.matter_id).where(application.id == table.application_id).scalar_subquery()


HANDLED_MINE = Condition(
    BOOLEAN, "Of an organisation that you act for, or of a matter that is assigned to you; or not.", _handled_mine,
    ("application",),
)  # fmt: skip
DECISIONS = {
    "mine": HANDLED_MINE,
    "awaits": Condition(
        named(DecisionStep), "What it waits for next.", _awaited,
        ("status", "notifiedAt", "acceptedAt", "declinedAt", "releasedAt", "recipients", "services"),
    ),
    "waitingForMe": Condition(
        BOOLEAN,
        "Waiting for what you can do, or not. For a decider: proposed by somebody else. For who notifies: signed, and its letter "
        "held. For a registrar or a preparing officer: nobody has shown when a recipient came to know it. For who releases money: "
        "declined. For a recipient: a grant that isn't answered.",
        _decision_waits, ("status", "proposedBy", "notifiedAt", "declinedAt", "releasedAt", "services"),
    ),
}  # fmt: skip
REVIEWS = {
    "mine": HANDLED_MINE,
    "waitingForMe": Condition(
        BOOLEAN,
        "Waiting for what you can do, or not. For a rapporteur: nothing is proposed on it. For a decider: somebody else has "
        "proposed what is decided. Neither for those who decided what is contested. For a registrar or a preparing officer: it is "
        "decided, and nobody has shown when its party came to know that.",
        _review_waits, ("status", "proposedAt", "services"),
    ),
}  # fmt: skip
HEARINGS = {
    "mine": HANDLED_MINE,
    "waitingForMe": Condition(
        BOOLEAN,
        "Waiting for you before the decision, or not. For a party: not answered. For who prepares: answered, and assigned to you, "
        "or to nobody where anyone may.",
        _hearing_waits, ("answeredAt",),
    ),
}  # fmt: skip
