"""The story's mail: it was sent in the story, but for the newest receipt, which nobody could be told of then."""

from sqlalchemy import and_, select, update
from sqlmodel import col

from avustin_core.outbox import SCAN, MessageFault, MessageState, OutboxMessage
from avustin_core.work import Work


async def were_sent(work: Work) -> None:
    """Nothing of the story waits. One receipt is there for an administrator to send: by now there is an address."""
    waiting = and_(col(OutboxMessage.state) == MessageState.PENDING, col(OutboxMessage.kind) != SCAN)
    newest = await work.session.scalar(
        select(col(OutboxMessage.id))
        .where(waiting, col(OutboxMessage.kind) == "application.received")
        .order_by(col(OutboxMessage.created_at).desc(), col(OutboxMessage.id).desc())
        .limit(1)
    )
    await work.session.execute(
        update(OutboxMessage)
        .where(waiting, col(OutboxMessage.id) != newest)
        .values(sent_at=col(OutboxMessage.created_at), state=MessageState.PASSED_ON, is_fictional=True, attempts=1)
    )
    await work.session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id) == newest)
        .values(state=MessageState.DEAD, fault=MessageFault.NO_RECIPIENT, is_fictional=True, attempts=1)
    )
