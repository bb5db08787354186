"""Who sees findings, and who may set their own beside a rule's."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, or_

from avustin_core.access import ROW, Actor, Audience, Rights, doers, either
from avustin_core.access.rights import Condition
from avustin_core.applications.audiences import deciding, of_application, officials, officials_as, party
from avustin_core.applications.rights import COLUMNS as APPLICATION
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.eligibility.models import AnsweredAbout, FindingRow, OfficialAnswer
from avustin_core.errors import Refusal
from avustin_core.matters.separation import CONTESTED_COLUMNS, ByAnother
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role


def _told(row: Any, actor: Actor, now: datetime) -> Condition:
    """An official's own finding is a note on the matter, which the party isn't shown before its decision."""
    seen = of_application(party).sees(row, actor, now)
    return (
        False if seen is False else and_(row.by_official.is_(False), of_application(party).predicate(row, actor, now))
    )


def for_named_roles(row: Any, actor: Actor, now: datetime) -> Condition:
    """What is about answers for named roles would tell those answers: it is for these roles too."""
    held = {role for role, _ in actor.roles if role in OFFICIALS}
    named = [
        and_(
            cast(row.roles, String).contains(f'"{role}"'),
            of_application(officials_as("an official of the call", role)).predicate(row, actor, now),
        )
        for role in sorted(held)
    ]
    return or_(and_(row.roles.is_(None), of_application(officials).predicate(row, actor, now)), *named)


RIGHTS = Rights(
    FindingRow,
    rows=either(
        Audience("a member of the applicant organisation, of what rules find", _told),
        Audience("an official of the call; in a named role where the answers are for it", for_named_roles),
    ),
    fields=dict.fromkeys(
        (
            "id", "application", "version", "ruleKey", "position", "outcome", "rule", "reason", "source",
            "legalReference", "bars", "paths", "params", "completionFirst", "isByOfficial", "revision", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(
        ("officialOutcome", "officialReason", "official", "officialAt"), of_application(officials)
    ),
)  # fmt: skip


def _answers(row: Any, actor: Actor, now: datetime) -> Condition:
    """Findings as findings are seen; the checklist and costs by no assessor."""
    if of_application(officials).sees(row, actor, now) is False:
        return False
    weighing = of_application(deciding).predicate(row, actor, now)
    named = for_named_roles(row, actor, now)
    return False if isinstance(named, bool) else and_(named, or_(row.about == AnsweredAbout.FINDING, weighing))


ANSWERS = Rights(
    OfficialAnswer,
    rows=Audience("an official of the call as they see the thing itself; in a named role where it is for it", _answers),
    fields=dict.fromkeys(
        (
            "id", "application", "version", "about", "finding", "subject", "outcome", "amount", "reason", "roles",
            "inReview", "answeredBy", "answeredAt",
        ),
        ROW,
    ),
)  # fmt: skip


def examines(actor: Actor, state: Any) -> bool:
    """Who prepares; and who decides, while they decide on a request for review."""
    roles = (Role.PREPARER, Role.RAPPORTEUR) if state.contested_deciders is None else DECIDING_TOO
    return actor.handles(state.matter_id, *roles, call_id=state.call_id)


def _not_to_be_found(state: Any, now: datetime) -> Refusal | None:
    """What is decided is examined anew only while a request for its review is pending."""
    return None if state.contested_deciders is not None else handed_in_and_undecided(state, now)


DECIDING_TOO = (Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER)
RECORD = ByAnother("recordFinding", doers.EXAMINER, examines, _not_to_be_found)
ADD = ByAnother("addFinding", doers.EXAMINER, examines, _not_to_be_found)
GUARDS = (RECORD,)
APPLICATION_GUARDS = (ADD,)
APPLICATION_COLUMNS = CONTESTED_COLUMNS
COLUMNS = CONTESTED_COLUMNS | {
    name: path if "." in path else f"application.{path}" for name, path in APPLICATION.items()
}
