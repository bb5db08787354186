"""The input of sending a message again; the others are in `staging`."""

from datetime import UTC, datetime

from tests.schema.staging import Stage, input_of
from tests.walks.client import Json

from avustin_core.access import PUBLIC
from avustin_core.outbox import MessageFault, MessageState, OutboxMessage
from avustin_core.storage import global_id

THEN = datetime(2019, 8, 1, tzinfo=UTC)


@input_of("retryMessage")
async def _retry_message(stage: Stage) -> Json:
    message = OutboxMessage(
        kind="tests.told", payload={}, created_at=THEN, due_at=THEN, state=MessageState.DEAD,
        fault=MessageFault.REFUSED, reply=550, attempts=1,
    )  # fmt: skip
    await stage.world.avustin.run(PUBLIC, lambda work: work.add(message))
    return {"id": global_id("OutboxMessage", message.id), "reason": "Osoite on korjattu"}
