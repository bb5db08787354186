"""What an administrator does with messages: a dead one is sent again."""

from uuid import UUID

from avustin_core.messages.refusals import MessageNotDead
from avustin_core.messages.rights import RETRY
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.work import Work, operation


@operation(refuses=(MessageNotDead, ReasonMissing))
async def retry_message(work: Work, id: UUID, *, reason: str) -> OutboxMessage:
    """Lets a message that couldn't be sent be tried from the beginning. A reason is required."""
    message = await work.get(OutboxMessage, id, lock=True)
    work.may(RETRY, message)
    if not reason.strip():
        raise ReasonMissing("reason")
    work.recorded.changes["reason"] = {"text": [None, reason.strip()]}
    message.state, message.attempts, message.due_at = MessageState.PENDING, 0, work.now
    await work.session.flush()
    return message
