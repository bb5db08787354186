"""Assessing applications."""

from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.assessments import operations, rights
from avustin_core.assessments.scores import Score as CoreScore
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="What you say by one criterion.")
class ScoreInput:
    """A score."""

    criterion: str = argument("The criterion's key.")
    score: Decimal | None = argument(
        "The score, within the criterion's scale; none where no scale is set.", default=None
    )
    is_met: bool | None = argument("Yes or no, for a threshold or a priority.", default=None)
    reason: str = argument("The reason.", default="")


@input_type(description="Your own assessment of an application; replaces what you saved before.")
class SaveAssessmentInput(MutationInput):
    """An assessment."""

    application_id: strawberry.ID = argument("The application.")
    scores: list[ScoreInput] = argument("Scores and reasons by criterion.")
    comment: str = argument("On the whole.", default="")
    revision: int | None = argument(
        "The revision of your assessment that was read; null for the first save.", default=None
    )


@input_type(description="Your assessment, to hand in for good.")
class SubmitAssessmentInput(MutationInput):
    """A submission."""

    id: strawberry.ID = argument("Your assessment.")
    revision: int = argument("The revision that was read.")


def _score(input: ScoreInput) -> CoreScore:
    return CoreScore(criterion=input.criterion, score=input.score, is_met=input.is_met, reason=input.reason)


async def _save(work: Work, input: SaveAssessmentInput) -> Any:
    return await operations.save_assessment(
        work,
        row_id(input.application_id, "Application", "applicationId"),
        scores=[_score(each) for each in input.scores],
        comment=input.comment,
        revision=input.revision,
    )


async def _submit(work: Work, input: SubmitAssessmentInput) -> Any:
    return await operations.submit_assessment(work, row_id(input.id, "Assessment", "id"), revision=input.revision)


ANSWERS = {"assessment": "Assessment", "application": "Application"}
KEYS = {"application": lambda made: made.application_id, "assessment": lambda made: made.id}
MUTATIONS = (
    Mutation(
        "saveAssessment", operations.save_assessment, SaveAssessmentInput, _save,
        "Save your own assessment; none before a fixed window closes.", ANSWERS, KEYS,
        guard=(rights.ASSESS, rights.SAVE),
    ),
    Mutation(
        "submitAssessment", operations.submit_assessment, SubmitAssessmentInput, _submit,
        "Hand your assessment in, for good.", ANSWERS, KEYS, guard=rights.SUBMIT,
    ),
)  # fmt: skip
