"""Deciding: proposing, signing, notifying and publishing."""

from base64 import b64encode
from datetime import date
from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.decisions import dissent, operations, rights, signing
from avustin_core.decisions.contents import Contents, PlannedInstalment
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.models import DecisionKind, Liability
from avustin_core.decisions.signing import Departure
from avustin_core.plugin import Language
from avustin_core.register import operations as register
from avustin_core.register import rights as register_rights
from avustin_core.work import Work
from avustin_schema.inputs import given_in, input_type
from avustin_schema.mutations.building import Extra, Mutation, MutationInput, argument
from avustin_schema.mutations.values import sum_or_none
from avustin_schema.types.common import LONG, row_id


@input_type(description="One instalment.")
class InstalmentInput:
    """A planned payment."""

    amount: Decimal | None = argument("The sum in euros; null where it waits for the condition.", default=None)
    due: date | None = argument("The day.", default=None)
    condition: str | None = argument("What it is tied to.", default=None)


@input_type(
    description="What is decided. What is left out comes from the programme's texts, the call and the application."
)
class DecisionContentsInput:
    """The contents of a decision."""

    purpose: str | None = argument("What the grant may be used for.", default=None)
    amount: Decimal | None = argument("The grant in euros.", default=None)
    eligible_costs: Decimal | None = argument("Accepted costs in euros.", default=None)
    maximum_share: Decimal | None = argument("The greatest share of accepted costs, in per cent.", default=None)
    period_starts: date | None = argument("The first day of use.", default=None)
    period_ends: date | None = argument("The last day of use.", default=None)
    payment_plan: list[InstalmentInput] | None = argument("In which instalments it is paid.", default=None)
    report_duty: str | None = argument(f"What is to be reported. {LONG}", default=None)
    report_due: date | None = argument("By when the report is due.", default=None)
    conditions: str | None = argument(f"Conditions and restrictions. {LONG}", default=None)
    reasons: str | None = argument(f"The reasons. {LONG}", default=None)
    provisions: str | None = argument("The provisions applied.", default=None)
    contact: str | None = argument("Who gives more information.", default=None)
    audit_right: str | None = argument("The authority's right of audit.", default=None)
    review_instructions: str | None = argument("How to request a review.", default=None)
    liability: Liability | None = argument("How several recipients answer for the grant.", default=None)
    recipients: list[strawberry.ID] | None = argument("The organisations that receive the grant.", default=None)


@input_type(description="Why a decision that its party knows is replaced (434/2003 50 and 51 §).")
class CorrectionInput:
    """A correction."""

    ground: CorrectionGround = argument("The ground of law.")
    why: str = argument("What was wrong.")
    party_consents: bool = argument("Whether the party has consented to it.", default=False)
    caused_by_party: bool = argument("Whether the error is obvious and the party caused it.", default=False)


@input_type(description="A proposal for a decision.")
class ProposeDecisionInput(MutationInput):
    """A proposal."""

    application_id: strawberry.ID = argument("The application.")
    kind: DecisionKind = argument("What is proposed.")
    contents: DecisionContentsInput | None = argument("What it says.", default=None)
    revision: int = argument("The application's revision that was read.")
    proposal_revision: int | None = argument(
        "The revision of the open proposal that was read; null when there is none.", default=None
    )
    correction: CorrectionInput | None = argument(
        "Required where the proposal would take the place of a decision that was notified.", default=None
    )


@input_type(description="What the decider decides instead of what was proposed.")
class DepartureInput:
    """A departure."""

    why: str = argument("The reasons for departing from the proposal.")
    kind: DecisionKind | None = argument("Another kind of decision.", default=None)
    contents: DecisionContentsInput | None = argument("Other contents; the rest stays as proposed.", default=None)


@input_type(description="A proposal to sign.")
class SignDecisionInput(MutationInput):
    """A signature."""

    id: strawberry.ID = argument("The proposal.")
    revision: int = argument("The revision that was read: one signs what one saw.")
    departure: DepartureInput | None = argument("Where you decide otherwise.", default=None)
    holds_letter: bool = argument("Whether the parties are notified later, by notifyParties.", default=False)


@input_type(description="The rapporteur's dissenting opinion.")
class RecordDissentInput(MutationInput):
    """A dissent."""

    id: strawberry.ID = argument("The decision.")
    text: str = argument(f"The opinion. {LONG}")
    revision: int = argument("The revision that was read.")


@input_type(description="A signed decision whose letter is to be sent.")
class NotifyPartiesInput(MutationInput):
    """A notification."""

    id: strawberry.ID = argument("The decision.")
    revision: int = argument("The revision that was read.")


@input_type(description="A proposal whose letter is to be looked at.")
class PreviewLetterInput(MutationInput):
    """A preview."""

    id: strawberry.ID = argument("The proposal.")
    revision: int = argument("The revision that was read: the same is signed then.")


@strawberry.type(description="A letter as it would be if the proposal were signed now. Nothing of it is kept.")
class LetterPreview:
    """A preview."""

    pdf: str = strawberry.field(description="The PDF, in base64. It is marked as a draft.")
    language: Language = strawberry.field(description="Its one language.")
    template: str = strawberry.field(
        description="The template: the core's, or a programme's own, and what letter it is for."
    )
    version: str = strawberry.field(description="The template's version, valid today.")
    lacks: list[str] = strawberry.field(
        description="What the proposal lacks, by the names of its fields: until that is there it isn't signed."
    )


