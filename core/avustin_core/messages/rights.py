"""Administrators see what waits, what went and what couldn't be sent; the words only of what was kept here."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Audience, Guard, Rights, doers
from avustin_core.errors import Refusal
from avustin_core.messages.refusals import MessageNotDead
from avustin_core.organisations.rights import administrator
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.plugin import Role

kept = Audience(
    "an administrator, of a message that was kept instead of sent",
    lambda row, actor, now: row.state == MessageState.KEPT,
)

RIGHTS = Rights(
    OutboxMessage,
    rows=administrator,
    fields=dict.fromkeys(
        (
            "id", "kind", "about", "state", "attempts", "fault", "reply", "recipient", "language", "createdAt", "dueAt",
            "sentAt", "isFictional", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("subject", "body"), kept),
)  # fmt: skip


def _not_dead(state: Any, now: datetime) -> Refusal | None:
    return None if state.state is MessageState.DEAD else MessageNotDead()


RETRY: Guard[Any] = Guard(
    "retryMessage", doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR), _not_dead
)
GUARDS = (RETRY,)
COLUMNS = {"state": "state"}
