"""Sending again what couldn't be sent."""

from typing import Any

import strawberry

from avustin_core.messages import operations, rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="A message to send again.")
class RetryMessageInput(MutationInput):
    """A message."""

    id: strawberry.ID = argument("The message, which is DEAD.")
    reason: str = argument("Why it will work now, in a sentence; it stays in the audit trail.")


async def _retry(work: Work, input: RetryMessageInput) -> Any:
    return await operations.retry_message(work, row_id(input.id, "OutboxMessage", "id"), reason=input.reason)


MUTATIONS = (
    Mutation(
        "retryMessage", operations.retry_message, RetryMessageInput, _retry,
        "Send a message again that couldn't be sent, once what stood in the way is mended.",
        {"outboxMessage": "OutboxMessage"}, guard=rights.RETRY,
    ),
)  # fmt: skip
