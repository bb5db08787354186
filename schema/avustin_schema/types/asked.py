"""Conditions with names of their own, which no single field says: what is mine, what waits for me, what is due."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, false, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import Actor, Rights, handling
from avustin_core.applications.audiences import officials as officials_of_applications
from avustin_core.applications.models import ApplicationStatus
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision
from avustin_core.matters.models import AssignedRole
from avustin_core.organisations.rights import ORGANISATIONS as OF_ORGANISATIONS
from avustin_core.plugin import Role
from avustin_core.reports.models import ReportStatus
from avustin_core.search.finding import Through, found
from avustin_core.storage import alias_of, among, parse_id
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.rights import RIGHTS as OF_TIME_LIMITS
from avustin_core.trail import rights as trail_rights
from avustin_core.worklists.blocks import BLOCKS, WorkBlock, blocked_by, is_blocked, some
from avustin_core.worklists.following import to_answer, to_be_heard
from avustin_core.worklists.whose import assigned_to, for_me, mine, nobodys
from avustin_schema.lists.asks import Condition
from avustin_schema.lists.kinds import BOOLEAN, DATE, MOMENT, SEARCH, any_id, id_of_a, named

TO_PREPARE = handling("who prepares", Role.PREPARER, Role.RAPPORTEUR)
TO_DECIDE = handling("a decider", Role.DECIDER)
TO_ASSESS = handling("an assessor", Role.ASSESSOR)
TO_CHECK = handling("who checks reports", Role.REPORT_CHECKER)
PREPARING = (AssignedRole.PREPARER, AssignedRole.RAPPORTEUR)
WITH_RECIPIENT = (ReportStatus.DRAFT, ReportStatus.RETURNED)


def of_own(table: Any, actor: Actor) -> Any:
    """Of an organisation that the viewer acts for."""
    return table.organisation_id.in_(list(actor.mandates)) if actor.mandates else false()


def _open_calls(now: datetime) -> Any:
    begun = and_(col(Call.published_at).is_not(None), col(Call.cancelled_at).is_(None), col(Call.opens_at) <= now)
    return select(col(Call.id)).where(begun, or_(col(Call.closes_at).is_(None), col(Call.closes_at) > now))


def _to_be_handed_in(table: Any, now: datetime) -> Any:
    drafts = and_(table.status == ApplicationStatus.DRAFT, among(table.call_id, _open_calls(now)))
    return or_(drafts, and_(table.completion_due_at.is_not(None), table.completion_due_at > now))


def _in_handling(now: datetime) -> Any:
    """Calls that are closed, and those whose applications are handled as they come."""
    return select(col(Call.id)).where(
        col(Call.cancelled_at).is_(None), or_(col(Call.closes_at) <= now, col(Call.is_rolling))
    )


def _in_assessment(now: datetime) -> Any:
    opens, closes = col(Call.assessment_opens_at), col(Call.assessment_closes_at)
    return _in_handling(now).where(or_(opens.is_(None), opens <= now), or_(closes.is_(None), closes > now))


def _application_waits(table: Any, value: Any, reading: Any) -> Any:
    actor, now = reading.actor, reading.now
    answered = or_(table.completion_due_at.is_(None), table.completion_due_at <= now)
    submitted = table.status == ApplicationStatus.SUBMITTED
    known = and_(
        submitted, table.told_decided_at.is_(None)
    )  # an assessor isn't told of a decision before the parties are
    return or_(
        and_(
            of_own(table, actor),
            table.told_decided_at.is_(None),
            or_(_to_be_handed_in(table, now), _to_be_heard(table)),
        ),
        and_(of_own(table, actor), _to_be_answered(table, actor)),
        and_(
            or_(
                and_(TO_PREPARE.predicate(table, actor, now), for_me(table, actor, *PREPARING)),
                TO_DECIDE.predicate(table, actor, now),
            ),
            submitted,
            table.decided_at.is_(None),
            answered,
            among(table.call_id, _in_handling(now)),
        ),
        and_(
            TO_ASSESS.predicate(table, actor, now),
            known,
            table.id.not_in(_assessed(actor)),
            for_me(table, actor, AssignedRole.ASSESSOR),
            among(table.call_id, _in_assessment(now)),
        ),
    )


def _to_be_heard(table: Any) -> Any:
    """Its party is asked something before the decision; an answer is taken after its time too."""
    return and_(table.status == ApplicationStatus.SUBMITTED, to_be_heard(table))


def _to_be_answered(table: Any, actor: Actor) -> Any:
    decision = alias_of(Decision, "waiting")
    return some(select(decision.id).where(decision.application_id == table.id, to_answer(decision, actor)))


def _assessed(actor: Actor) -> Any:
    done = col(Assessment.status) == AssessmentStatus.SUBMITTED
    own = col(Assessment.assessor_id) == actor.user_id if actor.user_id else false()
    return select(col(Assessment.application_id)).where(done, own)


def _application_due(table: Any, moment: Any, reading: Any) -> Any:
    closing = select(col(Call.id)).where(col(Call.closes_at) <= moment)
    drafts = and_(table.status == ApplicationStatus.DRAFT, among(table.call_id, closing))
    return or_(
        drafts,
        and_(table.completion_due_at.is_not(None), table.completion_due_at <= moment),
        some(_running(table, reading).where(alias_of(TimeLimit, "due").due_at <= moment)),
    )


def _running(table: Any, reading: Any) -> Any:
    """Of the time limits that the viewer sees."""
    limit = alias_of(TimeLimit, "due")
    seen = OF_TIME_LIMITS.rows.predicate(limit, reading.actor, reading.now)
    return select(limit.id).where(
        limit.matter_id == table.matter_id, limit.met_at.is_(None), limit.cancelled_at.is_(None),
        limit.due_at > reading.now, seen,
    )  # fmt: skip


def _application_mine(table: Any, value: Any, reading: Any) -> Any:
    handled = officials_of_applications.predicate(table, reading.actor, reading.now)
    return or_(of_own(table, reading.actor), and_(handled, mine(table.matter_id, reading.actor)))


def _blocked_by(table: Any, value: Any, reading: Any) -> Any:
    actor, now = reading.actor, reading.now
    return or_(*(and_(value == each.name, blocked_by(table, each, actor, now)) for each in BLOCKS))


def _without(table: Any, value: Any, reading: Any) -> Any:
    return or_(*(and_(value == each.name, nobodys(table.matter_id, each)) for each in AssignedRole))


def _report_waits(table: Any, value: Any, reading: Any) -> Any:
    to_check = TO_CHECK.predicate(table, reading.actor, reading.now)
    ours = and_(of_own(table, reading.actor), table.status.in_(WITH_RECIPIENT))
    return or_(ours, and_(to_check, table.status == ReportStatus.SUBMITTED))


def _valid_on(table: Any, day: date, reading: Any) -> Any:
    begun = or_(table.valid_from.is_(None), table.valid_from <= day)
    return and_(begun, or_(table.valid_to.is_(None), table.valid_to > day))


def _awaits(table: Any, value: Any, reading: Any) -> Any:
    return and_(table.ground.is_not(None), table.ended_at.is_(None), table.substitute_id.is_(None))


def _asks_for_more(table: Any, value: Any, reading: Any) -> Any:
    return and_(table.asked_at.is_not(None), table.answered_at.is_(None))


def _event_of(table: Any, id: Any, reading: Any) -> Any:
    among_others = and_(table.act == trail_rights.READ_SECRETS, table.object_id.contains(id))
    return or_(table.object_id == id, among_others)


def _text_of(condition: str, value: str) -> str:
    found = parse_id(value)
    return str(found[1]) if found else "nobody's"


def _through(column: str, rights: Rights, reading: Any) -> Through:
    """By way of the rows that the viewer sees: nobody finds by a name that is hidden from them."""
    other: Any = aliased(rights.model)
    seen = select(other.id).where(rights.rows.predicate(other, reading.actor, reading.now))
    return Through(column, str(other.__table__.name), seen.scalar_subquery())


def _search(what: str, *about: str, through: tuple[str, Rights] | None = None) -> Condition:
    return Condition(
        SEARCH,
        f"Each word is in {what}, in any of its forms in Finnish or Swedish, or begun; å, ä and ö are letters of their own, and "
        "the case of letters means nothing. Up to eight words; without any, nothing is found. The order stays that of the list.",
        lambda table, words, reading: found(
            table, words, through=_through(*through, reading) if through else None
        ), about,
    )  # fmt: skip


MINE = Condition(
    BOOLEAN, "Of an organisation that you act for, or not.",
    lambda table, value, reading: of_own(table, reading.actor), ("organisation",),
)  # fmt: skip
APPLICATIONS = {
    "search": _search(
        "the title, the purpose, the reference or the applicant's names", "title", "purpose", "reference", "organisation",
        through=("organisation_id", OF_ORGANISATIONS),
    ),
    "mine": Condition(
        BOOLEAN, "Of an organisation that you act for, or assigned to you; or not.", _application_mine,
        ("organisation", "status"),
    ),
    "assignedTo": Condition(
        id_of_a("Person"), "Assigned to this person, in whatever role.",
        lambda table, id, reading: assigned_to(table.matter_id, id), ("assignments",),
    ),
    "withoutAssigned": Condition(
        named(AssignedRole), "Assigned to nobody in this role.", _without, ("assignments",),
    ),
    "isBlocked": Condition(
        BOOLEAN, "Something stands in the way of its decision, or not.",
        lambda table, value, reading: is_blocked(table, reading.actor, reading.now), ("blockedBy",),
    ),
    "blockedBy": Condition(
        named(WorkBlock), "This stands in the way of its decision.", _blocked_by, ("blockedBy",)
    ),
    "waitingForMe": Condition(
        BOOLEAN,
        "Waiting for what you can do, or not. For an applicant: a draft while its call is open, a request for completion "
        "that can be answered, a hearing, and a grant to accept or decline. For who prepares: handed in and undecided, after the "
        "call's closing, and assigned to you, or to nobody where anyone may. For a decider the same, to whomever it is assigned. "
        "For an assessor: what you haven't assessed, and are assigned to, or nobody is where anyone may.",
        _application_waits, ("status",),
    ),
    "dueBy": Condition(
        MOMENT,
        "With a deadline at this moment or earlier: a draft whose call closes by then, a request for completion that is "
        "to be answered by then, or another time limit that runs and that you see.",
        _application_due, ("status", "completionDueAt", "timeLimits"),
    ),
}  # fmt: skip
REPORTS = {
    "mine": MINE,
    "waitingForMe": Condition(
        BOOLEAN,
        "Waiting for what you can do, or not. For a recipient: not handed in, or returned. For who checks reports: handed in.",
        _report_waits, ("status",),
    ),
    "dueBy": Condition(
        DATE, "Due on this day or earlier, and not handed in, or returned.",
        lambda table, day, reading: and_(table.status.in_(WITH_RECIPIENT), table.due_on.is_not(None), table.due_on <= day),
        ("status", "dueOn"),
    ),
}  # fmt: skip
TIME_LIMITS = {
    "mine": MINE,
    "awaitsAnswer": Condition(
        BOOLEAN, "The party has asked for more time, and has no answer; or not.", _asks_for_more,
        ("askedAt", "answeredAt"),
    ),
}  # fmt: skip
ORGANISATIONS = {
    "search": _search("the names, the business id or the municipality code", "name", "businessId", "municipalityCode"),
    "validOn": Condition(DATE, "There on this day: municipalities begin and end.", _valid_on, ("validFrom", "validTo")),
}
ASSIGNMENTS = {
    "mine": Condition(
        BOOLEAN, "Of yourself, and in force; or not.",
        lambda table, value, reading: and_(table.user_id == reading.actor.user_id, table.ended_at.is_(None))
        if reading.actor.user_id else false(), ("person", "endedAt"),
    ),
}  # fmt: skip
DECLARATIONS = {
    "awaitsSubstitute": Condition(
        BOOLEAN, "In force with a ground, and no substitute is named; or not.", _awaits, ("ground", "endedAt", "substitute"),
    )
}  # fmt: skip
EVENTS = {
    "about": Condition(
        any_id(_text_of), "Done to this thing, or readings of its secrets: any global id.", _event_of, ("objectIds",),
    )
}  # fmt: skip
CALLS = {"search": _search("the title or the summary", "title", "summary")}
ENTRIES = {
    "search": _search(
        "the recipient's name or business id, or the purpose", "organisationName", "businessId", "purpose"
    )
}
