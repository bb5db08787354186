"""Requesting a review of a decision, and deciding on that."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.decisions.models import DecisionKind
from avustin_core.reviews import deciding, operations, requesting, rights, withdrawing
from avustin_core.reviews.deciding import Change, Said
from avustin_core.reviews.models import ExecutionOrder, ReviewOutcome
from avustin_core.reviews.requesting import Sought
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.decisions import DecisionContentsInput, contents_of
from avustin_schema.mutations.service import SendingInput, sending
from avustin_schema.mutations.values import id_or_none
from avustin_schema.types.common import LONG, row_id


@input_type(description="A request for review (434/2003 49 d §).")
class RequestReviewInput(MutationInput):
    """A request."""

    id: strawberry.ID = argument("The decision that is contested.")
    change_sought: str = argument(f"What change is sought. {LONG}")
    grounds: str = argument(f"On which grounds. {LONG}")
    organisation_id: strawberry.ID | None = argument(
        "For whom, where you sign for several of its parties.", default=None
    )
    revision: int = argument("The decision's revision that was read.")


@input_type(description="A request for review that came on paper, or by another road.")
class RegisterReviewInput(MutationInput):
    """A registration."""

    id: strawberry.ID = argument("The decision that is contested.")
    organisation_id: strawberry.ID = argument("Who requests it: the applicant or a participant.")
    change_sought: str = argument(f"What change is sought; empty where that is missing. {LONG}")
    grounds: str = argument(f"On which grounds; empty where they are missing. {LONG}")
    arrived_at: datetime = argument("When it came.")
    revision: int = argument("The decision's revision that was read.")


@input_type(description="The decision that takes the place of the contested one.")
class NewDecisionInput:
    """A change."""

    kind: DecisionKind = argument("What is decided instead.")
    contents: DecisionContentsInput | None = argument(
        "What it says; how to appeal, and the reasons, are those of the outcome where nothing else is said.",
        default=None,
    )
    proposal_revision: int | None = argument(
        "The revision of the application's open proposal that was read; null when there is none.", default=None
    )


@input_type(description="What is proposed to be decided on a request.")
class ProposeReviewInput(MutationInput):
    """A proposal."""

    id: strawberry.ID = argument("The request.")
    outcome: ReviewOutcome = argument("What is decided. A late request isn't examined.")
    reasons: str = argument(f"The reasons, always (49 g §). {LONG}")
    provisions: str = argument("The provisions applied; empty: those of the law on such an outcome.", default="")
    contact: str = argument("Who gives more information; empty: the call's contact.", default="")
    appeal_instructions: str = argument("How to appeal; empty: the law's instructions of the day.", default="")
    change: NewDecisionInput | None = argument("The new decision; only where the decision is changed.", default=None)
    revision: int = argument("The request's revision that was read.")


@input_type(description="A proposal to sign.")
class SignReviewInput(MutationInput):
    """A signature."""

    id: strawberry.ID = argument("The request.")
    revision: int = argument("The request's revision that was read: one signs what one saw.")
    new_decision_revision: int | None = argument(
        "The revision of the new decision that was read; required where there is one.", default=None
    )


@input_type(description="A request that its party takes back.")
class WithdrawReviewInput(MutationInput):
    """A withdrawal."""

    id: strawberry.ID = argument("The request.")
    note: str = argument(f"Why, if you wish to say. {LONG}", default="")
    revision: int = argument("The request's revision that was read.")


@input_type(description="What is ordered of a contested decision's execution (434/2003 49 f §).")
class OrderExecutionInput(MutationInput):
    """An order."""

    id: strawberry.ID = argument("The request.")
    order: ExecutionOrder = argument("Whether it is forbidden, or suspended.")
    reasons: str = argument(f"Why. {LONG}")
    revision: int = argument("The request's revision that was read.")


@input_type(description="An order that isn't needed any more.")
class LiftExecutionOrderInput(MutationInput):
    """The end of an order."""

    id: strawberry.ID = argument("The request.")
    reasons: str = argument(f"Why. {LONG}")
    revision: int = argument("The request's revision that was read.")


@input_type(description="How what was decided on a request was sent to its party.")
class RecordReviewServiceInput(SendingInput):
    """A service."""

    id: strawberry.ID = argument("The request.")
    revision: int = argument("The request's revision that was read.")


async def _request(work: Work, input: RequestReviewInput) -> Any:
    organisation = id_or_none(input.organisation_id, "Organisation", "organisationId")
    sought = Sought(input.change_sought, input.grounds)
    id = row_id(input.id, "Decision", "id")
    return await requesting.request_review(work, id, sought, organisation_id=organisation, revision=input.revision)


async def _register(work: Work, input: RegisterReviewInput) -> Any:
    organisation = row_id(input.organisation_id, "Organisation", "organisationId")
    sought = Sought(input.change_sought, input.grounds)
    id = row_id(input.id, "Decision", "id")
    return await requesting.register_review(
        work, id, organisation, sought, arrived_at=input.arrived_at, revision=input.revision
    )


async def _propose(work: Work, input: ProposeReviewInput) -> Any:
    said = Said(
        outcome=input.outcome, reasons=input.reasons, provisions=input.provisions, contact=input.contact,
        appeal_instructions=input.appeal_instructions,
    )  # fmt: skip
    change = _change(input.change) if input.change else None
    id = row_id(input.id, "Review", "id")
    return await deciding.propose_review(work, id, said, change=change, revision=input.revision)


def _change(input: NewDecisionInput) -> Change:
    contents = contents_of(input.contents, "change", "contents")
    return Change(kind=input.kind, contents=contents, proposal_revision=input.proposal_revision)


async def _sign(work: Work, input: SignReviewInput) -> Any:
    id = row_id(input.id, "Review", "id")
    return await deciding.sign_review(
        work, id, revision=input.revision, new_decision_revision=input.new_decision_revision
    )


async def _withdraw(work: Work, input: WithdrawReviewInput) -> Any:
    id = row_id(input.id, "Review", "id")
    return await withdrawing.withdraw_review(work, id, note=input.note, revision=input.revision)


async def _order(work: Work, input: OrderExecutionInput) -> Any:
    id = row_id(input.id, "Review", "id")
    return await operations.order_execution(work, id, order=input.order, reasons=input.reasons, revision=input.revision)


async def _lift(work: Work, input: LiftExecutionOrderInput) -> Any:
    id = row_id(input.id, "Review", "id")
    return await operations.lift_execution_order(work, id, reasons=input.reasons, revision=input.revision)


async def _serve(work: Work, input: RecordReviewServiceInput) -> Any:
    id = row_id(input.id, "Review", "id")
    return await operations.record_review_service(
        work, id, sending(input), reason=input.reason, revision=input.revision
    )


ANSWERS = {"review": "Review", "decision": "Decision"}
KEYS = {"decision": lambda made: made.decision_id}
MUTATIONS = (
    Mutation(
        "requestReview", requesting.request_review, RequestReviewInput, _request,
        "Request a review of a decision. One that comes too late is decided as not examined.", ANSWERS, KEYS,
        guard=rights.FILE,
    ),
    Mutation(
        "registerReview", requesting.register_review, RegisterReviewInput, _register,
        "Register a request for review that came on paper, as it is.", ANSWERS, KEYS, guard=rights.REGISTER,
    ),
    Mutation(
        "proposeReview", deciding.propose_review, ProposeReviewInput, _propose,
        "Propose what is decided on a request for review, with the new decision where it is changed.", ANSWERS, KEYS,
        guard=rights.PROPOSE,
    ),
    Mutation(
        "signReview", deciding.sign_review, SignReviewInput, _sign,
        "Sign what was proposed on a request for review: the decision is changed, annulled or stands.", ANSWERS, KEYS,
        guard=rights.SIGN,
    ),
    Mutation(
        "withdrawReview", withdrawing.withdraw_review, WithdrawReviewInput, _withdraw,
        "Take a request for review back before it is decided: its matter lapses, and the decision stands.", ANSWERS, KEYS,
        guard=rights.WITHDRAW,
    ),
    Mutation(
        "orderExecution", operations.order_execution, OrderExecutionInput, _order,
        "Forbid or suspend the execution of a contested decision until the request is decided.", ANSWERS, KEYS,
        guard=rights.ORDER,
    ),
    Mutation(
        "liftExecutionOrder", operations.lift_execution_order, LiftExecutionOrderInput, _lift,
        "Let a contested decision be executed again.", ANSWERS, KEYS, guard=rights.LIFT,
    ),
    Mutation(
        "recordReviewService", operations.record_review_service, RecordReviewServiceInput, _serve,
        "Record how what was decided on a request was sent to its party; the time for appeal follows from that.",
        {"review": "Review"}, guard=rights.SERVE,
    ),
)  # fmt: skip