@input_type(description="Decisions to publish in the public register.")
class PublishDecisionsInput(MutationInput):
    """A publication."""

    call_id: strawberry.ID = argument("The call.")
    decision_ids: list[strawberry.ID] | None = argument("These only; null: all that the register shows.", default=None)


def contents_of(input: DecisionContentsInput | None, *path: str) -> Contents:
    """What is decided, as the core takes it."""
    if input is None:
        return Contents()
    given: dict[str, Any] = dict(given_in(input))
    given["amount"] = sum_or_none(input.amount, *path, "amount")
    given["eligible_costs"] = sum_or_none(input.eligible_costs, *path, "eligibleCosts")
    if input.payment_plan is not None:
        given["payment_plan"] = tuple(
            PlannedInstalment(
                sum_or_none(each.amount, *path, "paymentPlan", str(place), "amount"), each.due, each.condition
            )
            for place, each in enumerate(input.payment_plan)
        )
    if input.recipients is not None:
        given["recipients"] = tuple(row_id(each, "Organisation", *path, "recipients") for each in input.recipients)
    return Contents(**given)


async def _propose(work: Work, input: ProposeDecisionInput) -> Any:
    return await operations.propose_decision(
        work,
        row_id(input.application_id, "Application", "applicationId"),
        kind=input.kind,
        contents=contents_of(input.contents, "contents"),
        revision=input.revision,
        proposal_revision=input.proposal_revision,
        correction=_correction(input.correction) if input.correction else None,
    )


def _correction(input: CorrectionInput) -> Correction:
    return Correction(
        ground=input.ground, why=input.why, party_consents=input.party_consents, caused_by_party=input.caused_by_party
    )


async def _dissent(work: Work, input: RecordDissentInput) -> Any:
    id = row_id(input.id, "Decision", "id")
    return await dissent.record_dissent(work, id, text=input.text, revision=input.revision)


async def _sign(work: Work, input: SignDecisionInput) -> Any:
    departure = _departure(input.departure) if input.departure else None
    id = row_id(input.id, "Decision", "id")
    return await signing.sign_decision(
        work, id, revision=input.revision, departure=departure, holds_letter=input.holds_letter
    )


def _departure(input: DepartureInput) -> Departure:
    return Departure(input.why, input.kind, contents_of(input.contents, "departure", "contents"))


async def _notify(work: Work, input: NotifyPartiesInput) -> Any:
    return await operations.notify_parties(work, row_id(input.id, "Decision", "id"), revision=input.revision)


async def _preview(work: Work, input: PreviewLetterInput) -> Any:
    id = row_id(input.id, "Decision", "id")
    return await operations.preview_letter(work, id, revision=input.revision)


def _previewed(made: Any, info: Any) -> LetterPreview:
    return LetterPreview(
        pdf=b64encode(made.pdf).decode(), language=made.language, template=made.template.name,
        version=made.template.version, lacks=list(made.lacks),
    )  # fmt: skip


async def _publish(work: Work, input: PublishDecisionsInput) -> Any:
    ids = (
        None if input.decision_ids is None else [row_id(each, "Decision", "decisionIds") for each in input.decision_ids]
    )
    return await register.publish_decisions(work, row_id(input.call_id, "Call", "callId"), decision_ids=ids)


ANSWERS = {"decision": "Decision", "application": "Application"}
KEYS = {"application": lambda made: made.application_id, "decision": lambda made: made.id}
MUTATIONS = (
    Mutation(
        "proposeDecision", operations.propose_decision, ProposeDecisionInput, _propose,
        "Propose how an application is decided; what is left out is filled in.", ANSWERS, KEYS, guard=rights.PROPOSE,
    ),
    Mutation(
        "signDecision", signing.sign_decision, SignDecisionInput, _sign,
        "Sign a decision: it never changes, and its money is drawn from the appropriation.",
        ANSWERS, KEYS, guard=rights.SIGN,
    ),
    Mutation(
        "recordDissent", dissent.record_dissent, RecordDissentInput, _dissent,
        "Leave a dissenting opinion to a decision that departs from your proposal, once.", {"decision": "Decision"},
        guard=rights.DISSENT,
    ),
    Mutation(
        "previewLetter", operations.preview_letter, PreviewLetterInput, _preview,
        "Look at the letter of a proposal before it is signed.",
        extras={"letter": Extra(LetterPreview | None, "The letter; null when it can't be made.", _previewed)},
        guard=rights.PREVIEW,
    ),
    Mutation(
        "notifyParties", operations.notify_parties, NotifyPartiesInput, _notify,
        "Send the letter of a signed decision that was held back.", ANSWERS, KEYS, guard=rights.NOTIFY,
    ),
    Mutation(
        "publishDecisions", register.publish_decisions, PublishDecisionsInput, _publish,
        "Publish decisions in the public register, after their parties were notified.", {"call": "Call"},
        guard=register_rights.PUBLISH,
    ),
)  # fmt: skip
