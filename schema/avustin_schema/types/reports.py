"""Reports on the use of a grant."""

from datetime import date, datetime
from typing import Any

import strawberry

from avustin_core.access import User
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.calls.models import Call as CallRow
from avustin_core.decisions.models import Decision as DecisionRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.programmes.models import FormRelease
from avustin_core.reports import rights
from avustin_core.reports.models import Report as ReportRow
from avustin_core.reports.models import ReportStatus, ReportVersion
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, batched, column, computed, one, sourced
from avustin_schema.types.answers import SHAPE, Answers, Draft, drafts, needs, shown, typed
from avustin_schema.types.applications import Application
from avustin_schema.types.asked import REPORTS
from avustin_schema.types.calls import Call
from avustin_schema.types.common import Action, Node, actions, id_of
from avustin_schema.types.decisions import Decision
from avustin_schema.types.forms import Form
from avustin_schema.types.organisations import Organisation, Person


@strawberry.interface(
    description="The answers of a report, typed by its programme. New programmes bring new types: always ask for `__typename`."
)
class ReportData:
    """What every programme's reports tell."""

    programme: str = strawberry.field(description="The programme's code.")
    form_version: str = strawberry.field(description="The version of the form that was answered.")
    shape_version: str = strawberry.field(description=SHAPE)

    @classmethod
    def resolve_type(cls, value: Any, info: Any, abstract: Any) -> str:
        """The generated type's name."""
        name: str = value.type
        return name


HANDED_IN = needs("submitted.", "submitted_form")


@sourced(
    rights.RIGHTS,
    joins={
        "application": Join("application_id", ApplicationRow, "Application"),
        "decision": Join("decision_id", DecisionRow, "Decision"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "call": Join("call_id", CallRow, "Call"),
        "approved_by": Join("approved_by", User, "Person"),
        "form": Join("form_release_id", FormRelease, "Form"),
        "submitted": Join("submitted_id", ReportVersion, "ReportVersion"),
        "submitted_form": Join("form_release_id", FormRelease, "Form", via="submitted"),
    },
    conditions=REPORTS,
)
class Report(Node):
    """What the recipient tells of the use of a grant (893/2019 9 §)."""

    id: strawberry.ID = id_of("Report")
    application: Application | None = one("application", "The application that the grant was given on.")
    decision: Decision | None = one("decision", "The decision.")
    call: Call | None = one("call", "The call in which the grant was given.")
    organisation: Organisation | None = one("organisation", "The recipient.")
    form_name: str = column("form_name", "Which of the programme's reports it is.")
    form: Form | None = one("form", "The released form.")
    status: ReportStatus = column("status", "Where it is.")
    due_on: date | None = column("due_on", "By when it is due; null where the decision sets no day.")
    answers: Answers | None = computed(
        HANDED_IN,
        shown("submitted.", "submitted_form", of="Report"),
        "The answers handed in, as this viewer may see them.",
    )
    data: ReportData | None = computed(
        HANDED_IN,
        typed("submitted.", "submitted_form", "{form}Data", of="Report"),
        "The same answers, typed by the programme.",
    )
    draft: Draft | None = batched(
        ("id",),
        drafts(ReportRow, ReportVersion, findings=False),
        "What is being written.",
    )
    created_at: datetime = column("created_at", "When it was begun.")
    submitted_at: datetime | None = column("submitted_at", "When it was handed in.")
    returned_at: datetime | None = column("returned_at", "When it was returned.")
    return_reason: str | None = column("return_reason", "What is to be mended.")
    approved_at: datetime | None = column("approved_at", "When it was approved.")
    approved_by: Person | None = one("approved_by", "Who approved it.")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "reports": page(Report, "Reports that the viewer may see."),
    "report": by_id(Report, "A report by its id."),
}
