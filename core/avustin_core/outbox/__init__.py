"""The outbox: what must leave the system, written in the transaction and sent at least once by its id."""

from avustin_core.outbox.models import SCAN, MessageFault, MessageState, OutboxMessage

__all__ = ["SCAN", "MessageFault", "MessageState", "OutboxMessage"]
