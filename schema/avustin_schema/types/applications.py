"""Applications: what was handed in, the draft of those who may edit, and what is asked to be completed."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from avustin_core.access import User
from avustin_core.applications import rights
from avustin_core.applications.audiences import known_decided_at
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.applications.models import ApplicationStatus, CompletionStatus, VersionKind
from avustin_core.applications.models import ApplicationVersion as VersionRow
from avustin_core.assessments import rights as assessment_rights
from avustin_core.calls.models import Call as CallRow
from avustin_core.calls.rights import DECIDING
from avustin_core.checks import rights as check_rights
from avustin_core.checks.models import AcceptedCosts
from avustin_core.decisions import rights as decision_rights
from avustin_core.eligibility import rights as eligibility_rights
from avustin_core.hearings import rights as hearing_rights
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.plugin import Language, ParticipantRole
from avustin_core.programmes.models import FormRelease
from avustin_core.time_limits.models import TimeLimit as TimeLimitRow
from avustin_core.worklists.blocks import WorkBlock
from avustin_schema.lists.asks import Asks
from avustin_schema.lists.kinds import MOMENT
from avustin_schema.paging import Order
from avustin_schema.roots import by_column, by_id, page
from avustin_schema.scalars import euros
from avustin_schema.sources import Join, batched, column, computed, many, one, paged, sourced
from avustin_schema.types.answers import Answers, ApplicationData, Draft, accessible, drafts, needs, shown, typed
from avustin_schema.types.asked import APPLICATIONS
from avustin_schema.types.call_forms import FormMove, moves_of
from avustin_schema.types.calls import Call
from avustin_schema.types.checks import CHECKLIST, COSTS, CheckedCosts, ChecklistItem, costs_of
from avustin_schema.types.common import LONG, Action, Node, actions, id_of
from avustin_schema.types.comparing import VersionComparison, comparison
from avustin_schema.types.documents import Document
from avustin_schema.types.forms import Form, FormField
from avustin_schema.types.hearings import Hearing
from avustin_schema.types.letters import Letter
from avustin_schema.types.matters import Matter, TimeLimitLater
from avustin_schema.types.organisations import Organisation, Person
from avustin_schema.types.periods import Period, period_of
from avustin_schema.types.problems import Finding
from avustin_schema.types.time_limits import TimeLimit
from avustin_schema.types.worklists import load_blocks

if TYPE_CHECKING:
    from avustin_schema.types.assessments import Assessment
    from avustin_schema.types.decisions import Decision
    from avustin_schema.types.reports import Report

AssessmentLater = Annotated["Assessment", strawberry.lazy("avustin_schema.types.assessments")]
DecisionLater = Annotated["Decision", strawberry.lazy("avustin_schema.types.decisions")]
ReportLater = Annotated["Report", strawberry.lazy("avustin_schema.types.reports")]


HANDED_IN = needs("submitted.", "submitted_form")
VERSION = needs("", "form", "application.")
FIELDS, fields_of = accessible("submitted.", "form")  # who takes part is told by what was handed in


def _decided_at(values: Any, reading: Any) -> datetime | None:
    in_office = reading.actor.handles(values("matter_id"), *DECIDING, call_id=values("call_id"))
    known: datetime | None = values("decided_at" if in_office else "told_decided_at")
    return known


@sourced(
    rights.RIGHTS,
    joins={
        "call": Join("call_id", CallRow, "Call"),
        "matter": Join("matter_id", MatterRow, "Matter"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "submitted": Join("submitted_id", VersionRow, "ApplicationVersion"),
        "current": Join("current_id", VersionRow, "ApplicationVersion"),
        "form": Join("form_release_id", FormRelease, "Form", via="current"),
        "submitted_form": Join("form_release_id", FormRelease, "Form", via="submitted"),
        "accepted_costs": Join("id", AcceptedCosts, "Application", there="application_id"),
    },
    conditions=APPLICATIONS,
    default_order=Order("listed_at", descending=True, field="submittedAt"),
)
class Application(Node):
    """One applicant's request in one call. What isn't handed in is seen by the applicant only."""

    id: strawberry.ID = id_of("Application")
    call: Call | None = one("call", "The call that it was made in.")
    organisation: Organisation | None = one("organisation", "The applicant.")
    status: ApplicationStatus = column("status", "What the applicant has done.")
    reference: str | None = column(
        "reference", "The reference number (hakemusnumero), given when it is first handed in."
    )
    title: str | None = column("title", "The project's name, as handed in; of the draft until then.", sort="title_key")
    purpose: str | None = column("purpose", "What the grant is for, as handed in; of the draft until then.")
    language: Language | None = column("language", "The language of the matter: Finnish or Swedish.")
    amount_applied: Decimal | None = column("amount_applied", "The sum applied for, in euros.", euros)
    total_costs: Decimal | None = column("total_costs", "Total costs without VAT, in euros.", euros)
    eligible_costs: Decimal | None = column("eligible_costs", "Eligible costs, in euros.", euros)
    period: Period | None = computed(("period_starts", "period_ends"), period_of, "When the project runs.")
    participants: list["Participant"] = many(
        "Participant", "application_id", "Those who carry out the project, as handed in; of the draft until then."
    )
    form: Form | None = one("form", "The released form that it is answered on.")
    fields: list[FormField] = computed(FIELDS, fields_of, "The form's fields with `access` for this viewer, now.")
    answers: Answers | None = computed(
        HANDED_IN,
        shown("submitted.", "submitted_form"),
        "The answers handed in, as this viewer may see them; null before.",
    )
    data: ApplicationData | None = computed(
        HANDED_IN,
        typed("submitted.", "submitted_form"),
        "The same answers, typed by the programme; null before, and when the programme's plugin is gone.",
    )
    draft: Draft | None = batched(
        ("id",),
        drafts(ApplicationRow, VersionRow, findings=True),
        "What is being written, with its problems and findings.",
    )
    has_unsubmitted_changes: bool | None = column(
        "has_unsubmitted_changes",
        "Whether the draft differs from what was handed in.",
    )
    form_moves: list[FormMove] | None = column(
        "form_moves", "When the draft was moved to other versions of its form, and what that dropped.", moves_of
    )
    submitted_at: datetime | None = column(
        "submitted_at", "When what stands was handed in: the arrival of the request's last byte."
    )
    withdrawn_at: datetime | None = column("withdrawn_at", "When it was withdrawn.")
    decided_at: datetime | None = computed(
        ("decided_at", "told_decided_at", "matter_id", "call_id"),
        _decided_at,
        "When the decision was signed. The applicant and participants are told with the notification.",
        asks=Asks(MOMENT, lambda table, reading: known_decided_at(table, reading.actor, reading.now)),
    )
    matter: Matter | None = one("matter", "The matter: what is declared in it, and by whom.")
    has_declared: bool = computed(
        ("matter_id",),
        lambda values, reading: values("matter_id") in reading.actor.declared,
        "Whether the viewer has declared on the matter: impartial, or not.",
    )
    blocked_by: list[WorkBlock] | None = batched(
        ("id",),
        load_blocks,
        "What stands in the way of its decision; for the viewer's own declaration, of this viewer.",
    )
    created_at: datetime | None = column("created_at", "When it was begun.")
    is_late: bool | None = column("is_late", "Whether an official registered it after the closing.")
    late_reason: str | None = column("late_reason", "Why it was registered.")
    completion_due_at: datetime | None = column(
        "completion_due_at", "Until when the open request for completion can be answered."
    )
    time_limits: list[TimeLimitLater] | None = many(
        "TimeLimit",
        "matter_id",
        "Until when something is to be done in its matter, the first to end first.",
        key="matter_id",
        order=("due_at", "id"),
    )
    versions: list["ApplicationVersion"] | None = many(
        "ApplicationVersion", "application_id", "Earlier versions, the oldest first.", order=("ordinal",)
    )
    completions: list["Completion"] | None = many(
        "Completion", "application_id", "Requests for completion, the oldest first."
    )
    findings: list[Finding] | None = many(
        "Finding",
        "version_id",
        "What the eligibility rules say of what was handed in.",
        key="submitted_id",
        order=("position",),
    )
    assessments: list[AssessmentLater] | None = many("Assessment", "application_id", "Assessments.")
    decisions: list[DecisionLater] | None = many(
        "Decision", "application_id", "Proposals and decisions that the viewer may see, the oldest first."
    )
    checklist: list[ChecklistItem] | None = batched(
        ("id",), CHECKLIST, "What officials look at before a grant (688/2001 6 and 7 §), each item with what was found."
    )
    costs: CheckedCosts | None = computed(
        COSTS, costs_of, "Its costs row by row with what is accepted of them; null where a grant is a lump sum."
    )
    hearings: list[Hearing] | None = many("Hearing", "application_id", "Of what the party is heard, the oldest first.")
    others_of_applicant = paged(
        "Application", "organisation_id", "All applications of its applicant, in every call that the viewer handles; with it.",
        key="organisation_id", or_none=True,
    )  # fmt: skip
    decisions_of_applicant = paged(
        "Decision", "organisation_id", "All proposals and decisions on its applicant's applications that the viewer may see.",
        key="organisation_id", or_none=True,
    )  # fmt: skip
    reports: list[ReportLater] | None = many("Report", "application_id", "Reports on the use of the grant.")
    documents: list[Document] | None = many("Document", "matter_id", "Files of the matter.", key="matter_id")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    revision: int = column("revision", "The lock: what was read when something is changed.")
    actions: list[Action] = actions(
        (
            *rights.GUARDS,
            *assessment_rights.APPLICATION_GUARDS,
            *decision_rights.APPLICATION_GUARDS,
            *eligibility_rights.APPLICATION_GUARDS,
            *check_rights.APPLICATION_GUARDS,
            *hearing_rights.APPLICATION_GUARDS,
        ),
        rights.COLUMNS | assessment_rights.APPLICATION_COLUMNS | decision_rights.APPLICATION_COLUMNS
        | eligibility_rights.APPLICATION_COLUMNS,
    )  # fmt: skip


@sourced(rights.PARTICIPANT_RIGHTS, joins={"organisation": Join("organisation_id", OrganisationRow, "Organisation")})
class Participant(Node):
    """An organisation that carries out part of the project."""

    id: strawberry.ID = id_of("Participant")
    key: str = column("key", "The row's key in the answers.")
    organisation: Organisation | None = one("organisation", "The organisation.")
    role: ParticipantRole = column("role", "Its part; one is the lead (hankehallinnoija).")
    share: Decimal | None = column("share", "Its share of the financing, in euros.", euros)
    is_committed: bool | None = column("is_committed", "Whether it has committed itself.")


@sourced(
    rights.VERSION_RIGHTS,
    joins={
        "form": Join("form_release_id", FormRelease, "Form"),
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call", via="application"),
        "saved_by": Join("saved_by", User, "Person"),
    },
    default_order=Order("ordinal"),
)
class ApplicationVersion(Node):
    """A saved set of answers; one that was handed in never changes."""

    id: strawberry.ID = id_of("ApplicationVersion")
    ordinal: int = column("ordinal", "Its place among the versions, from one.")
    kind: VersionKind = column("kind", "Whether it was handed in.")
    form_version: str = column("form_version", "The version of its form.")
    form: Form | None = one("form", "The form that it answers.")
    answers: Answers | None = computed(
        VERSION, shown("", "form", "application."), "The answers, as this viewer may see them."
    )
    saved_at: datetime = column("saved_at", "When it was saved last.")
    saved_by: Person | None = one("saved_by", "Who saved it.")
    comparison: VersionComparison | None = comparison(
        "What differs from the one handed in before it, or from the one that is named; null where the viewer sees none such."
    )


@sourced(
    rights.COMPLETION_RIGHTS,
    joins={
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call", via="application"),
        "requested_by": Join("requested_by", User, "Person"),
        "time_limit": Join("id", TimeLimitRow, "TimeLimit", there="about_id"),
    },
)
class Completion(Node):
    """A request for completion (434/2003 22 and 33 §). Missing its time doesn't prevent the decision."""

    id: strawberry.ID = id_of("Completion")
    what: str = column("what", f"What is to be completed. {LONG}")
    how: str = column("how", f"How it is to be completed. {LONG}")
    paths: list[list[str]] = column("paths", "The fields that are open for it, and all that is under them.")
    due_at: datetime = column("due_at", "Until when it can be answered.")
    requested_at: datetime = column("requested_at", "When it was sent.")
    requested_by: Person | None = one("requested_by", "Who asked.")
    answered_at: datetime | None = column("answered_at", "When it was answered.")
    status: CompletionStatus = column("status", "Whether it was answered.")
    time_limit: TimeLimit | None = one("time_limit", "Its time: what was asked and given of more, with reasons.")
    letters: list[Letter] = many(
        "Letter",
        "about_id",
        "The letters of the request, the oldest first: another one where something was added to it.",
    )
    revision: int = column("revision", "The lock of the request.")
    actions: list[Action] = actions(rights.COMPLETION_GUARDS, rights.COMPLETION_COLUMNS)


QUERIES = {
    "applications": page(
        Application,
        "Applications that the viewer may see: those handed in last first, a draft by when it was begun.",
    ),
    "application": by_id(Application, "An application by its id."),
    "applicationByReference": by_column(
        Application, "reference", "reference", "The reference number (hakemusnumero).",
        "An application by its reference number.",
    ),
}  # fmt: skip
