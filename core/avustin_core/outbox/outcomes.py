"""What became of one attempt, and when the next one is due."""

import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from avustin_core.outbox.models import MessageFault, MessageState, OutboxMessage

EMPTY = {"subject": None, "body": None}
Attempt = Callable[[], Awaitable["Outcome"]]


@dataclass(frozen=True)
class Made:
    """A message that was made of another, and its first attempt, for as long as what was looked up is of the moment."""

    message: OutboxMessage
    attempt: Attempt


@dataclass(frozen=True)
class Outcome:
    """Where the message goes from here; PENDING means another attempt. `more` are messages that were made of it."""

    state: MessageState
    fault: MessageFault | None = None
    reply: int | None = None
    more: tuple[Made, ...] = ()
    is_fictional: bool | None = None  #: where it was found out

    def values(self, message: OutboxMessage, now: datetime, retries: "Retries") -> dict[str, object]:
        """The columns as they become."""
        told: dict[str, object] = {"fault": self.fault, "reply": self.reply, "leased_until": None}
        if self.is_fictional is not None:
            told["is_fictional"] = self.is_fictional
        if self.state is MessageState.PENDING:
            if message.attempts >= retries.most:
                return told | {"state": MessageState.DEAD}
            return told | {"due_at": now + retries.pause(message.attempts)}
        if self.state is MessageState.SENT:
            return told | {"state": self.state, "sent_at": now} | EMPTY
        return told | {"state": self.state}


SENT = Outcome(MessageState.SENT)
KEPT = Outcome(MessageState.KEPT)


def passed_on(messages: Iterable[Made], *, is_fictional: bool) -> Outcome:
    """A message for each recipient takes its place."""
    return Outcome(MessageState.PASSED_ON, more=tuple(messages), is_fictional=is_fictional)


def again(fault: MessageFault, reply: int | None = None) -> Outcome:
    """It may work later."""
    return Outcome(MessageState.PENDING, fault, reply)


def dead(fault: MessageFault, reply: int | None = None) -> Outcome:
    """It won't work by itself."""
    return Outcome(MessageState.DEAD, fault, reply)


def withheld(fault: MessageFault) -> Outcome:
    """It isn't to be sent any more."""
    return Outcome(MessageState.WITHHELD, fault)


@dataclass(frozen=True)
class Retries:
    """How often and how far apart: the pause doubles from `first` to `longest`, and half of it is left to chance."""

    most: int = 15
    first: timedelta = timedelta(seconds=30)
    longest: timedelta = timedelta(hours=4)

    def pause(self, attempts: int) -> timedelta:
        """How long to wait after that many attempts."""
        whole = min(self.longest, self.first * 2.0 ** min(attempts - 1, 32))
        return whole * random.uniform(0.5, 1.0)
