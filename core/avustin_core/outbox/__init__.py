"""The outbox: what must leave the system, written in the transaction and sent at least once by its id."""

from avustin_core.outbox.models import MessageFault, MessageState, OutboxMessage

__all__ = ["MessageFault", "MessageState", "OutboxMessage"]
