"""Requests for review (oikaisuvaatimus)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from avustin_core.access import User
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.calls.models import Call as CallRow
from avustin_core.decisions.models import Decision as DecisionRow
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.plugin import Language
from avustin_core.reviews import rights
from avustin_core.reviews.models import ExecutionOrder, ReviewOutcome, ReviewStatus
from avustin_schema.paging import Order
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, column, computed, many, one, sourced
from avustin_schema.types.asked_of_decisions import REVIEWS
from avustin_schema.types.calls import Call
from avustin_schema.types.common import LONG, Action, Node, actions, id_of
from avustin_schema.types.letters import Letter
from avustin_schema.types.matters import Matter
from avustin_schema.types.organisations import Organisation, Person
from avustin_schema.types.service import Service

if TYPE_CHECKING:
    from avustin_schema.types.applications import Application
    from avustin_schema.types.decisions import Decision

DecisionLater = Annotated["Decision", strawberry.lazy("avustin_schema.types.decisions")]
ApplicationLater = Annotated["Application", strawberry.lazy("avustin_schema.types.applications")]


@sourced(
    rights.RIGHTS,
    joins={
        "matter": Join("matter_id", MatterRow, "Matter"),
        "decision": Join("decision_id", DecisionRow, "Decision"),
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "new_decision": Join("new_decision_id", DecisionRow, "Decision"),
        "filed_by": Join("filed_by", User, "Person"),
        "registered_by": Join("registered_by", User, "Person"),
        "proposed_by": Join("proposed_by", User, "Person"),
        "signed_by": Join("signed_by", User, "Person"),
        "execution_ordered_by": Join("execution_ordered_by", User, "Person"),
        "withdrawn_by": Join("withdrawn_by", User, "Person"),
    },
    conditions=REVIEWS,
    default_order=Order("arrived_at", field="arrivedAt"),
)
class Review(Node):
    """A request for review of a decision (434/2003 chapter 7 a): a matter of its own, decided by others than the decision."""

    id: strawberry.ID = id_of("Review")
    matter: Matter | None = one("matter", "Its own matter, whose parent is the application's.")
    decision: DecisionLater | None = one("decision", "The decision that is contested.")
    application: ApplicationLater | None = one("application", "What was decided.")
    call: Call | None = one("call", "The call.")
    organisation: Organisation | None = one("organisation", "Who requests it.")
    language: Language = column("language", "The matter's one language.")
    change_sought: str = column("change_sought", f"What change is sought (49 d §). {LONG}")
    grounds: str = column("grounds", f"On which grounds. {LONG}")
    arrived_at: datetime = column("arrived_at", "When it came.")
    due_at: datetime | None = computed(
        ("due_at",),
        lambda values, reading: values("due_at"),
        "Until when it could be requested (49 c §); null where nobody has shown when the party came to know the decision.",
    )
    is_late: bool = computed(
        ("due_at", "arrived_at"),
        lambda values, reading: values("due_at") is not None and values("due_at") <= values("arrived_at"),
        "Whether it came after that: then it isn't examined.",
    )
    is_urgent: bool = computed(
        ("status",),
        lambda values, reading: values("status") is ReviewStatus.PENDING,
        "Whether it waits, and is handled urgently (49 e §).",
    )
    filed_by: Person | None = one("filed_by", "Who requested it for the party; null where it came on paper.")
    registered_by: Person | None = one("registered_by", "The official who registered one that came on paper.")
    status: ReviewStatus = column("status", "Whether it is pending, decided or withdrawn.")
    outcome: ReviewOutcome | None = column("outcome", "What is decided on it, or proposed while it is pending.")
    reasons: str | None = column("reasons", f"The reasons (49 g §). {LONG}")
    provisions: str | None = column("provisions", "The provisions applied.")
    contact: str | None = column("contact", "Who gives more information.")
    appeal_instructions: str | None = column("appeal_instructions", "How to appeal to the administrative court.")
    new_decision: DecisionLater | None = one("new_decision", "The decision that takes the place of the contested one.")
    proposed_by: Person | None = one("proposed_by", "Who proposed that.")
    proposed_at: datetime | None = column("proposed_at", "When.")
    signed_by: Person | None = one("signed_by", "Who decided; nobody who decided what is contested.")
    signed_at: datetime | None = column("signed_at", "When it was decided, and the party notified.")
    execution_order: ExecutionOrder | None = column(
        "execution_order", "What is ordered of the decision's execution meanwhile (49 f §); null: nothing."
    )
    execution_reasons: str | None = column("execution_reasons", f"Why that was ordered, or lifted. {LONG}")
    execution_ordered_at: datetime | None = column("execution_ordered_at", "When.")
    execution_ordered_by: Person | None = one("execution_ordered_by", "Who ordered or lifted it.")
    letters: list[Letter] = many("Letter", "about_id", "The letter of what was decided; none while it is pending.")
    services: list[Service] = many("Service", "review_id", "How what was decided was sent to the party.")
    withdrawn_at: datetime | None = column("withdrawn_at", "When the party withdrew it, so that its matter lapsed.")
    withdrawn_by: Person | None = one("withdrawn_by", "Who withdrew it for the party.")
    withdrawal_note: str | None = column("withdrawal_note", f"Why, where the party said so. {LONG}")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    revision: int = column("revision", "The lock: one signs what one read.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "reviews": page(Review, "Requests for review that the viewer may see, the first to come first."),
    "review": by_id(Review, "A request for review by its id."),
}
