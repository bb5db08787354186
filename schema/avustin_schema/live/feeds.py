"""Feeds: the root fields of subscriptions, each with the things whose changes it tells of."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core.access import Audience
from avustin_core.applications.models import Application
from avustin_core.live import Kind, Thing
from avustin_schema.rights.words import requiring

Topic = Callable[[AsyncConnection, UUID | None], Awaitable[Thing | None]]


@dataclass(frozen=True)
class Feed:
    """What a subscription is about: the type that its `id` is of, and the thing whose changes matter to it."""

    kind: str
    topic: Topic


async def matter_of(connection: AsyncConnection, id: UUID | None) -> Thing | None:
    """The matter of an application; nobody's rights are asked, since nothing is told of it."""
    found = await connection.scalar(select(col(Application.matter_id)).where(col(Application.id) == id))
    return Thing(Kind.MATTER, found) if found else None


def itself(kind: Kind) -> Topic:
    """The thing of that id."""

    async def topic(connection: AsyncConnection, id: UUID | None) -> Thing | None:
        return Thing(kind, id) if id else None

    return topic


async def the_outbox(connection: AsyncConnection, id: UUID | None) -> Thing | None:
    """Any message."""
    return Thing(Kind.OUTBOX)


def told(audience: Audience, resolver: Callable[..., AsyncIterator[Any]], description: str, feed: Feed) -> Any:
    """A root field of Subscription. Its resolver gives the state once: it is asked anew whenever that may have changed."""
    said = requiring(description, audience.requires)
    return strawberry.subscription(
        resolver=resolver, description=said, metadata={"audience": audience, "feed": feed, "root": None}
    )
