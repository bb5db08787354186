"""Who sees findings, and who may set their own beside a rule's."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, or_

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, in_role
from avustin_core.access.rights import Condition
from avustin_core.applications.audiences import of_application, officials, officials_as, party
from avustin_core.applications.rights import COLUMNS as APPLICATION
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.eligibility.models import FindingRow
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

RECORD = Guard(
    "recordFinding", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR),
    handed_in_and_undecided,
)  # fmt: skip
ADD = Guard(
    "addFinding", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), handed_in_and_undecided
)
GUARDS = (RECORD,)
APPLICATION_GUARDS = (ADD,)
COLUMNS = {name: path if "." in path else f"application.{path}" for name, path in APPLICATION.items()}
