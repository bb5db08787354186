"""Asking for more time, and refusing it."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.time_limits import requests as operations
from avustin_core.time_limits import rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="A party's wish for more time.")
class RequestMoreTimeInput(MutationInput):
    """A wish."""

    id: strawberry.ID = argument("The time limit.")
    reason: str = argument("Why more time is needed.")
    until: datetime | None = argument("Until when; null leaves it to the authority.", default=None)
    revision: int = argument("The time limit's revision that was read.")


@input_type(description="Why a party gets no more time.")
class RefuseMoreTimeInput(MutationInput):
    """A refusal."""

    id: strawberry.ID = argument("The time limit.")
    reason: str = argument("Why not. The party is told.")
    revision: int = argument("The time limit's revision that was read.")


async def _request(work: Work, input: RequestMoreTimeInput) -> Any:
    id = row_id(input.id, "TimeLimit", "id")
    return await operations.request_more_time(
        work, id, reason=input.reason, until=input.until or None, revision=input.revision
    )


async def _refuse(work: Work, input: RefuseMoreTimeInput) -> Any:
    id = row_id(input.id, "TimeLimit", "id")
    return await operations.refuse_more_time(work, id, reason=input.reason, revision=input.revision)


ANSWERS: Any = {"time_limit": "TimeLimit"}
KEYS: Any = {"time_limit": lambda made: made.id}
MUTATIONS = (
    Mutation(
        "requestMoreTime", operations.request_more_time, RequestMoreTimeInput, _request,
        "Ask for more time, while the time runs. The present one holds until that is answered (434/2003 33 §).",
        ANSWERS, KEYS, guard=rights.ASK,
    ),
    Mutation(
        "refuseMoreTime", operations.refuse_more_time, RefuseMoreTimeInput, _refuse,
        "Refuse a party more time, with the reason, which it is told by mail.", ANSWERS, KEYS, guard=rights.REFUSE,
    ),
)  # fmt: skip
