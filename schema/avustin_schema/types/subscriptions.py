"""Subscriptions: the state of a thing when one subscribes, and again whenever what was asked of it has changed."""

from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import Audience, rights_of
from avustin_core.errors import InvalidInput
from avustin_core.live import Kind
from avustin_core.outbox import MessageState
from avustin_core.outbox import OutboxMessage as Message
from avustin_core.plugin import Text
from avustin_core.storage import parse_id
from avustin_schema.context import Info
from avustin_schema.live.feeds import Feed, itself, matter_of, the_outbox, told
from avustin_schema.reading import read_one
from avustin_schema.sources import Link, Source
from avustin_schema.types.applications import Application
from avustin_schema.types.appropriations import Appropriation
from avustin_schema.types.calls import Call
from avustin_schema.types.messages import OutboxMessage

AT = "When the server looked."
CHANGED = (
    "Which of the fields that you asked of it aren't as in the event before, by their keys in the answer, such as "
    "application.status; empty in the first event."
)
AT_MOST = "Ends the subscription after so many events; without it, it goes on."
AtMost = Annotated[int | None, strawberry.argument(description=AT_MOST)]
FEW = Text(
    fi="atMost: anna vähintään 1 tai jätä pois.",
    sv="atMost: ange minst 1 eller utelämna argumentet.",
    en="atMost: 1 or more.",
)
SEEN = "null when it isn't there or may not be seen, alike."


def _rows(name: str) -> Audience:
    return Source.known[name].rights.rows


def _linked(name: str, description: str) -> Any:
    """A field that reads the event's thing by what is asked of it."""

    async def resolve(root: Any, info: Any) -> Any:
        return await read_one(info, name, value=root.key) if root.key else None

    resolve.__annotations__ = {"info": Info, "return": Source.known[name].type | None}
    link = Link(name, lambda event: event.key)
    return strawberry.field(resolver=resolve, description=description, metadata={"audience": _rows(name), "link": link})


@strawberry.type(description="An application as it is at that moment.")
class ApplicationChanged:
    """One event."""

    at: datetime = strawberry.field(description=AT)
    changed: list[str] = strawberry.field(description=CHANGED)
    key: strawberry.Private[UUID | None]
    application: Application | None = _linked("Application", f"The application; {SEEN}")


@strawberry.type(description="A call as it is at that moment.")
class CallChanged:
    """One event."""

    at: datetime = strawberry.field(description=AT)
    changed: list[str] = strawberry.field(description=CHANGED)
    key: strawberry.Private[UUID | None]
    call: Call | None = _linked("Call", f"The call; {SEEN}")


@strawberry.type(description="The ranking of a call as it is at that moment.")
class RankingChanged:
    """One event."""

    at: datetime = strawberry.field(description=AT)
    changed: list[str] = strawberry.field(description=CHANGED)
    key: strawberry.Private[UUID | None]
    call: Call | None = _linked("Call", f"The call, of which you ask the `ranking`; {SEEN}")


@strawberry.type(description="An appropriation as it is at that moment.")
class AppropriationChanged:
    """One event."""

    at: datetime = strawberry.field(description=AT)
    changed: list[str] = strawberry.field(description=CHANGED)
    key: strawberry.Private[UUID | None]
    appropriation: Appropriation | None = _linked("Appropriation", f"The appropriation; {SEEN}")


@strawberry.type(description="The outbox as it is at that moment.")
class OutboxChanged:
    """One event."""

    at: datetime = strawberry.field(description=AT)
    changed: list[str] = strawberry.field(description=CHANGED)
    waiting: int = strawberry.field(description="Messages that wait, or are being sent.")
    failed: int = strawberry.field(description="Messages that couldn't be sent, and wait for an administrator.")
    key: strawberry.Private[UUID | None]
    message: OutboxMessage | None = _linked(
        "OutboxMessage", "The message that was asked for by its id; null where none was, or it may not be seen."
    )


def _checked(at_most: int | None) -> None:
    if at_most is not None and at_most < 1:
        raise InvalidInput("atMost", reason=FEW)


def _key(kind: str, id: str | None) -> UUID | None:
    found = parse_id(id) if id else None
    return found[1] if found and found[0] == kind else None


def _of_one(event: type, kind: str, field: str, feed: Feed, description: str) -> Any:
    about = Annotated[strawberry.ID, strawberry.argument(description=f"The {field}'s global id.")]

    async def resolve(info: Info, id: Any, at_most: Any = None) -> Any:
        _checked(at_most)
        yield event(at=info.context.now, changed=[], key=_key(kind, id))

    resolve.__annotations__ = {"info": Info, "id": about, "at_most": AtMost, "return": AsyncGenerator[event, None]}  # type: ignore[valid-type]
    return told(_rows(kind), resolve, description, feed)


async def _outbox(
    info: Info,
    id: Annotated[strawberry.ID | None, strawberry.argument(description="The global id of a message.")] = None,
    at_most: AtMost = None,
) -> AsyncGenerator[OutboxChanged, None]:
    _checked(at_most)
    context, table = info.context, aliased(Message)
    seen = rights_of(Message).rows.predicate(table, context.actor, context.now)
    counting = select(col(table.state), func.count()).where(
        col(table.state).in_((MessageState.PENDING, MessageState.DEAD)), seen
    )
    async with context.connection() as connection:
        found = await connection.execute(counting.group_by(col(table.state)))
        counts = {row[0]: row[1] for row in found}
    yield OutboxChanged(
        at=context.now, changed=[], key=_key("OutboxMessage", id),
        waiting=counts.get(MessageState.PENDING, 0), failed=counts.get(MessageState.DEAD, 0),
    )  # fmt: skip


SUBSCRIPTIONS = {
    "applicationChanged": _of_one(
        ApplicationChanged, "Application", "application", Feed("Application", matter_of),
        "An application now, and again whenever what is asked of it has changed, by whomever or by time: its answers, its "
        "handling, its decision, what may be done to it.",
    ),
    "callChanged": _of_one(
        CallChanged, "Call", "call", Feed("Call", itself(Kind.CALL)),
        "A call now, and again whenever what is asked of it has changed: it opens or closes, applications are counted.",
    ),
    "rankingChanged": _of_one(
        RankingChanged, "Call", "call", Feed("Call", itself(Kind.CALL)),
        "The ranking of a call now, and again whenever what is asked of it has changed.",
    ),
    "appropriationChanged": _of_one(
        AppropriationChanged, "Appropriation", "appropriation", Feed("Appropriation", itself(Kind.APPROPRIATION)),
        "An appropriation now, and again whenever what is asked of it has changed: what is bound of it, and left.",
    ),
    "outboxChanged": told(
        _rows("OutboxMessage"), _outbox,
        "The outbox now, and again whenever what is asked of it has changed: what waits, and what couldn't be sent.",
        Feed("OutboxMessage", the_outbox),
    ),
}  # fmt: skip
