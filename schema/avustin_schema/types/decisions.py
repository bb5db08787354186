"""Decisions and proposals."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from avustin_core.acceptances import rights as acceptance_rights
from avustin_core.access import User
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.calls.models import Call as CallRow
from avustin_core.decisions import rights
from avustin_core.decisions.correcting import CorrectionGround
from avustin_core.decisions.models import DecisionKind, DecisionStatus, Liability
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.plugin import Language
from avustin_core.reviews import rights as review_rights
from avustin_core.service import rights as service_rights
from avustin_core.service.finality import is_decision_final
from avustin_schema.roots import by_id, page
from avustin_schema.scalars import euros
from avustin_schema.sources import Join, batched, column, computed, many, one, sourced
from avustin_schema.types.acceptances import Acceptance
from avustin_schema.types.asked_of_decisions import DECISIONS
from avustin_schema.types.common import LONG, Action, Node, actions, global_id, id_of
from avustin_schema.types.letters import Letter
from avustin_schema.types.organisations import Organisation, Person
from avustin_schema.types.reviews import Review
from avustin_schema.types.service import Service
from avustin_schema.types.unheard import UnheardGround, load_unheard

if TYPE_CHECKING:
    from avustin_schema.types.applications import Application
    from avustin_schema.types.calls import Call

ApplicationLater = Annotated["Application", strawberry.lazy("avustin_schema.types.applications")]
CallLater = Annotated["Call", strawberry.lazy("avustin_schema.types.calls")]


@strawberry.type(description="One instalment of a payment plan (688/2001 12 §).")
class Instalment:
    """A planned payment."""

    ordinal: int = strawberry.field(description="Its place, from one.")
    amount: Decimal | None = strawberry.field(description="The sum in euros; null where it waits for the condition.")
    due: date | None = strawberry.field(description="The day; null while it isn't set.")
    condition: str | None = strawberry.field(description="What it is tied to.")


def _plan(stored: list[dict[str, Any]]) -> list[Instalment]:
    return [
        Instalment(
            ordinal=each["ordinal"],
            amount=None if each["amount"] is None else euros(each["amount"]),
            due=each["due"] and date.fromisoformat(each["due"]),
            condition=each["condition"],
        )
        for each in stored
    ]


def _recipients(stored: list[str]) -> list[strawberry.ID]:
    return [global_id("Organisation", UUID(id)) for id in stored]


@strawberry.type(description="What the rapporteur proposed, where the decider decided otherwise.")
class Proposal:
    """A proposal that was departed from."""

    kind: DecisionKind = strawberry.field(description="What was proposed.")
    amount: Decimal = strawberry.field(description="The proposed sum, in euros.")
    reasons: str = strawberry.field(description=f"The proposal's reasons. {LONG}")


@strawberry.type(description="Why a decision took the place of one that its party knew (434/2003 50 and 51 §).")
class Correction:
    """A correction."""

    ground: CorrectionGround = strawberry.field(description="The ground of law.")
    why: str = strawberry.field(description="What was wrong.")
    party_consents: bool = strawberry.field(description="Whether the party consented to it.")
    caused_by_party: bool = strawberry.field(description="Whether the error was obvious and the party caused it.")


def _correction(stored: dict[str, Any]) -> Correction:
    return Correction(**{**stored, "ground": CorrectionGround(stored["ground"])})


def _proposal(stored: dict[str, Any]) -> Proposal:
    return Proposal(kind=DecisionKind[stored["kind"]], amount=euros(stored["amount"]), reasons=stored["reasons"])


FINALITY = (
    "organisation_id", "recipients", "status", "known_to", "contestable_until", "reviews_unserved", "appealable_until",
)  # fmt: skip


def _is_final(values: Any, reading: Any) -> bool:
    return is_decision_final(SimpleNamespace(**{name: values(name) for name in FINALITY}), reading.now)


@sourced(
    rights.RIGHTS,
    joins={
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call"),
        "matter": Join("matter_id", MatterRow, "Matter"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "proposed_by": Join("proposed_by", User, "Person"),
        "signed_by": Join("signed_by", User, "Person"),
    },
    conditions=DECISIONS,
)
class Decision(Node):
    """A proposal or a decision, with all that the law asks for (688/2001 11 §, 434/2003 44 to 47 §). A signed one never changes."""

    id: strawberry.ID = id_of("Decision")
    application: ApplicationLater | None = one("application", "What is decided.")
    call: CallLater | None = one("call", "The call.")
    organisation: Organisation | None = one("organisation", "The applicant.")
    kind: DecisionKind = column("kind", "What is decided.")
    status: DecisionStatus = column("status", "Whether it is proposed, signed or superseded.")
    language: Language = column("language", "Its one language, the party's (423/2003 19 §).")
    recipients: list[strawberry.ID] = column(
        "recipients", "Global ids of the organisations that receive the grant.", _recipients
    )
    liability: Liability | None = column("liability", "How recipients answer for the grant (688/2001 27 §).")
    purpose: str = column("purpose", "What the grant may be used for.")
    amount: Decimal = column("amount", "The grant in euros; zero when nothing is granted.", euros)
    eligible_costs: Decimal | None = column("eligible_costs", "Accepted costs, in euros.", euros)
    maximum_share: Decimal | None = column(
        "maximum_share", "The greatest share of accepted costs, in per cent.", Decimal
    )
    period_starts: date | None = column("period_starts", "The first day of use.")
    period_ends: date | None = column("period_ends", "The last day of use.")
    payment_plan: list[Instalment] = column("payment_plan", "In which instalments it is paid.", _plan)
    report_duty: str = column("report_duty", f"What is to be reported. {LONG}")
    report_due: date | None = column("report_due", "By when.")
    conditions: str = column("conditions", f"Conditions and restrictions. {LONG}")
    reasons: str = column("reasons", f"The reasons (434/2003 45 §). {LONG}")
    provisions: str = column("provisions", "The provisions applied.")
    contact: str = column("contact", "Who gives more information.")
    audit_right: str = column("audit_right", "The authority's right of audit.")
    review_instructions: str = column("review_instructions", "How to request a review (oikaisuvaatimus).")
    proposed_by: Person | None = one("proposed_by", "The rapporteur.")
    proposed_at: datetime = column("proposed_at", "When it was proposed.")
    signed_by: Person | None = one("signed_by", "The decider; never the one who proposed.")
    signed_at: datetime | None = column("signed_at", "When it was signed.")
    departure: str | None = column("departure", "Why the decider departed from the proposal.")
    proposal: Proposal | None = column("proposal", "The proposal that was departed from.", _proposal)
    dissent: str | None = column("dissent", f"The rapporteur's dissenting opinion on it. {LONG}")
    dissent_at: datetime | None = column("dissent_at", "When that was left.")
    correction: Correction | None = column(
        "correction", "Why it took the place of one that its party knew.", _correction
    )
    superseded_at: datetime | None = column("superseded_at", "When a later decision took its place.")
    notified_at: datetime | None = column("notified_at", "When its letter was handed over for service.")
    published_at: datetime | None = column("published_at", "When it was published in the register.")
    accepted_at: datetime | None = column("accepted_at", "When the recipient accepted the grant.")
    declined_at: datetime | None = column("declined_at", "When the recipient declined it.")
    released_at: datetime | None = column("released_at", "When its money was released, since it was declined.")
    acceptances: list[Acceptance] = many(
        "Acceptance",
        "decision_id",
        "What its recipients answered: the grant is accepted when each of them has accepted it.",
    )
    letters: list[Letter] = many(
        "Letter", "about_id",
        "Its letters, the oldest first: made when it is signed, and anew where more was to be said before or after its "
        "notification; none of a proposal.",
    )  # fmt: skip
    unheard: list[UnheardGround] | None = batched(
        ("id", "application_id", "kind"), load_unheard,
        "What an official found against the party and it wasn't heard of; empty of a decision that doesn't go against it.",
    )  # fmt: skip
    services: list[Service] = many(
        "Service", "decision_id", "How it was sent to each of its recipients, the oldest first."
    )
    is_final: bool = computed(
        tuple(FINALITY),
        _is_final,
        "Whether it holds: every recipient's time for review has passed, and no request for review or appeal of one is open.",
    )
    reviews: list[Review] = many("Review", "decision_id", "Requests for its review, the oldest first.")
    contested_at: datetime | None = column("contested_at", "Since when a request for its review has been pending.")
    execution_stopped_at: datetime | None = column(
        "execution_stopped_at", "Since when its execution has been forbidden or suspended (434/2003 49 f §)."
    )
    annulled_at: datetime | None = column("annulled_at", "When it was annulled on a request for review.")
    is_fictional: bool = column(
        "is_fictional", "Whether it was invented for demonstration: then it is no decision of an authority."
    )
    revision: int = column("revision", "The lock: one signs what one read.")
    actions: list[Action] = actions(
        (
            *rights.GUARDS,
            *acceptance_rights.DECISION_GUARDS,
            *service_rights.DECISION_GUARDS,
            *review_rights.DECISION_GUARDS,
        ),
        rights.COLUMNS
        | acceptance_rights.DECISION_COLUMNS
        | service_rights.DECISION_COLUMNS
        | review_rights.DECISION_COLUMNS,
    )


QUERIES = {
    "decisions": page(Decision, "Proposals and decisions that the viewer may see."),
    "decision": by_id(Decision, "A decision by its id."),
}
