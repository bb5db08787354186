"""Who sees what a party is heard of and what it answers, and who asks, gives more time and answers."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, in_role
from avustin_core.applications.audiences import deciding, of_application, party
from avustin_core.applications.rights import COLUMNS as APPLICATION
from avustin_core.applications.states import being_decided, handed_in_and_undecided, known_settled
from avustin_core.eligibility.rights import for_named_roles
from avustin_core.errors import Refusal
from avustin_core.hearings.models import Hearing
from avustin_core.hearings.refusals import HearingIsAnswered
from avustin_core.plugin import Role
from avustin_core.time_limits.refusals import TimeLimitEnded

officials = of_application(deciding)


def _for_them(row: Any, actor: Actor, now: datetime) -> Any:
    """Officials other than assessors; the named roles alone where it is about what is theirs."""
    seen = officials.sees(row, actor, now)
    if seen is False:
        return False
    named = for_named_roles(row, actor, now)
    return False if named is False else officials.predicate(row, actor, now) & named


RIGHTS = Rights(
    Hearing,
    rows=either(
        of_application(party),
        Audience("an official of the call, other than an assessor; in a named role where it is about what is theirs", _for_them),
    ),
    fields=dict.fromkeys(
        (
            "id", "application", "subject", "text", "dueAt", "requestedAt", "requestedBy", "answer", "documents",
            "answeredAt", "answeredBy", "timeLimit", "letters", "revision", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("findings", "checks"), officials),
)  # fmt: skip


def _signs(actor: Actor, state: Any) -> bool:
    return actor.signs_for(state.organisation_id)


def _not_answerable(state: Any, now: datetime) -> Refusal | None:
    """What comes after the time, and before the decision, is taken into account too."""
    if state.answered_at:
        return HearingIsAnswered()
    return known_settled(state, now) or being_decided(state)


def _not_extendable(state: Any, now: datetime) -> Refusal | None:
    if refusal := handed_in_and_undecided(state, now):
        return refusal
    if state.answered_at:
        return HearingIsAnswered()
    return TimeLimitEnded() if state.due_at <= now else None


HEAR = Guard(
    "requestHearing", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), handed_in_and_undecided
)
EXTEND = Guard("extendHearing", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), _not_extendable)
ANSWER = Guard("answerHearing", doers.SIGNATORY_OF_APPLICANT, _signs, _not_answerable)
APPLICATION_GUARDS = (HEAR,)
GUARDS = (ANSWER, EXTEND)
COLUMNS = {"answered_at": "answered_at", "due_at": "due_at"} | {
    name: path if "." in path else f"application.{path}" for name, path in APPLICATION.items()
}
