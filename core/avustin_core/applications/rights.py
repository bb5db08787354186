"""Who sees applications, their versions, participants and completions, and what may be done to them by whom."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, in_role, in_role_of_call
from avustin_core.access.rights import Condition
from avustin_core.applications.audiences import deciding, handlers, of_application, officials, party, readers
from avustin_core.applications.models import (
    Application,
    ApplicationVersion,
    Completion,
    Participant,
    VersionKind,
)
from avustin_core.applications.states import (
    answered_or_closed,
    answered_or_past,
    not_answerable,
    not_editable,
    not_extendable,
    not_late,
    not_running,
    not_submittable,
    not_to_be_begun,
    not_to_be_completed,
    not_withdrawable,
)
from avustin_core.plugin import Role
from avustin_core.programmes import use

RIGHTS = Rights(
    Application,
    rows=readers,
    fields=dict.fromkeys(
        (
            "id", "call", "programme", "organisation", "status", "reference", "title", "purpose", "language",
            "amountApplied", "totalCosts", "eligibleCosts", "period", "periodStarts", "periodEnds", "participants",
            "data", "answers", "fields", "form", "formVersion", "submittedAt", "withdrawnAt", "decidedAt",
            "isFictional", "revision", "hasDeclared", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(
        (
            "timeLimits", "matter", "createdAt", "isLate", "lateReason", "versions", "completions", "completionDueAt",
            "completionPaths", "findings", "decision", "decisions", "reports", "documents",
            "hearings",
        ),
        handlers,
    )
    | dict.fromkeys(("checklist", "costs", "othersOfApplicant", "decisionsOfApplicant"), deciding)
    | dict.fromkeys(("draft", "draftData", "draftFindings", "problems", "hasUnsubmittedChanges", "formMoves"), party)
    | dict.fromkeys(("assessments", "ranking"), officials)
    | dict.fromkeys(("assignments", "blockedBy"), deciding),
)  # fmt: skip


def _handed_in(row: Any, actor: Actor, now: datetime) -> Condition:
    return and_(row.kind == VersionKind.SUBMITTED, of_application(officials).predicate(row, actor, now))


def _own(row: Any, actor: Actor, now: datetime) -> Condition:
    condition: Condition = row.organisation_id.in_(list(actor.mandates)) if actor.mandates else False
    return condition


VERSION_RIGHTS = Rights(
    ApplicationVersion,
    rows=either(of_application(party), Audience("an official of the call, of what was handed in", _handed_in)),
    fields=dict.fromkeys(
        (
            "id", "application", "ordinal", "kind", "form", "formVersion", "answers", "data", "savedAt", "savedBy",
            "findings", "comparison",
        ),
        ROW,
    ),
)  # fmt: skip
PARTICIPANT_RIGHTS = Rights(
    Participant,
    rows=of_application(readers),
    fields=dict.fromkeys(("id", "application", "key", "organisation", "role"), ROW)
    | dict.fromkeys(
        ("share", "isCommitted"),
        either(of_application(handlers), Audience("a member of the organisation that takes part", _own)),
    ),
)
COMPLETION_RIGHTS = Rights(
    Completion,
    rows=of_application(handlers),
    fields=dict.fromkeys(
        (
            "id", "application", "what", "how", "paths", "dueAt", "requestedAt", "requestedBy", "answeredAt", "status",
            "timeLimit", "letters", "revision", "actions",
        ),
        ROW,
    ),
)  # fmt: skip


def _edits(actor: Actor, state: Any) -> bool:
    return actor.edits_for(state.organisation_id)


def _signs(actor: Actor, state: Any) -> bool:
    return actor.signs_for(state.organisation_id)


SAVE = Guard("saveApplication", doers.EDITOR_OF_APPLICANT, _edits, not_editable)
SUBMIT = Guard("submitApplication", doers.SIGNATORY_OF_APPLICANT, _signs, not_submittable)
WITHDRAW = Guard("withdrawApplication", doers.SIGNATORY_OF_APPLICANT, _signs, not_withdrawable)
REQUEST_COMPLETION = Guard(
    "requestCompletion", doers.PREPARER_OR_RAPPORTEUR,
    in_role(Role.PREPARER, Role.RAPPORTEUR), not_to_be_completed,
)  # fmt: skip
EXTEND = Guard(
    "extendCompletion", doers.PREPARER_OR_RAPPORTEUR, in_role(Role.PREPARER, Role.RAPPORTEUR), not_extendable
)
ANSWER_COMPLETION = Guard("answerCompletion", doers.SIGNATORY_OF_APPLICANT, _signs, not_answerable)
GUARDS = (SAVE, SUBMIT, WITHDRAW, REQUEST_COMPLETION, ANSWER_COMPLETION)
COLUMNS = {
    name: name
    for name in (
        "organisation_id", "matter_id", "call_id", "status", "submitted_at", "decided_at", "told_decided_at",
        "completion_due_at",
    )
} | {name: f"call.{name}" for name in ("opens_at", "closes_at", "published_at", "cancelled_at")} | use.OF_CALL  # fmt: skip


ANSWER = Guard("answerCompletion", doers.SIGNATORY_OF_APPLICANT, _signs, answered_or_closed)
EXTEND_COMPLETION = replace(EXTEND, blocks=answered_or_past)
COMPLETION_GUARDS = (ANSWER, EXTEND_COMPLETION)
COMPLETION_COLUMNS = {"completion": "status", "completion_due_at": "due_at"} | {
    name: path if "." in path else f"application.{path}"
    for name, path in COLUMNS.items()
    if name != "completion_due_at"
}


CREATE = Guard("createApplication", doers.MEMBER, lambda actor, call: bool(actor.mandates), not_to_be_begun)
REGISTER_LATE = Guard(
    "registerLateApplication", doers.REGISTRAR_OR_PREPARER,
    in_role_of_call(Role.REGISTRAR, Role.PREPARER), not_late,
)  # fmt: skip
PREVIEW_FORM = Guard("previewCallForm", doers.ADMINISTRATOR_OF_CALL, in_role_of_call(Role.ADMINISTRATOR), not_running)
PUBLISH_FORM = Guard("publishCallForm", doers.ADMINISTRATOR_OF_CALL, in_role_of_call(Role.ADMINISTRATOR), not_running)
CALL_GUARDS = (CREATE, REGISTER_LATE, PREVIEW_FORM, PUBLISH_FORM)
CALL_COLUMNS = {name: name for name in ("id", "opens_at", "closes_at", "published_at", "cancelled_at")} | use.COLUMNS
