"""What officials check: the checklist, and costs row by row."""

from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.checks import costs, operations, rights
from avustin_core.plugin import Outcome
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.values import sum_or_none
from avustin_schema.types.common import row_id


@input_type(description="What an official finds of an item of the checklist.")
class CheckAnswerInput:
    """An answer."""

    item: str = argument("The item's key.")
    outcome: Outcome = argument("Met, not met, or not to be determined.")
    reason: str = argument("Why; required of one that isn't met or can't be determined.", default="")
    revision: int | None = argument("The answer's revision that was read; null where there was none.", default=None)


@input_type(description="Answers to the checklist of an application.")
class RecordChecksInput(MutationInput):
    """Answers."""

    application_id: strawberry.ID = argument("The application.")
    items: list[CheckAnswerInput] = argument("The items that are answered; the others stay as they are.")
    revision: int = argument("The application's revision that was read.")


@input_type(description="What is accepted of one cost.")
class AcceptedCostInput:
    """A cost."""

    path: list[str] = argument("Where its sum lies in the answers, as `Application.costs` tells.")
    accepted: Decimal | None = argument(
        "What is accepted, in euros, at most what the application says; null takes back what was said.", default=None
    )
    reason: str = argument(
        "Why; required where it isn't what the application says, or what the form's rule lets be eligible.", default=""
    )


@input_type(description="Costs that are accepted.")
class AcceptCostsInput(MutationInput):
    """Costs."""

    application_id: strawberry.ID = argument("The application.")
    rows: list[AcceptedCostInput] = argument("The costs that something is said of; the others stay as they are.")
    revision: int = argument("The application's revision that was read.")
    costs_revision: int | None = argument(
        "The revision of the costs accepted that was read; null where there were none.", default=None
    )


async def _check(work: Work, input: RecordChecksInput) -> Any:
    answers = [operations.Answer(each.item, each.outcome, each.reason, each.revision) for each in input.items]
    id = row_id(input.application_id, "Application", "applicationId")
    return await operations.record_checks(work, id, answers=answers, revision=input.revision)


async def _accept(work: Work, input: AcceptCostsInput) -> Any:
    rows = [
        costs.AcceptedRow(
            tuple(each.path), sum_or_none(each.accepted, "rows", str(index), "accepted"), each.reason
        )
        for index, each in enumerate(input.rows)
    ]  # fmt: skip
    id = row_id(input.application_id, "Application", "applicationId")
    return await costs.accept_costs(work, id, rows=rows, revision=input.revision, costs_revision=input.costs_revision)


ANSWERS = {"application": "Application"}
MUTATIONS = (
    Mutation(
        "recordChecks", operations.record_checks, RecordChecksInput, _check,
        "Answer items of the checklist: the general preconditions (688/2001 6 and 7 §), and the programme's own.", ANSWERS,
        guard=rights.CHECK,
    ),
    Mutation(
        "acceptCosts", costs.accept_costs, AcceptCostsInput, _accept,
        "Accept costs row by row; proposals and scenarios reckon with what is accepted.", ANSWERS, guard=rights.ACCEPT,
    ),
)  # fmt: skip
