"""Hearing a party: asking it, giving it more time, and answering."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.hearings import operations, rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.completions import MOVED
from avustin_schema.types.common import LONG, row_id


@input_type(description="What a party is heard of.")
class RequestHearingInput(MutationInput):
    """A request."""

    application_id: strawberry.ID = argument("The application.")
    subject: str = argument("What it is about, in a few words; the mail tells it.")
    text: str = argument(f"The claims and evidence that the party may comment on, and what they may affect. {LONG}")
    finding_ids: list[strawberry.ID] = argument("Findings that it is about.", default_factory=list)
    checks: list[str] = argument("Keys of items of the checklist that it is about.", default_factory=list)
    due_at: datetime = argument(f"Until when. Missing it doesn't prevent the decision (434/2003 33 §). {MOVED}")
    revision: int = argument("The application's revision that was read.")


@input_type(description="More time for answering a hearing.")
class ExtendHearingInput(MutationInput):
    """An extension."""

    id: strawberry.ID = argument("The hearing.")
    due_at: datetime = argument(f"Until when instead, later than now. {MOVED}")
    reason: str = argument("Why. The party is told.")
    revision: int = argument("The hearing's revision that was read.")


@input_type(description="What a party says.")
class AnswerHearingInput(MutationInput):
    """An answer."""

    id: strawberry.ID = argument("The hearing.")
    answer: str = argument(f"The party's opinion and explanation. {LONG}")
    document_ids: list[strawberry.ID] = argument("Documents of the matter that it gives with it.", default_factory=list)
    revision: int = argument("The hearing's revision that was read.")


async def _request(work: Work, input: RequestHearingInput) -> Any:
    question = operations.Question(
        input.subject,
        input.text,
        [row_id(each, "Finding", "findingIds", str(index)) for index, each in enumerate(input.finding_ids)],
        input.checks,
    )
    id = row_id(input.application_id, "Application", "applicationId")
    return await operations.request_hearing(work, id, question, due_at=input.due_at, revision=input.revision)


async def _extend(work: Work, input: ExtendHearingInput) -> Any:
    id = row_id(input.id, "Hearing", "id")
    return await operations.extend_hearing(work, id, due_at=input.due_at, reason=input.reason, revision=input.revision)


async def _answer(work: Work, input: AnswerHearingInput) -> Any:
    documents = [row_id(each, "Document", "documentIds", str(index)) for index, each in enumerate(input.document_ids)]
    return await operations.answer_hearing(
        work, row_id(input.id, "Hearing", "id"), answer=input.answer, documents=documents, revision=input.revision
    )


ANSWERS = {"application": "Application", "hearing": "Hearing"}
KEYS = {"application": lambda made: made.application_id}
MUTATIONS = (
    Mutation(
        "requestHearing", operations.request_hearing, RequestHearingInput, _request,
        "Ask the party to comment on what may affect the outcome (434/2003 34 §). It is told by mail.", ANSWERS, KEYS,
        guard=rights.HEAR,
    ),
    Mutation(
        "extendHearing", operations.extend_hearing, ExtendHearingInput, _extend,
        "Give the party more time for answering, while its time runs (434/2003 33 §). It is told by mail.", ANSWERS, KEYS,
        guard=rights.EXTEND,
    ),
    Mutation(
        "answerHearing", operations.answer_hearing, AnswerHearingInput, _answer,
        "Answer a hearing, once; also after its time, until the matter is decided.", ANSWERS, KEYS, guard=rights.ANSWER,
    ),
)  # fmt: skip
