"""What stands in the way of deciding an application, each as a condition over its row; none of what is decided."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, String, and_, cast, false, func, literal, or_, select, true
from sqlmodel import col

from avustin_core.access import Actor, Declaration, MatterOrganisation, Membership
from avustin_core.applications.models import ApplicationStatus
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.calls.models import Call
from avustin_core.checks.models import Check
from avustin_core.eligibility.models import FindingRow
from avustin_core.matters.models import AssignedRole, Assignment, Matter
from avustin_core.matters.rights import DECLARING
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Choice, Outcome, option
from avustin_core.scenarios.models import Scenario, ScenarioTie
from avustin_core.scenarios.rights import RIGHTS as OF_SCENARIOS
from avustin_core.storage import alias_of, of_owner
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind


class WorkBlock(Choice):
    """What stands in the way of deciding an application."""

    DECLARATION_MISSING = option(
        fi="Et ole ilmoittanut, oletko esteellinen",
        sv="Du har inte meddelat om du är jävig",
        en="You haven't declared whether you are disqualified",
    )
    SUBSTITUTE_MISSING = option(
        fi="Esteelliselle ei ole määrätty sijaista",
        sv="Ingen ersättare har utsetts för den som är jävig",
        en="No substitute is named for somebody disqualified",
    )
    NOBODY_ASSIGNED = option(
        fi="Asialle ei ole osoitettu esittelijää",
        sv="Ärendet har inte tilldelats någon föredragande",
        en="No rapporteur is assigned, in a call that lets only those assigned propose",
    )
    ASSIGNEE_DISQUALIFIED = option(
        fi="Se, jolle asia on osoitettu, on esteellinen",
        sv="Den som ärendet har tilldelats är jävig",
        en="Somebody who is assigned is disqualified",
    )
    COMPLETION_OPEN = option(
        fi="Täydennyspyyntöön odotetaan vastausta",
        sv="Svar på begäran om komplettering väntas",
        en="A request for completion waits for its answer",
    )
    HEARING_OPEN = option(
        fi="Kuulemiseen odotetaan vastausta", sv="Svar på hörandet väntas", en="A hearing waits for its answer"
    )
    PRECONDITION_NOT_MET = option(
        fi="Avustuksen myöntämisen edellytys ei täyty",
        sv="En förutsättning för understödet uppfylls inte",
        en="A precondition of a grant isn't met",
    )
    ASSESSMENT_MISSING = option(fi="Arviointi puuttuu", sv="En bedömning saknas", en="An assessment is missing")  # fmt: skip
    TIE_UNBROKEN = option(
        fi="Tasatilanne määrärahasta on ratkaisematta",
        sv="Lika placering om anslaget är oavgjord",
        en="It ties for the money in the call's latest scenario: people break the tie",
    )


Blocks = Callable[[Any, Actor, datetime], ColumnElement[bool]]


def is_blocked(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Whether anything stands in its way, as far as this viewer is concerned."""
    return and_(_undecided(application), or_(*(blocks(application, actor, now) for blocks in BLOCKS.values())))


