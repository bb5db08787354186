"""Completing an application: asking for it, and answering."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.applications import completion as operations
from avustin_core.applications import extensions, rights
from avustin_core.eligibility import operations as eligibility
from avustin_core.eligibility import rights as eligibility_rights
from avustin_core.plugin import Outcome
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import LONG, row_id

MOVED = "One that would end on a Saturday, a Sunday or a holiday ends with the next working day (150/1930 5 §)."


@input_type(description="What the applicant is asked to complete.")
class RequestCompletionInput(MutationInput):
    """A request."""

    application_id: strawberry.ID = argument("The application.")
    what: str = argument(f"What is to be completed. {LONG}")
    how: str = argument(f"How it is to be completed. {LONG}")
    paths: list[list[str]] = argument("The fields that are opened for it, with all that is under them.")
    due_at: datetime = argument(f"Until when. Missing it doesn't prevent the decision (434/2003 33 §). {MOVED}")
    revision: int = argument("The application's revision that was read.")


@input_type(description="More time for completing.")
class ExtendCompletionInput(MutationInput):
    """An extension."""

    id: strawberry.ID = argument("The request for completion.")
    due_at: datetime = argument(f"Until when instead, later than now. {MOVED}")
    reason: str = argument("Why. The applicant is told.")
    revision: int = argument("The request's own revision that was read.")


@input_type(description="A request that is answered with what stands in the draft.")
class AnswerCompletionInput(MutationInput):
    """An answer."""

    id: strawberry.ID = argument("The request for completion.")
    revision: int = argument("The application's revision that was read.")


@input_type(description="What an official finds of an eligibility rule.")
class RecordFindingInput(MutationInput):
    """An official's finding."""

    id: strawberry.ID = argument("The rule's finding.")
    outcome: Outcome = argument("What the official finds.")
    reason: str = argument("Why.")
    revision: int = argument("The finding's revision that was read.")


@input_type(description="What an official finds of what no rule asks.")
class AddFindingInput(MutationInput):
    """An official's finding without a rule."""

    application_id: strawberry.ID = argument("The application.")
    subject: str = argument("What must be so, in the language of the matter.")
    outcome: Outcome = argument("What the official finds.")
    reason: str = argument("Why.")
    bars: bool = argument("Whether a grant is barred when it isn't met; otherwise it is a warning.")
    source: str = argument("Where that is said, such as a provision.", default="")
    paths: list[list[str]] = argument("The fields that it is about.", default_factory=list)
    revision: int = argument("The application's revision that was read.")


async def _request(work: Work, input: RequestCompletionInput) -> Any:
    return await operations.request_completion(
        work,
        row_id(input.application_id, "Application", "applicationId"),
        what=input.what,
        how=input.how,
        paths=input.paths,
        due_at=input.due_at,
        revision=input.revision,
    )


async def _extend(work: Work, input: ExtendCompletionInput) -> Any:
    return await extensions.extend_completion(
        work,
        row_id(input.id, "Completion", "id"),
        due_at=input.due_at,
        reason=input.reason,
        revision=input.revision,
    )


async def _answer(work: Work, input: AnswerCompletionInput) -> Any:
    return await operations.answer_completion(work, row_id(input.id, "Completion", "id"), revision=input.revision)


async def _record(work: Work, input: RecordFindingInput) -> Any:
    id = row_id(input.id, "Finding", "id")
    return await eligibility.record_finding(
        work, id, outcome=input.outcome, reason=input.reason, revision=input.revision
    )


async def _add(work: Work, input: AddFindingInput) -> Any:
    return await eligibility.add_finding(
        work,
        row_id(input.application_id, "Application", "applicationId"),
        subject=input.subject,
        outcome=input.outcome,
        reason=input.reason,
        bars=input.bars,
        source=input.source,
        paths=input.paths,
        revision=input.revision,
    )


OF_FINDING = {"application": "Application", "finding": "Finding"}
KEYS_OF_FINDING = {"application": lambda made: made.application_id, "finding": lambda made: made.id}
ANSWERS = {"application": "Application", "completion": "Completion"}
KEYS = {"application": lambda made: made.application_id, "completion": lambda made: made.id}
MUTATIONS = (
    Mutation(
        "requestCompletion", operations.request_completion, RequestCompletionInput, _request,
        "Ask the applicant to complete named fields by a time.", ANSWERS, KEYS, guard=rights.REQUEST_COMPLETION,
    ),
    Mutation(
        "extendCompletion", extensions.extend_completion, ExtendCompletionInput, _extend,
        "Give the applicant more time for completing, while its time runs (434/2003 33 §). The applicant is told by mail.",
        ANSWERS, KEYS, guard=rights.EXTEND_COMPLETION,
    ),
    Mutation(
        "answerCompletion", operations.answer_completion, AnswerCompletionInput, _answer,
        "Hand the completed application in as a new version.", ANSWERS, KEYS, guard=rights.ANSWER,
    ),
    Mutation(
        "recordFinding", eligibility.record_finding, RecordFindingInput, _record,
        "Set an official's finding beside a rule's.", OF_FINDING, KEYS_OF_FINDING, guard=eligibility_rights.RECORD,
    ),
    Mutation(
        "addFinding", eligibility.add_finding, AddFindingInput, _add,
        "Add a finding of an official's own, of what no rule asks. Change it by recordFinding.", OF_FINDING, KEYS_OF_FINDING,
        guard=eligibility_rights.ADD,
    ),
)  # fmt: skip
