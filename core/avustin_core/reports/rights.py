"""Who sees reports, and who may begin, save, hand in, approve and return them."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition, over_owner
from avustin_core.calls.rights import DECIDING
from avustin_core.decisions.models import DecisionStatus
from avustin_core.errors import Refusal
from avustin_core.plugin import Role
from avustin_core.programmes import use
from avustin_core.reports.models import Report, ReportStatus, ReportVersion
from avustin_core.reports.refusals import NoGrant, ReportIsApproved, ReportIsSubmitted, ReportNotSubmitted

_of_the_call = handling("an official of the call, other than an assessor", *DECIDING)


def _of_recipient(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


def _of_officials(row: Any, actor: Actor, now: datetime) -> Condition:
    if _of_the_call.sees(row, actor, now) is False:
        return False
    return and_(row.submitted_at.is_not(None), _of_the_call.predicate(row, actor, now))


recipient = Audience("a member of the organisation that received the grant", _of_recipient)
officials = Audience("an official of the call, other than an assessor, once the report was handed in", _of_officials)

RIGHTS = Rights(
    Report,
    rows=either(recipient, officials),
    fields=dict.fromkeys(
        (
            "id", "application", "decision", "matter", "call", "organisation", "programme", "form", "formName",
            "formVersion", "status", "dueOn", "data", "answers", "createdAt", "submittedAt", "returnedAt",
            "returnReason", "approvedAt", "approvedBy", "documents", "isFictional", "revision", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("draft", "draftData", "problems", "versions"), recipient),
)  # fmt: skip


def _of_report(audience: Audience) -> Audience:
    return over_owner(Report, "report_id", audience)


def _once_submitted(audience: Audience) -> Audience:
    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        if audience.sees(row, actor, now) is False:
            return False
        return and_(row.is_submitted, audience.predicate(row, actor, now))

    return Audience(audience.requires, sees, tuple(map(_once_submitted, audience.parts)))


VERSION_RIGHTS = Rights(
    ReportVersion,
    rows=either(_of_report(recipient), _once_submitted(_of_report(officials))),
    fields=dict.fromkeys(
        ("id", "report", "ordinal", "isSubmitted", "form", "formVersion", "answers", "data", "savedAt", "savedBy"), ROW
    ),
)


def _edits(actor: Actor, state: Any) -> bool:
    return actor.edits_for(state.organisation_id)


def _signs(actor: Actor, state: Any) -> bool:
    return actor.signs_for(state.organisation_id)


def _no_grant(decision: Any, now: datetime) -> Refusal | None:
    in_force = decision.status is DecisionStatus.SIGNED and decision.superseded_at is None and not decision.declined_at
    return use.unusable(decision) if in_force and decision.kind.grants else NoGrant()


def _not_editable(state: Any, now: datetime) -> Refusal | None:
    if state.status is ReportStatus.APPROVED:
        return ReportIsApproved()
    return ReportIsSubmitted() if state.status is ReportStatus.SUBMITTED else use.unusable(state)


def _not_checkable(state: Any, now: datetime) -> Refusal | None:
    if state.status is ReportStatus.APPROVED:
        return ReportIsApproved()
    return None if state.status is ReportStatus.SUBMITTED else ReportNotSubmitted()


CREATE = Guard("createReport", doers.EDITOR_OF_RECIPIENT, _edits, _no_grant)
DECISION_GUARDS = (CREATE,)
DECISION_COLUMNS = {
    name: name for name in ("organisation_id", "kind", "status", "superseded_at", "declined_at")
} | use.OF_CALL

SAVE = Guard("saveReport", doers.EDITOR_OF_RECIPIENT, _edits, _not_editable)
SUBMIT = Guard("submitReport", doers.SIGNATORY_OF_RECIPIENT, _signs, _not_editable)
APPROVE = Guard("approveReport", doers.CHECKER, in_role(Role.REPORT_CHECKER), _not_checkable)
RETURN = Guard("returnReport", doers.CHECKER, in_role(Role.REPORT_CHECKER), _not_checkable)
GUARDS = (SAVE, SUBMIT, APPROVE, RETURN)
COLUMNS = {name: name for name in ("organisation_id", "matter_id", "call_id", "status", "submitted_at")} | use.OF_CALL