def blocked_by(application: Any, block: WorkBlock, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Whether that stands in its way."""
    return and_(_undecided(application), BLOCKS[block](application, actor, now))


def _undecided(application: Any) -> ColumnElement[bool]:
    return and_(application.status == ApplicationStatus.SUBMITTED, application.decided_at.is_(None))


def some(statement: Select[Any]) -> ColumnElement[bool]:
    """Whether there is such a row, looked up for each row: an `exists` in an OR would be gathered whole beforehand, and
    of what is null PostgreSQL thinks that hardly any row has it."""
    found = statement.with_only_columns(true(), maintain_column_froms=True).limit(1).scalar_subquery()
    return func.coalesce(found, false(), type_=Boolean())


def _of_call(application: Any, condition: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    call = alias_of(Call, "blocking")
    return of_owner(col(call.id), application.call_id, condition(call))


def _declaration_missing(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Of those who declare: one who only oversees needn't."""
    if not actor.has_somewhere(*DECLARING):
        return false()
    everywhere, calls = actor.has(*DECLARING), actor.calls(*DECLARING)
    handled = [] if everywhere else [application.call_id.in_(calls)]
    undeclared = application.matter_id.not_in(actor.declared)
    return and_(*handled, undeclared, _of_call(application, lambda call: call.requires_declarations))


def _substitute_missing(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    matter = alias_of(Matter, "blocking")
    awaited = or_(matter.awaits_substitutes > 0, matter.unrecorded > 0)
    return of_owner(col(matter.id), application.matter_id, awaited)


def _assigned(application: Any, *roles: AssignedRole) -> tuple[Any, Select[Any]]:
    assignment = alias_of(Assignment, "blocking")
    of_roles = [assignment.role.in_(roles)] if roles else []
    return assignment, select(literal(1)).where(
        assignment.matter_id == application.matter_id, assignment.ended_at.is_(None), *of_roles
    )


def _nobody_assigned(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    _, found = _assigned(application, AssignedRole.RAPPORTEUR)
    return and_(_of_call(application, lambda call: call.assigned_only), ~some(found))


def _assignee_disqualified(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """By an organisation of the matter, or by a declaration: the assignment of one who declares ends with it."""
    assignment, found = _assigned(application)
    declaration, part, member = (
        alias_of(model, "blocking") for model in (Declaration, MatterOrganisation, Membership)
    )  # fmt: skip
    declared = select(literal(1)).where(
        declaration.matter_id == assignment.matter_id, declaration.user_id == assignment.user_id,
        declaration.ended_at.is_(None), declaration.ground.is_not(None),
    )  # fmt: skip
    takes_part = (
        select(literal(1))
        .join_from(part, member, member.organisation_id == part.organisation_id)
        .where(part.matter_id == assignment.matter_id, member.user_id == assignment.user_id)
    )
    return some(found.where(or_(some(declared), some(takes_part))))


def _completion_open(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    return and_(application.completion_due_at.is_not(None), application.completion_due_at > now)


def _hearing_open(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    limit = alias_of(TimeLimit, "blocking")
    return some(
        select(literal(1)).where(
            limit.matter_id == application.matter_id, limit.kind == TimeLimitKind.HEARING, limit.due_at > now,
            limit.met_at.is_(None), limit.cancelled_at.is_(None),
        )
    )  # fmt: skip


def _precondition_not_met(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """A finding or an item of the checklist; of one for named roles these alone are told."""
    finding, check = alias_of(FindingRow, "blocking"), alias_of(Check, "blocking")
    outcome = func.coalesce(finding.official_outcome, finding.outcome)
    found = select(literal(1)).where(
        finding.version_id == application.submitted_id, finding.bars, outcome == Outcome.NOT_MET,
        _is_for(finding.roles, application, actor),
    )  # fmt: skip
    checked = select(literal(1)).where(
        check.application_id == application.id, check.outcome == Outcome.NOT_MET,
        _is_for(check.roles, application, actor),
    )  # fmt: skip
    return or_(some(found), some(checked))


def _is_for(roles: Any, application: Any, actor: Actor) -> ColumnElement[bool]:
    """Whether the actor holds, in the application's call, one of the roles that it is for, or it is for all."""
    held = [
        and_(cast(roles, String).contains(f'"{role}"'), true() if call is None else application.call_id == call)
        for role, call in sorted(actor.roles, key=str)
        if role in OFFICIALS
    ]
    return or_(roles.is_(None), *held)


def _assessment_missing(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """One of an assigned assessor; or any at all, where nobody is assigned and the call has criteria."""
    assignment, found = _assigned(application, AssignedRole.ASSESSOR)
    assessment = alias_of(Assessment, "blocking")
    handed_in = select(literal(1)).where(
        assessment.application_id == application.id, assessment.status == AssessmentStatus.SUBMITTED
    )
    theirs = handed_in.where(assessment.assessor_id == assignment.user_id).correlate(application, assignment)
    has_criteria = _of_call(application, lambda call: cast(call.criteria, String) != "[]")
    return or_(some(found.where(~some(theirs))), and_(~some(found), ~some(handed_in), has_criteria))


def _tie_unbroken(application: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """In the scenario of its call that was computed last, for those who see scenarios."""
    scenario, tie = alias_of(Scenario, "blocking"), alias_of(ScenarioTie, "blocking")
    later = alias_of(Scenario, "later")
    since = select(literal(1)).where(
        later.call_id == scenario.call_id,
        or_(
            later.computed_at > scenario.computed_at,
            and_(later.computed_at == scenario.computed_at, later.id > scenario.id),
        ),
    )
    return some(
        select(literal(1))
        .join_from(tie, scenario, scenario.id == tie.scenario_id)
        .where(tie.application_id == application.id, OF_SCENARIOS.rows.predicate(scenario, actor, now), ~some(since))
    )


BLOCKS: dict[WorkBlock, Blocks] = {
    WorkBlock.DECLARATION_MISSING: _declaration_missing,
    WorkBlock.SUBSTITUTE_MISSING: _substitute_missing,
    WorkBlock.NOBODY_ASSIGNED: _nobody_assigned,
    WorkBlock.ASSIGNEE_DISQUALIFIED: _assignee_disqualified,
    WorkBlock.COMPLETION_OPEN: _completion_open,
    WorkBlock.HEARING_OPEN: _hearing_open,
    WorkBlock.PRECONDITION_NOT_MET: _precondition_not_met,
    WorkBlock.ASSESSMENT_MISSING: _assessment_missing,
    WorkBlock.TIE_UNBROKEN: _tie_unbroken,
}
