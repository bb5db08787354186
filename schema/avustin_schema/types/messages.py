"""Messages of the outbox: what waits, what went, and what couldn't be sent."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.access import User
from avustin_core.messages import rights
from avustin_core.messages.kinds import KINDS
from avustin_core.outbox.models import MessageFault, MessageState
from avustin_core.plugin import Language
from avustin_schema.paging import Order
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, column, computed, one, sourced
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Person


def _about(values: Any, reading: Any) -> strawberry.ID | None:
    kind = KINDS.get(values("kind"))
    return global_id(kind.about.__name__, kind.row(values("payload"))) if kind else None


@sourced(
    rights.RIGHTS,
    joins={"recipient": Join("recipient_id", User, "Person")},
    default_order=Order("id", descending=True),
)
class OutboxMessage(Node):
    """Something that leaves the system by mail: a notice for all whom it concerns, or a message that was made of it for
    one recipient."""

    id: strawberry.ID = id_of("OutboxMessage")
    kind: str = column("kind", "What it tells, such as application.received.")
    about: strawberry.ID | None = computed(
        ("kind", "payload"), _about, "The global id of the thing that it is about, to be read by `node`."
    )
    state: MessageState = column("state", "Where it is.")
    attempts: int = column("attempts", "How often it was tried.")
    fault: MessageFault | None = column("fault", "Why it wasn't sent the last time; null where nothing went wrong.")
    reply: int | None = column("reply", "The mail server's code of the last attempt; null where it had none.")
    recipient: Person | None = one("recipient", "To whom it goes; null of a notice.")
    language: Language | None = column("language", "The language that it is written in; null of a notice.")
    created_at: datetime = column("created_at", "When what it tells happened.")
    due_at: datetime = column("due_at", "When it is, or was last, due.")
    sent_at: datetime | None = column("sent_at", "When the mail server took it; null until then.")
    subject: str | None = column("subject", "Its subject, of one that was kept instead of sent.")
    body: str | None = column("body", "Its text, of one that was kept instead of sent.")
    is_fictional: bool = column("is_fictional", "Whether it is of a demonstration.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "outboxMessages": page(
        OutboxMessage,
        "Messages of the outbox, the newest first.",
    ),
    "outboxMessage": by_id(OutboxMessage, "A message of the outbox by its id."),
}
